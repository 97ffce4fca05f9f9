// Looks at what a process holds: one that was started from a snapshot, before its main function or script runs, or a fresh one
// that runs the files first, with Node's functions for snapshots in the form that they have where a snapshot is loaded.
(tools) => {
  const { require, request, own, evaluate, end, refuse, refuseAt, fieldsOf, isImport, whenIdle, draw } = tools;
  const { performance } = require('perf_hooks');
  const { isPromise } = require('util').types;
  // Runs what process.nextTick and promises left to do. Source: lib/internal/process/task_queues.js of Node 24.
  const { _tickCallback: tick } = process;
  const exists = own('exists.js');
  const render = own('render.js');
  const describe = own('graph.js');
  const capabilities = own('capabilities.js');
  const rejections = own('node/rejections.js')(tools);
  // Whether there is a function that imports in the place of import().
  const imports = () => evaluate("typeof þ$root === 'function'", 'snapforge:importer');
  const look = () => {
    // Getters are read below, some of which answer promises that reject; nobody waits for those.
    process.on('unhandledRejection', () => {});
    if (request.modules.length === 0) {
      answer(undefined);
      return;
    }
    const start = performance.now();
    own('first-use.js')(request.modules.join('\n')).then(
      (used) => answer(used, Math.round(performance.now() - start)),
      (error) => refuseAt('DEFER_UNSAFE', `Used, a module throws ${fieldsOf('', error)[0][1]}.`, [0, 0, '']),
    );
    settle();
  };
  // What a check started, microtasks end before the next check, as in every engine.
  const settle = () => tick.call(process);
  /** Answers; used: what deferred modules export, where they were used before; took: how long that took, in whole milliseconds. */
  const answer = (used, took) => {
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
    const graph = request.graph === 'NONE' ? '' : describe(request.graph === 'LINES', known, used);
    const offered = request.restored ? capabilities().split('\n') : [];

    const PENDING = 'a promise that stays pending';
    const thrown = (error) => {
      try {
        return 'throws ' + String(error);
      } catch {
        return 'throws a value that has no text';
      }
    };
    const values = took === undefined ? [] : [took];
    const finish = () =>
      end([
        ['v8', process.versions.v8],
        ['graph', graph],
        ...missing.map((path) => ['missing', path]),
        ...offered.map((word) => ['capability', word]),
        ...values.map((value) => ['value', value]),
      ]);
    let waiting = request.expressions.length;
    let asked = false;
    const settled = (i, value) => {
      values[i] = value;
      waiting--;
      if (asked && waiting === 0) finish();
    };
    const expressions = request.importing !== undefined && imports() ? request.importing : request.expressions;
    expressions.forEach((expression, i) => {
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
  const { run, refuseWaiting } = own('node/files.js')(tools);
  run({ native: true, listen: rejections.listen });
  rejections.listen();
  whenIdle(() => {
    refuseWaiting();
    rejections.stop();
    removeOnRestore();
    callbacks((error) => refuse('RESTORE_THREW', error));
    letGo();
    const imports = rejections.found.filter(isImport);
    if (imports.length > 0) refuse('DYNAMIC_IMPORT', ...imports);
    look();
  });
};
