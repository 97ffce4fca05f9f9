// Makes snapforge.mjs from src/index.mjs and what it imports: one file that needs nothing else, as readable as its sources. It needs
// neither npm nor a network. With --check it writes nothing, and fails if the file is not what the sources give.
//
// No parser: modules import at their top, `import { a, b } from '…';`, under one name everywhere, and export declarations only. What
// does not keep to that is refused.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const SOURCES = join(FOLDER, 'src');
const RESULT = join(FOLDER, 'snapforge.mjs');

const IMPORT = /^import \{ ([^}]+) \} from '([^']+)';\n/gm;
const REEXPORT = /^export \{ ([^}]+) \} from '([^']+)';\n/gm;
const TYPE_IMPORT = /^\/\*\* @import .*\*\/\n/gm;
const DECLARATION = /^(export )?((?:async )?(?:function|class|const|let)) (\w+|\[[^\]]+\])/gm;
const STRAY = /^(import\b|export [{*]|export default)|\bimport\((?!'node:)/m;

const refuse = (message) => {
  throw new Error(`build: ${message}`);
};

/** What is imported by name, from Node and from other modules. */
const importsOf = (text, pattern) =>
  [...text.matchAll(pattern)].map(([, names, from]) => ({ names: names.split(',').map((name) => name.trim()), from }));

/** The modules, each after those that it imports. */
const inOrder = (entry) => {
  const modules = new Map();
  const visit = (path, importers) => {
    const name = relative(SOURCES, path);
    if (importers.includes(name)) refuse(`a cycle of imports, ${[...importers, name].join(' → ')}`);
    if (modules.has(name)) return;
    const text = readFileSync(path, 'utf8');
    const imports = [...importsOf(text, IMPORT), ...importsOf(text, REEXPORT)];
    for (const { from } of imports.filter((it) => it.from.startsWith('.'))) {
      visit(join(dirname(path), from), [...importers, name]);
    }
    modules.set(name, { name, text, imports });
  };
  visit(entry, []);
  return [...modules.values()];
};

/** One import for each of Node's modules. */
const nodeImports = (modules) => {
  const byModule = new Map();
  for (const { names, from } of modules.flatMap((it) => it.imports)) {
    if (from.startsWith('.')) continue;
    if (!from.startsWith('node:')) refuse(`'${from}' is no module of Node`);
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

const bundle = () => {
  const modules = inOrder(join(SOURCES, 'index.mjs'));
  const entry = modules[modules.length - 1];
  const published = new Set(importsOf(entry.text, REEXPORT).flatMap((it) => it.names));
  const imported = nodeImports(modules);
  requireUniqueNames(modules, imported);
  const [introduction, ...program] = bodyOf(entry, published).split('\n\n');
  return [
    `#!/usr/bin/env node\n${introduction}`,
    '// Made from src by build.mjs: change that, and run ./build.',
    imported.map(({ names, from }) => `import { ${names.join(', ')} } from '${from}';`).join('\n'),
    ...modules.slice(0, -1).flatMap((it) => [section(it.name), bodyOf(it, published)]).filter((it) => it !== ''),
    section(entry.name),
    ...program,
  ].join('\n\n') + '\n';
};

const { version } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8'));
if (!readFileSync(join(SOURCES, 'version.mjs'), 'utf8').includes(`VERSION = '${version}'`)) {
  refuse(`src/version.mjs has another version than package.json, ${version}`);
}
const result = bundle();
if (!process.argv.includes('--check')) {
  writeFileSync(RESULT, result);
} else if (!existsSync(RESULT) || readFileSync(RESULT, 'utf8') !== result) {
  refuse('snapforge.mjs is not what src gives: run clients/node/build');
}
