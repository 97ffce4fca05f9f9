// target: plain
// target: i18n
// check: settings.port
// check: steps.join()
globalThis.steps = [];
class Lock {
  constructor(name) {
    this.name = name;
  }
  [Symbol.dispose]() {
    steps.push(this.name);
  }
}
function read() {
  'use strict';
  using outer = new Lock('outer'), none = null;
  using inner = new Lock('inner');
  steps.push(label());
  return { port: 80 };
  function label() {
    return inner.name + '?';
  }
}
globalThis.settings = read();
