globalThis.age = (now, born) => now - born;
