// Looks at what a process holds: one that was started from a snapshot, before its main function or script runs, or a fresh one
// that runs the files first, with Node's functions for snapshots in the form that they have where a snapshot is loaded.
(tools) => {
  const { require, request, own, evaluate, end, refuse, isImport, run, whenIdle, draw } = tools;
  const { isPromise } = require('util').types;
  // Runs what process.nextTick and promises left to do. Source: lib/internal/process/task_queues.js of Node 24.
  const { _tickCallback: tick } = process;
  const exists = own('exists.js');
  const render = own('render.js');
  const describe = own('graph.js');
  const capabilities = own('capabilities.js');
  const rejections = own('node/rejections.js')(tools);
  const look = () => {
    // Getters are read below, some of which answer promises that reject; nobody waits for those.
    process.on('unhandledRejection', () => {});
    // By a script, and not by eval, which the bundle may have replaced.
    const found = (path) => {
      try {
        return exists(evaluate(path.split('.')[0], 'requires'), path);
      } catch {
        return false;
      }
    };
    const missing = request.requires.filter((path) => !found(path));
    const known = ['process', 'require', 'console'].map((name) => [name, globalThis[name]]);
    const graph = request.graph === 'NONE' ? '' : describe(request.graph === 'LINES', known);
    const offered = request.restored ? capabilities().split('\n') : [];

    const PENDING = 'a promise that stays pending';
    const thrown = (error) => {
      try {
        return 'throws ' + String(error);
      } catch {
        return 'throws a value that has no text';
      }
    };
    const values = [];
    const finish = () =>
      end([
        ['v8', process.versions.v8],
        ['graph', graph],
        ...missing.map((path) => ['missing', path]),
        ...offered.map((word) => ['capability', word]),
        ...values.map((value) => ['value', value]),
      ]);
    // What a check started, microtasks end before the next check, as in every engine.
    const settle = () => tick.call(process);
    let waiting = request.expressions.length;
    let asked = false;
    const settled = (i, value) => {
      values[i] = value;
      waiting--;
      if (asked && waiting === 0) finish();
    };
    request.expressions.forEach((expression, i) => {
      values[i] = PENDING;
      try {
        const value = evaluate(expression, 'check');
        if (isPromise(value)) {
          value.then((result) => settled(i, render(result)), (error) => settled(i, 'rejects with ' + render(error)));
        } else {
          settled(i, render(value));
        }
      } catch (error) {
        settled(i, thrown(error));
      }
      settle();
    });
    if (waiting === 0) finish();
    asked = true;
    // The loop runs on; where it has nothing left to do, what is pending stays so.
    process.on('beforeExit', finish);
  };

  if (request.restored) {
    look();
    return;
  }
  draw(request.draws);
  const letGo = request.holdClock ? own('clock.js')(request.clock, true) : () => {};
  const { startupSnapshot } = require('v8');
  const callbacks = own('node/snapshot-functions.js')(startupSnapshot, require('util'));
  const removeOnRestore = own('node/on-restore.js')(startupSnapshot);
  run();
  rejections.listen();
  whenIdle(() => {
    rejections.stop();
    removeOnRestore();
    callbacks((error) => refuse('RESTORE_THREW', error));
    letGo();
    const imports = rejections.found.filter(isImport);
    if (imports.length > 0) refuse('DYNAMIC_IMPORT', ...imports);
    look();
  });
};
