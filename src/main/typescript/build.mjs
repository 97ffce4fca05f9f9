// Bundles the eraser to one expression: of TypeScript's compiler only its parser and what that needs.
import { readFile, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const OUTPUT = '../resources/dev/snapforge/engine/process/common/typescript/eraser.js';

// The compiler is published as one function; as a module, whatever is not used can be left out of it.
async function compiler() {
  const text = await readFile('node_modules/typescript/lib/typescript.js', 'utf8');
  const begin = text.indexOf('// src/compiler/corePublic.ts');
  const end = text.indexOf('// src/compiler/commandLineParser.ts');
  if (begin < 0 || end < begin) throw new Error('typescript.js is not of the form that it was');
  const names = /__export\(typescript_exports, \{([^}]*)\}\)/.exec(text)[1].matchAll(/(\w+): \(\) => (\w+)/g);
  // The files of the compiler follow each other, those that others need first.
  const parser = `const __export = () => {};\n${text.slice(begin, end)}`;
  const exported = [...names].filter(([, , local]) => new RegExp(`^(?:function|var) ${local}\\b`, 'm').test(parser));
  return `${parser}\nexport { ${exported.map(([, name, local]) => `${local} as ${name}`)} };`;
}

const { outputFiles } = await build({
  entryPoints: ['eraser.js'],
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  globalName: 'eraser',
  target: 'es2022',
  platform: 'browser',
  charset: 'ascii',
  legalComments: 'none',
  // What the compiler would know of a machine.
  define: { process: 'undefined', require: 'undefined', console: 'undefined', performance: 'undefined', __filename: 'undefined' },
  logLevel: 'warning',
  plugins: [
    {
      name: 'compiler',
      setup({ onLoad }) {
        onLoad({ filter: /typescript\/lib\/typescript\.js$/ }, async () => ({ contents: await compiler() }));
        onLoad({ filter: /ts-blank-space\/out\/index\.js$/ }, async ({ path }) => ({
          contents: (await readFile(path, 'utf8')).replace('import tslib from "typescript"', 'import * as tslib from "typescript"'),
        }));
      },
    },
  ],
});

// The terms of the Apache licence are in the LICENSE of this project; what its fourth section asks to keep are the notices of the files.
let list = '# Licences\n\nWhat the eraser holds of others. Written by `build`.\n\n| package | version | licence | script |\n|---|---|---|---|\n';
const notices = [];
const OWNERS = { 'ts-blank-space': 'Copyright 2024 Bloomberg Finance L.P.', typescript: 'Copyright (c) Microsoft Corporation. All rights reserved.' };
for (const [name, owner] of Object.entries(OWNERS)) {
  const { version, license, main } = JSON.parse(await readFile(`node_modules/${name}/package.json`, 'utf8'));
  const file = typeof main === 'string' ? main : 'out/index.js';
  if (!(await readFile(`node_modules/${name}/${file}`, 'utf8')).includes(owner)) throw new Error(`${name} has another owner`);
  if (license !== 'Apache-2.0') throw new Error(`${name} has another licence`);
  notices.push(`${name} ${version}: ${owner}`);
  list += `| ${name} | ${version} | ${license} | eraser |\n`;
}
const [{ text }] = outputFiles;
await writeFile(
  OUTPUT,
  `${text.replace(/^var eraser=/, '(').replace(/;\s*$/, '.erase)')}
/*!
This script holds parts of the following, changed by leaving out the rest, under the Apache License, Version 2.0
(http://www.apache.org/licenses/LICENSE-2.0):

${notices.join('\n')}
*/
`,
);
await writeFile('LICENCES.md', list);
