// Looks at what an isolate holds: one that was started from a snapshot, or a plain one that runs the files first.
(tools) => {
  const { request, own, end, fieldsOf } = tools;
  const { open, snapshotIn, run, restore, told } = own('node/isolated-vm/isolates.js')(tools);
  const { setImmediate } = globalThis;
  // They stay open. The one that is there first decides what V8 shares, and a plain one brings least.
  const neighbours = request.neighbours === 0 ? [] : [open()];
  for (let i = 1; i <= request.neighbours; i++) neighbours.push(open(snapshotIn(`neighbour-${i}.blob`)));

  const runtime = request.restored ? open(snapshotIn('snapshot.blob')) : open();
  const { context, call } = runtime;
  // Before the bundle, where it has not run yet.
  const [exists, render, graph] = ['exists.js', 'render.js', 'graph.js'].map(runtime.own);
  const rejected = request.restored ? [] : run(runtime, request);
  const unbound = restore(runtime);

  // As the root of a dotted path, a name that a script has declared counts as well.
  const found = (path) => {
    try {
      return call(exists, runtime.evaluate(path.split('.')[0], 'requires').derefInto(), path);
    } catch {
      return false;
    }
  };
  const missing = request.requires.filter((path) => !found(path));
  const look = request.graph === 'NONE' ? '' : call(graph, request.graph === 'LINES', []);
  const offered = request.restored ? call(runtime.own('capabilities.js')).split('\n') : [];

  const rendered = (reference) => {
    try {
      return call(render, reference.derefInto());
    } catch (error) {
      return 'throws ' + String(told(error));
    }
  };
  const textOf = (error) => {
    const known = told(error);
    return known === error ? String(error) : 'an object';
  };
  // isolated-vm hands a promise on where one is asked for: it settles when this process is idle, what came of it is told by then.
  const value = async (expression) => {
    let settled = 'a promise that stays pending';
    try {
      context
        .evalSync(expression, { filename: 'check', promise: true, reference: true })
        .then((result) => (settled = rendered(result)), (error) => (settled = 'rejects with ' + textOf(error)));
    } catch (error) {
      return 'throws ' + textOf(error);
    }
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    return settled;
  };
  const values = async () => {
    const all = [];
    for (const expression of request.expressions) all.push(await value(expression));
    return all;
  };
  values().then((all) =>
    end([
      ['v8', process.versions.v8],
      ['graph', look],
      ...missing.map((path) => ['missing', path]),
      ...offered.map((word) => ['capability', word]),
      ...all.map((text) => ['value', text]),
      ...unbound.map((text) => ['unbound', text]),
      ...rejected.flatMap((reason) => [['rejection', ''], ...fieldsOf('rejection-', reason)]),
    ]),
  );
};
