// Bundles each prelude to one classic script, and lists the licences of what went into it.
import { readFile, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const OUTPUT = '../resources/dev/snapforge/prelude';
const packages = new Map();

for (const name of ['web', 'node']) {
  const { metafile } = await build({
    entryPoints: [`${name}/index.js`],
    outfile: `${OUTPUT}/${name}.js`,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  for (const input of Object.keys(metafile.inputs)) {
    const folder = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    if (folder === undefined) continue;
    const used = packages.get(folder) ?? new Set();
    packages.set(folder, used.add(name));
  }
}

let text = '# Licences\n\nWhat the preludes hold of others. Written by `build`.\n\n';
text += '| package | version | licence | prelude |\n|---|---|---|---|\n';
for (const folder of [...packages.keys()].sort()) {
  const { version, license } = JSON.parse(await readFile(`node_modules/${folder}/package.json`, 'utf8'));
  text += `| ${folder} | ${version} | ${license} | ${[...packages.get(folder)].join(', ')} |\n`;
}
await writeFile('LICENCES.md', text);
