globalThis.pick = (list, at) => list[Math.floor(at * list.length)];
