// Node's own modules among those that a snapshot holds. It stays in the snapshot, so nothing else may be in its reach.
//
// loader: what modules.js is; require: loads Node's modules, or what stands for them until the snapshot is loaded
(loader, require) => {
  const { keys } = Object;
  const { apply } = Reflect;
  const { slice } = String.prototype;
  const { sort } = Array.prototype;
  const TheSet = Set;

  /** Adds one; without the names of its exports, they are those that it has. unread: names that nothing asks for. */
  const add = (name, exported, unread = []) => {
    const id = apply(slice, name, ['snapforge:'.length]);
    const found = require(id);
    const values = { __proto__: null, default: found };
    for (let i = 0; i < unread.length; i++) values[unread[i]] = undefined;
    const read = (key) => {
      // What it tells is each process's own.
      if (id === 'node:process' && key !== 'default' && !(key in values)) return found[key];
      // As in a module of Node's, what was read stays, whatever becomes of the property.
      if (!(key in values)) values[key] = found[key];
      return values[key];
    };
    loader.host(name, exported ?? apply(sort, [...new TheSet(['default', ...keys(found)])], []), read);
  };
  const namespace = (name) => {
    if (!loader.has(name)) add(name);
    return loader.namespace(name);
  };
  return { add, namespace };
};
