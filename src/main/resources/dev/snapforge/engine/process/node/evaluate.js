// Looks at what a process holds: one that was started from a snapshot, before its main function or script runs, or a fresh one
// that runs the files first, with Node's functions for snapshots in the form that they have where a snapshot is loaded.
({ require, request, own, evaluate, end, run, draw }) => {
  const { isPromise } = require('util').types;
  const exists = own('exists.js');
  const render = own('render.js');
  if (!request.restored) {
    draw(request.draws);
    const letGo = request.holdClock ? own('clock.js')(request.clock, true) : () => {};
    const callbacks = own('node/snapshot-functions.js')(require('v8').startupSnapshot);
    run();
    callbacks();
    letGo();
  }
  const missing = request.requires.filter((path) => !exists(path));
  const graph = request.graph ? own('graph.js')(['process', 'require', 'console'].map((name) => [name, globalThis[name]])) : '';

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
      ...values.map((value) => ['value', value]),
    ]);
  const waiting = request.expressions.map((expression, i) => {
    values[i] = PENDING;
    try {
      const value = evaluate(expression, 'check');
      if (!isPromise(value)) {
        values[i] = render(value);
        return undefined;
      }
      return value.then(
        (result) => {
          values[i] = render(result);
        },
        (error) => {
          values[i] = 'rejects with ' + render(error);
        },
      );
    } catch (error) {
      values[i] = thrown(error);
      return undefined;
    }
  }).filter((promise) => promise !== undefined);
  if (waiting.length === 0) finish();
  // The loop runs on; where it has nothing left to do, what is pending stays so.
  process.on('beforeExit', finish);
  Promise.all(waiting).then(finish);
};
