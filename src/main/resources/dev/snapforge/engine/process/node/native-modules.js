// V8's own modules, as a process without a snapshot has them: the measure of what a snapshot must do.
(tools, { files, resolved, hosts, awaits }, caches, keep) => {
  const { request, own, Buffer, refuse } = tools;
  const indexes = new Map(request.scripts.map(({ name }, i) => [name, i]));
  const cacheOf = (name) => (caches?.[indexes.get(name)] ? Buffer.from(caches[indexes.get(name)], 'base64') : undefined);
  const target = (importer, specifier) => resolved[importer][specifier];
  const { module, link } = own('node/module-graph.js')(tools, target, (name) => hosts[name]?.unread ?? [], cacheOf);
  const kept = new Map();
  for (const name of Object.keys(resolved)) {
    const error = link(name);
    if (error !== undefined) refuse('MISSING_EXPORT', error);
    // Node makes no cache of a module that has run.
    if (keep) kept.set(name, module(name).createCachedData());
  }

  // One that waits for nothing has ended, well or not, as a linked module has.
  const evaluate = (name) => {
    const it = module(name);
    const ended = it.evaluate();
    if (awaits.length > 0) return ended;
    ended.catch(() => {});
    if (it.status === 'errored') throw it.error;
    return undefined;
  };
  /** What a module imports before it, so that each one's share can be told. */
  const seen = new Set();
  const evaluateEach = (name) => {
    if (seen.has(name) || !indexes.has(name)) return undefined;
    seen.add(name);
    for (const imported of Object.values(resolved[name])) evaluateEach(imported);
    const ended = evaluate(name);
    keep(indexes.get(name));
    return ended;
  };
  const namespace = (name) => module(name).namespace;

  return {
    bind: (binding) =>
      binding(own('importing.js')(files, evaluate, namespace, own('paths.js'), own('node/import-node.js')(namespace))),
    order: (name) => [name],
    evaluate: keep ? evaluateEach : evaluate,
    loaded: () => '',
    cache: (name) => kept.get(name),
  };
};
