// A run with ears where Node builds snapshots; nothing is built, and the process ends. What goes wrong in it is not told, because the
// run that counts comes after it; but one that does not end by itself is better stopped here, where it can be said what it waits for.
(tools) => {
  const { require, request, own, end, draw } = tools;
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
  // Which modules the files name, and which they require by another way of writing it.
  const { getBuiltinModule } = process;
  const { isBuiltin } = getBuiltinModule('module');
  const modules = new Set();
  const noted = (load) => (id) => {
    if (typeof id === 'string' && isBuiltin(id)) modules.add(id.replace(/^node:/, ''));
    return load(id);
  };
  for (const { name, source } of request.scripts) {
    if (name.startsWith('snapforge:')) continue;
    for (const [, , id] of source.matchAll(/\b(?:require|getBuiltinModule)\(\s*(['"`])((?:node:)?[\w/]+)\1\s*\)/g)) {
      if (isBuiltin(id)) modules.add(id.replace(/^node:/, ''));
    }
  }
  if (request.linked !== '') {
    for (const name of Object.keys(JSON.parse(request.linked).hosts)) modules.add(name.replace(/^snapforge:node:/, ''));
  }
  const requiring = Object.assign(noted(require), require);
  process.getBuiltinModule = noted(getBuiltinModule);
  const report = () => end([['uses', recorder.report()], ...[...modules].map((id) => ['module', id])]);

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
  own('node/files.js')(tools).run({ requiring, listen: rejections.listen });
  rejections.listen();
};
