// Modules that a snapshot can hold: not V8's own (transform.js says why), but V8 has checked them as such (link.js).
({ vm, own, runScript, metaOf }, { files, linked, hosts }) => {
  const loader = own('modules.js');
  const { add, namespace } = own('node/hosts.js')(loader, globalThis.require);
  for (const name of Object.keys(hosts)) add(name, hosts[name].exported, hosts[name].unread);
  const deferred = new Set();
  for (const { name, code, lineOffset, isDeferred } of linked) {
    loader.add(name, runScript(new vm.Script(code, { filename: name, lineOffset })), metaOf(name));
    if (isDeferred) deferred.add(name);
  }
  const lines = (text) => text.split('\n').slice(0, -1);

  return {
    bind: (binding) => binding(loader.importer(own('importing.js'), files, own('paths.js'), own('node/import-node.js')(namespace))),
    /** What is evaluated in the turn of a module: in that of a deferred one, what it imports and is not. */
    order: (name) => (deferred.has(name) ? lines(loader.before(name)) : [name]),
    evaluate: loader.evaluate,
    loaded: loader.loaded,
    cache: () => undefined,
  };
};
