// What import() answers for what is no file of the bundle: a module of Node's, or a rejection.
//
// namespace: gives the namespace of one, by its name among modules, "snapforge:node:…"
(namespace) => {
  const { isBuiltin } = process.getBuiltinModule('module');
  const { apply } = Reflect;
  const { startsWith } = String.prototype;
  const TheTypeError = TypeError;
  return (specifier, importer) => {
    if (!isBuiltin(specifier)) {
      throw new TheTypeError(`Cannot import '${specifier}': it is neither a file of the bundle nor a module of Node's (${importer})`);
    }
    return namespace('snapforge:' + (apply(startsWith, specifier, ['node:']) ? specifier : 'node:' + specifier));
  };
};
