class Lock {
  [Symbol.dispose]() {}
}
function readSettings() {
  const lock = new Lock();
  try {
    return { port: 80 };
  } finally {
    lock[Symbol.dispose]();
  }
}
globalThis.settings = readSettings();
