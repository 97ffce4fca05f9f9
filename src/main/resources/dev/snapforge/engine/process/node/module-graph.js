// Modules of V8's own, compiled and linked, none of them evaluated. Node gives them to scripts where a flag says so (tools.js).
//
// target: the name of the module that a specifier means in a module: a file, or "snapforge:node:…"; nothing if there is none
// unread: exports of one of Node's that are not asked for, by its name
// cacheOf: the code cache of a file, if there is one
({ request, SourceTextModule, SyntheticModule, require, metaOf }, target, unread, cacheOf = () => undefined) => {
  const HOST = 'snapforge:';
  const sources = new Map(request.scripts.map(({ name, source }) => [name, source]));
  const modules = new Map();
  const { _tickCallback: tick } = process;

  const make = (name) =>
    name.startsWith(HOST)
      ? hostOf(name.slice(HOST.length), unread(name))
      : new SourceTextModule(sources.get(name), {
          identifier: name,
          cachedData: cacheOf(name),
          initializeImportMeta: (meta) => Object.assign(meta, metaOf(name)),
        });
  /** A module of Node's, which exports what there is now, as Node's own does. */
  const hostOf = (id, left) => {
    const found = require(id);
    const names = [...new Set(['default', ...Object.keys(found)])].sort();
    const valueOf = (key) => (key === 'default' ? found : left.includes(key) ? undefined : found[key]);
    const made = new SyntheticModule(names, () => names.forEach((key) => made.setExport(key, valueOf(key))), { identifier: id });
    link(made);
    made.evaluate();
    return made;
  };
  const module = (name) => {
    if (!modules.has(name)) modules.set(name, make(name));
    return modules.get(name);
  };
  /** Nothing, or the error. */
  const link = (made) => {
    let error;
    if (made.status !== 'unlinked') return undefined;
    const linker = (specifier, { identifier }) => {
      const name = target(identifier, specifier);
      return name === undefined ? new SyntheticModule([], () => {}, { identifier: specifier }) : module(name);
    };
    made.link(linker).catch((reason) => {
      error = reason;
    });
    // Only promises are waited for.
    tick.call(process);
    return error;
  };
  return { module, link: (name) => link(module(name)) };
};
