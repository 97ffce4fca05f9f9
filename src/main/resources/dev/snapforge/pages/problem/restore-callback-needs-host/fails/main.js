let id;
globalThis[Symbol.for('snapforge')].onRestore(() => {
  id = crypto.randomUUID();
});
globalThis.id = () => id;
