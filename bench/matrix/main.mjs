// Engine by architecture: what a build takes on each, and what it gives.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Refused, Service } from '../corpus/lib/service.mjs';
import { table } from './table.mjs';

const HELP = `Usage: bench/matrix/run [options] [service-url]

Builds lodash and TypeScript with the service at service-url (default http://127.0.0.1:8080) for every engine that has a live
builder, emulated ones included, one build after the other, and prints a table.

  --engine TEXT   only targets that contain TEXT, such as linux-arm64
  --bundle NAME   only this bundle: lodash or typescript
  --json          print the rows as JSON
  --help          this text

"build" is the sum of the job's stages without the measuring of starts. Starts come from the snapshot's metrics, which the
service takes when it publishes a snapshot for the first time: they are missing where snapforge.builder.measurement-runs is 0.
Exit code: 1 if a build failed, 2 if nothing could be built.
`;

const BUNDLES = [
  { name: 'lodash', file: 'lodash/lodash.js' },
  { name: 'typescript', file: 'typescript/lib/typescript.js' },
];

try {
  await main(options());
} catch (error) {
  console.error(`bench/matrix/run: ${error.message}`);
  process.exitCode = 2;
}

function options() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      engine: { type: 'string', default: '' },
      bundle: { type: 'string', default: '' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  return { ...values, service: (positionals[0] ?? 'http://127.0.0.1:8080').replace(/\/+$/, '') };
}

async function main({ engine, bundle, json, help, service: address }) {
  if (help) {
    process.stdout.write(HELP);
    return;
  }
  const service = new Service(address);
  const engines = (await service.engines()).filter((it) => it.builders.length > 0 && it.target.includes(engine));
  const bundles = BUNDLES.filter((it) => bundle === '' || it.name === bundle);
  if (engines.length === 0 || bundles.length === 0) {
    throw new Error(`no live engine or bundle is called "${engine || bundle}"`);
  }
  const rows = [];
  for (const it of bundles) {
    const source = await readFile(new URL(`../bundles/node_modules/${it.file}`, import.meta.url));
    for (const built of engines) {
      process.stderr.write(`${it.name} for ${built.target}\n`);
      rows.push(await row(service, it, source, built));
    }
  }
  process.stdout.write(json ? JSON.stringify(rows, null, 2) + '\n' : table(rows));
  process.exitCode = rows.every((it) => it.snapshot) ? 0 : 1;
}

async function row(service, bundle, source, engine) {
  const facts = { bundle: bundle.name, target: engine.target, v8Version: engine.v8Version, emulated: engine.emulated };
  let job;
  try {
    const build = await service.build(bundle.file.split('/').at(-1), source, {
      targets: [engine.target],
      policy: { metrics: 'wait' },
    });
    job = build.jobs[0];
  } catch (error) {
    if (error instanceof Refused) {
      return { ...facts, problem: error.problem.code };
    }
    throw error;
  }
  const buildMillis = sum(job.stages.filter((it) => it.name !== 'measure').map((it) => it.millis));
  if (!job.snapshot) {
    return { ...facts, buildMillis, problem: job.problem.code };
  }
  const snapshot = await service.snapshot(job.snapshot);
  const { plainMillis, restoredMillis, speedup } = snapshot.metrics ?? {};
  return {
    ...facts,
    buildMillis,
    blobSize: snapshot.blob.size,
    plainMillis,
    restoredMillis,
    speedup,
    snapshot: job.snapshot,
  };
}

function sum(numbers) {
  return numbers.reduce((a, b) => a + b, 0);
}
