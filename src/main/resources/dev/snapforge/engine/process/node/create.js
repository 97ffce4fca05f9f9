// Runs the files where Node builds a snapshot of what they leave. Nothing of this stays: what was put in place is taken away by
// the last of the callbacks that run before Node writes the heap.
(tools) => {
  const { require, request, own, answer, refuse, draw } = tools;
  const { startupSnapshot } = require('v8');
  const { addSerializeCallback } = startupSnapshot;
  const { isExtensible } = Reflect;
  const reconcile = own('reconcile.js')(own('intrinsics.js'), request.deferred);
  const removeStandIns = own('stand-ins.js')();
  const removeOnRestore = own('node/on-restore.js')(startupSnapshot);
  draw(request.draws);
  const rejections = own('node/rejections.js')(tools);
  const { run, refuseWaiting } = own('node/files.js')(tools);
  const letGo = request.holdClock ? own('clock.js')(request.clock, true) : () => {};

  let last = false;
  const finish = () => {
    if (!last) {
      // Behind the callbacks that the bundle has added meanwhile.
      last = true;
      addSerializeCallback(finish);
      return;
    }
    refuseWaiting();
    rejections.stop();
    letGo();
    if (request.draws > 0) draw(request.cachedRandoms);
    removeStandIns();
    removeOnRestore();
    // Node adds to the global object when it starts from a snapshot, frozen or not.
    if (!isExtensible(globalThis)) refuse('GLOBAL_NOT_EXTENSIBLE', new Error('globalThis'));
    const [reconciled, locked, missing, frozen] = reconcile().split('|');
    if (locked !== '') refuse('LOCKED_BUILT_IN', Object.assign(new Error(locked), { name: '' }));
    answer([
      ['reconciled', reconciled],
      ['missing', missing],
      ['frozen', frozen],
      ...rejections.fields(),
    ]);
  };
  addSerializeCallback(finish);
  run({ listen: rejections.listen });
  rejections.listen();
};
