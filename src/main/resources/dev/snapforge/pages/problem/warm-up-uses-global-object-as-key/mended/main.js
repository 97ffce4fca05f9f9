globalThis.mark = (it) => new WeakSet([it]).has(it);
