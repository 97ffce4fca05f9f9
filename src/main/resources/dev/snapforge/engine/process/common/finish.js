// The end of a build: the clock is let go, and the prelude told that no more of the bundle will run before a snapshot is loaded.
// Nothing of it stays in the heap.
'use strict';
(() => {
  const key = Symbol.for('snapforge.build');
  const letGo = globalThis[key];
  if (letGo !== undefined) {
    delete globalThis[key];
    letGo();
  }
  globalThis[Symbol.for('snapforge')]?.seal();
})();
