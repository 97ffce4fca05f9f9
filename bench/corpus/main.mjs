// Builds the corpus with a running service and with Node, and prints what became of each package.
import { mkdir, writeFile } from 'node:fs/promises';
import { bundle } from './lib/bundle.mjs';
import { nodeOutcome } from './lib/node.mjs';
import { readOptions } from './lib/options.mjs';
import { packages } from './lib/packages.mjs';
import { report } from './lib/report.mjs';
import { Service } from './lib/service.mjs';
import { buildOutcomes } from './lib/snapforge.mjs';
import { isBad } from './lib/verdict.mjs';

const options = readOptions(process.argv.slice(2));
const out = new URL('out/', import.meta.url);
await mkdir(new URL('node/', out), { recursive: true });
await mkdir(new URL('bundles/', out), { recursive: true });

const service = new Service(options.service);
const targets = (await service.targets()).filter((it) => it.includes(options.engine));
if (targets.length === 0) {
  console.error(`No engine of ${options.service} is called "${options.engine}".`);
  process.exit(2);
}

const chosen = packages.filter((it) => options.only.length === 0 || options.only.includes(it.name));
const results = [];
for (const [i, it] of chosen.entries()) {
  process.stderr.write(`[${i + 1}/${chosen.length}] ${it.name}@${it.version}\n`);
  const made = await bundle(it, out);
  const row = {
    package: it.name,
    version: it.version,
    bundle: { size: made.source.length, digest: made.digest },
    engines: await buildOutcomes(service, it, made, targets, options.prelude),
    node: options.node ? await nodeOutcome(it, made, out) : null,
  };
  results.push(row);
}

const document = { service: options.service, targets, results };
await writeFile(new URL('results.json', out), JSON.stringify(document, null, 2) + '\n');
process.stdout.write(report(document, options.format));
process.exitCode = results.some((row) => row.engines.some(isBad)) ? 1 : 0;
