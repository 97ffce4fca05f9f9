const { onRestore, slot } = globalThis[Symbol.for('snapforge')];
const connect = slot('connect');
onRestore(async function open() {
  globalThis.connection = await connect();
});
