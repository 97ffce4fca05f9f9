// Bundles each prelude to one classic script that ends with the notices of what went into it, and lists the licences.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { lazy, withParts } from './lazy.mjs';

const OUTPUT = '../resources/dev/snapforge/prelude';
const OPTIONS = {
  target: 'es2022',
  platform: 'browser',
  // V8 keeps a script in two bytes a character if one of them needs two, and the text of a script is part of its snapshots.
  charset: 'ascii',
  legalComments: 'none',
  logLevel: 'warning',
};
const packages = new Map();

// The copyright lines of a package, and the terms below them.
async function licence(folder) {
  const file = (await readdir(folder)).find((name) => /^licen[cs]e/i.test(name));
  const paragraphs = (await readFile(`${folder}/${file}`, 'utf8')).split(/\n\s*\n/).map((it) => it.trim());
  const from = paragraphs.findIndex((it) => it.startsWith('Copyright'));
  return {
    copyright: paragraphs[from].split('\n'),
    terms: paragraphs.slice(from + 1).map((it) => it.replace(/\s+/g, ' ')).filter(Boolean).join('\n\n'),
  };
}

// One comment: the packages below their terms. At the end, so that the positions of the code above stay.
async function notices(folders) {
  const byTerms = new Map();
  for (const folder of folders) {
    const { name, version } = JSON.parse(await readFile(`node_modules/${folder}/package.json`, 'utf8'));
    const { copyright, terms } = await licence(`node_modules/${folder}`);
    byTerms.set(terms, [...(byTerms.get(terms) ?? []), ...copyright.map((it) => `${name} ${version}: ${it}`)]);
  }
  const texts = [...byTerms].map(([terms, owners]) => `${owners.join('\n')}\n\n${terms}`);
  return `/*!\nThis script holds, under the terms below:\n\n${texts.join('\n\n')}\n*/\n`;
}

for (const name of ['web', 'node']) {
  const inputs = new Set();
  const parts = new Map();
  const { metafile, outputFiles } = await build({
    ...OPTIONS,
    entryPoints: [`${name}/index.js`],
    write: false,
    bundle: true,
    format: 'iife',
    // The sources are modules; in a classic script that has to be said.
    banner: { js: '"use strict";' },
    metafile: true,
    plugins: [lazy(inputs, parts, OPTIONS)],
  });
  const folders = new Set();
  for (const input of [...Object.keys(metafile.inputs), ...inputs]) {
    const folder = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    if (folder !== undefined) folders.add(folder);
  }
  for (const folder of folders) packages.set(folder, [...(packages.get(folder) ?? []), name]);
  await writeFile(`${OUTPUT}/${name}.js`, withParts(outputFiles[0].text, parts) + (await notices([...folders].sort())));
}

let text = '# Licences\n\nWhat the preludes hold of others. Written by `build`.\n\n';
text += '| package | version | licence | prelude |\n|---|---|---|---|\n';
for (const folder of [...packages.keys()].sort()) {
  const { version, license } = JSON.parse(await readFile(`node_modules/${folder}/package.json`, 'utf8'));
  text += `| ${folder} | ${version} | ${license.replace(/[()]/g, '')} | ${packages.get(folder).join(', ')} |\n`;
}
await writeFile('LICENCES.md', text);
