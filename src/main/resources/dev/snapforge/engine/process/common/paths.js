// Which file of a bundle a path in an import means: the one of that name, or the one of TypeScript that its compiler would write there
// (its module resolution nodenext). What it needs is taken before the bundle runs.
//
// isFile: whether the bundle has a file of this name
'use strict';
(isFile) => {
  const { apply } = Reflect;
  const { split, slice, lastIndexOf } = String.prototype;
  const COMPILED = { __proto__: null, '.js': ['.ts', '.tsx'], '.mjs': ['.mts'], '.cjs': ['.cts'] };

  const find = (name) => {
    if (isFile(name)) return name;
    const dot = apply(lastIndexOf, name, ['.']);
    const endings = dot < 0 ? undefined : COMPILED[apply(slice, name, [dot])];
    for (let i = 0; i < (endings?.length ?? 0); i++) {
      const other = apply(slice, name, [0, dot]) + endings[i];
      if (isFile(other)) return other;
    }
    return undefined;
  };
  const join = (importer, specifier) => {
    const end = apply(lastIndexOf, importer, ['/']);
    let folder = end < 0 ? '' : apply(slice, importer, [0, end]);
    let name = '';
    const segments = apply(split, specifier, ['/']);
    for (let i = 0; i < segments.length; i++) {
      const segment = segments[i];
      if (segment === '.') continue;
      if (segment !== '..') {
        name = name === '' ? segment : name + '/' + segment;
        continue;
      }
      const path = folder === '' ? name : name === '' ? folder : folder + '/' + name;
      if (path === '') return undefined;
      const last = apply(lastIndexOf, path, ['/']);
      folder = last < 0 ? '' : apply(slice, path, [0, last]);
      name = '';
    }
    return folder === '' ? name : folder + '/' + name;
  };

  /** The name of the file that a relative path in a file means, or nothing. */
  return (importer, specifier) => {
    const path = join(importer, specifier);
    return path === undefined ? undefined : find(path);
  };
};
