globalThis.after = 1;
