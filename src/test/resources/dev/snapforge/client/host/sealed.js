globalThis[Symbol.for('snapforge')].seal();
