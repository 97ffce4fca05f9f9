class Lock {
  [Symbol.dispose]() {}
}
function readSettings() {
  using lock = new Lock();
  return { port: 80 };
}
globalThis.settings = readSettings();
