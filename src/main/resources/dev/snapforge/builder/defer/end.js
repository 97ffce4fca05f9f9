// The bundle has loaded: what was made for its own use while it did is let go, and what is used from now on is kept. Node runs what the
// files have started before it writes the heap, and a bundle's callbacks before that.
'use strict';
(() => {
  const END = Symbol.for('snapforge.deferral');
  const { loaded, end } = globalThis[END];
  delete globalThis[END];
  loaded();
  const node = typeof process === 'object' && process.versions?.node ? process.getBuiltinModule?.('v8').startupSnapshot : undefined;
  if (node?.isBuildingSnapshot()) node.addSerializeCallback(end);
  else end();
})();
