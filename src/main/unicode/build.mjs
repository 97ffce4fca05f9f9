// Bundles the expander with the tables of one version of Unicode to one expression that ends with the notices of what went into it.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { characters, strings } from './tables.mjs';

const OUTPUT = '../resources/dev/snapforge/engine/process/unicode/expander.js';
const require = createRequire(import.meta.url);
const folder = (name) => `node_modules/${name}`;
const PROPERTIES = folder('regenerate-unicode-properties');

// Every set of the package, by its path.
const tables = {};
for (const property of (await readdir(PROPERTIES, { withFileTypes: true })).filter((it) => it.isDirectory())) {
  for (const file of (await readdir(`${PROPERTIES}/${property.name}`)).sort()) {
    const set = require(`./${PROPERTIES}/${property.name}/${file}`);
    const parts = [characters(set.characters.data), ...(set.strings ? [strings(set.strings)] : [])];
    tables[`${property.name}/${file.slice(0, -3)}`] = parts.join(' ');
  }
}

// Which letters are equal where case is ignored, with and without `u`. The package knows a later version of Unicode: what is equal to a
// letter that is not assigned yet is not. And it leaves out what is equal only by way of a third.
const { characters: assigned } = require(`./${PROPERTIES}/Binary_Property/Assigned.js`);
const equal = new Map();
for (const name of ['iu-mappings', 'i-bmp-mappings']) {
  for (const [key, values] of require(`./node_modules/regexpu-core/data/${name}.js`)) {
    const known = [key, ...[].concat(values)].filter((it) => assigned.contains(it));
    const all = new Set(known.flatMap((it) => [it, ...(equal.get(it) ?? [])]));
    for (const it of all) equal.set(it, all);
  }
}
for (let letter = 0x41; letter <= 0x5a; letter++) {
  const all = new Set([letter, letter + 32].flatMap((it) => [it, ...(equal.get(it) ?? [])]));
  for (const it of all) equal.set(it, all);
}
const classes = [...new Set(equal.values())].map((all) => [...all].sort((one, other) => one - other)).filter((all) => all.length > 1);
const modules = {
  tables: `export default () => (${JSON.stringify(tables)})`,
  equals: `export default new Map(${JSON.stringify(classes)}.flatMap((all) => all.map((it) => [it, all.filter((other) => other !== it)])))`,
};

const { metafile, outputFiles } = await build({
  entryPoints: ['expander.js'],
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  globalName: 'expander',
  target: 'es2022',
  platform: 'browser',
  charset: 'ascii',
  legalComments: 'none',
  // What packages look for to learn where they are: a look-up while a bundle loads would be a finding.
  define: { define: 'undefined', global: 'undefined', window: 'undefined', self: 'undefined' },
  metafile: true,
  logLevel: 'warning',
  plugins: [
    {
      name: 'unicode',
      setup({ onLoad, onResolve }) {
        onResolve({ filter: /^unicode:/ }, ({ path }) => ({ path: path.slice('unicode:'.length), namespace: 'unicode' }));
        onLoad({ filter: /./, namespace: 'unicode' }, ({ path }) => ({ contents: modules[path] }));
      },
    },
  ],
});

// The copyright lines of a package, and the terms below them.
async function licence(name) {
  const file = (await readdir(folder(name))).find((it) => /^licen[cs]e/i.test(it));
  const paragraphs = (await readFile(`${folder(name)}/${file}`, 'utf8')).split(/\n\s*\n/).map((it) => it.trim());
  const from = paragraphs.findIndex((it) => it.startsWith('Copyright'));
  return {
    copyright: paragraphs[from].split('\n'),
    terms: paragraphs.slice(from + 1).map((it) => it.replace(/\s+/g, ' ')).filter(Boolean).join('\n\n'),
  };
}

const names = new Set(['regenerate-unicode-properties', 'regexpu-core']);
for (const input of Object.keys(metafile.inputs)) {
  const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
  if (name !== undefined) names.add(name);
}
const byTerms = new Map();
let list = '# Licences\n\nWhat the expander holds of others. Written by `build`.\n\n| package | version | licence | script |\n|---|---|---|---|\n';
for (const name of [...names].sort()) {
  const { version, license } = JSON.parse(await readFile(`${folder(name)}/package.json`, 'utf8'));
  const { copyright, terms } = await licence(name);
  byTerms.set(terms, [...(byTerms.get(terms) ?? []), ...copyright.map((it) => `${name} ${version}: ${it}`)]);
  list += `| ${name} | ${version} | ${license} | expander |\n`;
}
const texts = [...byTerms].map(([terms, owners]) => `${owners.join('\n')}\n\n${terms}`);
const notices = `/*!\nThis script holds, under the terms below:\n\n${texts.join('\n\n')}\n*/\n`;
const [{ text }] = outputFiles;
await writeFile(OUTPUT, `${text.replace(/^var expander=/, '(').replace(/;\s*$/, '.default)')}\n${notices}`);
await writeFile('LICENCES.md', list);
