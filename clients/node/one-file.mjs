// Makes one file of an ES module and what it imports: it needs nothing else, and is as readable as its sources.
//
// No parser: modules import at their top, `import { a, b } from '…';`, under one name everywhere, and export declarations only. What
// does not keep to that is refused.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const IMPORT = /^import \{ ([^}]+) \} from '([^']+)';\n/gm;
const REEXPORT = /^export \{ ([^}]+) \} from '([^']+)';\n/gm;
const TYPE_IMPORT = /^\/\*\* @import .*\*\/\n/gm;
const DECLARATION = /^(export )?((?:async )?(?:function|class|const|let)) (\w+|\[[^\]]+\])/gm;
const STRAY = /^(import\b|export [{*]|export default)|\bimport\((?!'node:|new URL\()/m;

export const refuse = (message) => {
  throw new Error(`build: ${message}`);
};

/** What is imported by name, from Node and from other modules. */
const importsOf = (text, pattern) =>
  [...text.matchAll(pattern)].map(([, names, from]) => ({ names: names.split(',').map((name) => name.trim()), from }));

/** The modules, each after those that it imports. */
const inOrder = (folder, entry, beside) => {
  const modules = new Map();
  const visit = (path, importers) => {
    const name = relative(folder, path);
    if (importers.includes(name)) refuse(`a cycle of imports, ${[...importers, name].join(' → ')}`);
    if (modules.has(name)) return;
    const text = readFileSync(path, 'utf8');
    const imports = [...importsOf(text, IMPORT), ...importsOf(text, REEXPORT)].map((it) => {
      const other = it.from.startsWith('.') && beside.get(join(dirname(path), it.from));
      return other ? { ...it, from: other, isBeside: true } : it;
    });
    for (const { from } of imports.filter((it) => it.from.startsWith('.') && !it.isBeside)) {
      visit(join(dirname(path), from), [...importers, name]);
    }
    modules.set(name, { name, text, imports });
  };
  visit(entry, []);
  return [...modules.values()];
};

/** One import for each of Node's modules, and of the files beside. */
const outerImports = (modules) => {
  const byModule = new Map();
  for (const { names, from, isBeside } of modules.flatMap((it) => it.imports)) {
    if (from.startsWith('.') && !isBeside) continue;
    if (!from.startsWith('node:') && !isBeside) refuse(`'${from}' is no module of Node`);
    byModule.set(from, new Set([...(byModule.get(from) ?? []), ...names]));
  }
  return [...byModule].sort(([a], [b]) => (a < b ? -1 : 1)).map(([from, names]) => ({ from, names: [...names].sort() }));
};

/** A module without its imports; of its exports, those stay that are the package's. */
const bodyOf = ({ name, text }, published) => {
  const body = text
    .replace(IMPORT, '')
    .replace(REEXPORT, '')
    .replace(TYPE_IMPORT, '')
    .replace(DECLARATION, (all, exported, kind, it) => (exported && !published.has(it) ? `${kind} ${it}` : all));
  const stray = STRAY.exec(body);
  if (stray) refuse(`${name} has an import or export in a form that is not known here: '${stray[0]}'`);
  return body.replace(/\n{3,}/g, '\n\n').trim();
};

const requireUniqueNames = (modules, imported) => {
  const seen = new Map();
  const declared = modules.flatMap(({ name, text }) =>
    [...text.matchAll(DECLARATION)].flatMap(([, , , it]) => it.match(/\w+/g).map((one) => [one, name])),
  );
  for (const [it, name] of [...imported.flatMap((one) => one.names.map((it) => [it.split(' as ').pop(), one.from])), ...declared]) {
    if (seen.has(it)) refuse(`'${it}' is in ${seen.get(it)} and in ${name}; in one file, each name stands for one thing`);
    seen.set(it, name);
  }
};

const section = (name) => `// ---- ${name} ${'-'.repeat(110 - name.length)}`;

/**
 * One file that does what an entry and its imports do.
 *
 * @param {string} folder that the names of its sections are relative to
 * @param {string} entry
 * @param {string} made how it is made, in a sentence for its readers
 * @param {Map<string, string>} [beside] modules that stay files of their own, and how the one file imports them
 */
export const oneFile = (folder, entry, made, beside = new Map()) => {
  const modules = inOrder(folder, entry, beside);
  const main = modules[modules.length - 1];
  const published = new Set(importsOf(main.text, REEXPORT).flatMap((it) => it.names));
  const imported = outerImports(modules);
  requireUniqueNames(modules, imported);
  const [introduction, ...program] = bodyOf(main, published).split('\n\n');
  return [
    `#!/usr/bin/env node\n${introduction}`,
    `// ${made}`,
    imported.map(({ names, from }) => `import { ${names.join(', ')} } from '${from}';`).join('\n'),
    ...modules.slice(0, -1).flatMap((it) => [section(it.name), bodyOf(it, published)]).filter((it) => it !== ''),
    section(main.name),
    ...program,
  ].join('\n\n') + '\n';
};

/** Writes a file that is made; to check means to write nothing, and to refuse if it is not what its sources give. */
export const keep = (file, text, check, hint) => {
  if (!check) {
    writeFileSync(file, text);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    refuse(hint);
  }
};
