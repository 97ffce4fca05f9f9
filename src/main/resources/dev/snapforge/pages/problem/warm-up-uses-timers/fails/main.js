globalThis.later = (then) => setTimeout(then, 10);
