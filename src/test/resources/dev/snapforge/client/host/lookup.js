// A bundle that declares a slot of its own.
globalThis.lookup = globalThis[Symbol.for('snapforge')].slot('lookup');
globalThis.seen = [];
