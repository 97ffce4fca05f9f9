// import() of a bundle's files (ECMA-262, 13.3.10), as far as it is the host's. What it needs is taken before the bundle runs.
//
// files: lines that come in threes: the name of a file, what it is (module, script, failed), and why it failed; evaluate: starts a module by
// its name, and gives nothing or a promise; namespace: its module namespace object, once it has been evaluated; paths: what paths.js is;
// host: gives what is imported and is no file, as the slot of a prelude would; what it throws is the answer
'use strict';
(files, evaluate, namespace, paths, host) => {
  const TheTypeError = TypeError;
  const TheSyntaxError = SyntaxError;
  const { apply, ownKeys } = Reflect;
  const { split, startsWith } = String.prototype;
  const known = { __proto__: null };
  const lines = files.split('\n');
  for (let i = 0; i + 2 < lines.length; i += 3) known[lines[i]] = { __proto__: null, kind: lines[i + 1], message: lines[i + 2] };
  const fileOf = paths((name) => known[name] !== undefined);

  return (importer, asksHost) => {
    // What a prelude has for the host's functions, if there is one. Declared, it is a slot that the bundle needs.
    if (asksHost) host ??= globalThis[Symbol.for('snapforge')]?.slot?.('import');
    return async (specifier, options) => {
      const text = `${specifier}`;
      if (options !== undefined) {
        if ((typeof options !== 'object' && typeof options !== 'function') || options === null) {
          throw new TheTypeError('The second argument of import() must be an object');
        }
        const attributes = options.with;
        if (attributes !== undefined && ((typeof attributes !== 'object' && typeof attributes !== 'function') || attributes === null)) {
          throw new TheTypeError("The 'with' option of import() must be an object");
        }
        if (attributes !== undefined && ownKeys(attributes).length > 0) {
          throw new TheTypeError(`Import attributes are not supported: '${text}', imported by ${importer}`);
        }
      }
      if (!apply(startsWith, text, ['./']) && !apply(startsWith, text, ['../'])) {
        if (host === undefined) {
          throw new TheTypeError(`Cannot import '${text}': it is no file of the bundle, and no host has a slot for it (${importer})`);
        }
        try {
          return await host(text, importer);
        } catch (error) {
          if (error?.name !== 'SlotUnboundError') throw error;
          throw new TheTypeError(`Cannot import '${text}': it is no file of the bundle, and the slot 'import' is not bound (${importer})`);
        }
      }
      const name = fileOf(importer, text);
      if (name === undefined) throw new TheTypeError(`Cannot import '${text}': the bundle has no such file (${importer})`);
      const { kind, message } = known[name];
      if (kind === 'script') throw new TheTypeError(`Cannot import '${text}': ${name} is a classic script (${importer})`);
      if (kind === 'failed') throw new TheSyntaxError(message);
      // What imports has come to its end before what it imports begins.
      await undefined;
      await evaluate(name);
      return namespace(name);
    };
  };
};
