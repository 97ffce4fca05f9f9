// A run with ears where Node builds snapshots; nothing is built, and the process ends. What goes wrong in it is not told, because the
// run that counts comes after it; but one that does not end by itself is better stopped here, where it can be said what it waits for.
(tools) => {
  const { require, request, own, end, run, draw } = tools;
  const { startupSnapshot } = require('v8');
  const { addSerializeCallback } = startupSnapshot;
  const { setTimeout } = globalThis;
  own('stand-ins.js')();
  own('node/on-restore.js')(startupSnapshot);
  draw(request.draws);
  const recorder = own('record.js')(own('clock.js'), request.clock, request.fixed, request.absent);
  own('node/recorders.js')(require, recorder);
  // Node waits for timers before it takes the snapshot.
  recorder.arm(false);
  if (request.scripts[0].name.startsWith('snapforge:')) recorder.listen();
  const report = () => end([['uses', recorder.report()]]);

  let last = false;
  const finish = () => {
    if (last) report();
    last = true;
    addSerializeCallback(finish);
  };
  addSerializeCallback(finish);
  // Is told of its end by a timer that keeps nothing alive.
  setTimeout(() => {
    const active = process.getActiveResourcesInfo();
    const names = [...new Set(active)].join(', ');
    end([
      ['refused', 'STILL_ACTIVE'],
      ['message', `${active.length} still active after ${request.patience} ms: ${names}`],
      ['file', ''],
      ['line', 0],
      ['column', 0],
      ['stack', ''],
    ]);
  }, request.patience).unref();
  process.on('uncaughtException', report);
  const rejections = own('node/rejections.js')(tools);
  run();
  rejections.listen();
};
