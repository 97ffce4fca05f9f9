// Builds the corpus with a running service and with Node, and prints what became of each package.
import { mkdir, writeFile } from 'node:fs/promises';
import { bundle } from './lib/bundle.mjs';
import { NODES, nodeOutcome } from './lib/node.mjs';
import { readOptions } from './lib/options.mjs';
import { packages } from './lib/packages.mjs';
import { report } from './lib/report.mjs';
import { Service } from './lib/service.mjs';
import { buildOutcomes } from './lib/snapforge.mjs';
import { isBad, isMissed } from './lib/verdict.mjs';

const options = readOptions(process.argv.slice(2));
const out = new URL('out/', import.meta.url);
await mkdir(new URL('node/', out), { recursive: true });
await mkdir(new URL('bundles/', out), { recursive: true });

try {
  const document = await build(new Service(options.service));
  await writeFile(new URL('results.json', out), JSON.stringify(document, null, 2) + '\n');
  process.stdout.write(report(document, options.format));
  const failed = (it, row) => isBad(it) || (options.format === 'check' && isMissed(it, row));
  process.exitCode = document.results.some((row) => row.engines.some((it) => failed(it, row))) ? 1 : 0;
} catch (error) {
  console.error(`bench/corpus/run: ${error.message}`);
  process.exitCode = 2;
}

async function build(service) {
  const targets = (await service.targets()).filter((it) => it.includes(options.engine));
  if (targets.length === 0) {
    throw new Error(`no engine of ${options.service} is called "${options.engine}"`);
  }
  const chosen = packages.filter(
    (it) => (options.only.length === 0 || options.only.includes(it.name)) && (!options.sample || it.sample),
  );
  const results = [];
  for (const [i, it] of chosen.entries()) {
    process.stderr.write(`[${i + 1}/${chosen.length}] ${it.name}@${it.version}\n`);
    const made = await bundle(it, out);
    results.push({
      package: it.name,
      version: it.version,
      intl: it.intl,
      bundle: { size: made.source.length, digest: made.digest },
      engines: await buildOutcomes(service, it, made, targets, options.prelude),
      nodes: options.node ? await eachNode(it, made) : [],
    });
  }
  return { service: options.service, targets, results };
}

// One after the other: their times are in the results.
async function eachNode(it, made) {
  const outcomes = [];
  for (const node of NODES) {
    outcomes.push(await nodeOutcome(node, it, made, out));
  }
  return outcomes;
}
