// Serves each request in an isolate of its own, from one verified snapshot:
//   node --no-node-snapshot serve.mjs SERVER KEY.pem NAME [REQUESTS]
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ivm from 'isolated-vm';
import { Snapforge, TrustedKeys, bindSlots, describeIsolatedVm, isolateSnapshot } from 'snapforge-client';

const [server, key, name, requests = '1000'] = process.argv.slice(2);
const { version } = createRequire(import.meta.url)('isolated-vm/package.json');
const runtime = describeIsolatedVm(version);
const keys = new TrustedKeys().add(readFileSync(key, 'utf8'));
const snapforge = new Snapforge({ server, keys, cache: 'cache', node: runtime });
const resolution = await snapforge.resolve({ name, channel: 'latest' });
// Nothing verifies: the bundle's source is what is left, or to refuse.
if (resolution.outcome === 'PLAIN') throw resolution.problem;

const snapshot = isolateSnapshot(ivm, resolution, runtime);
const log = [];
const serve = async (tenant, number) => {
  const isolate = new ivm.Isolate({ snapshot, memoryLimit: 64 });
  try {
    const context = await isolate.createContext();
    await bindSlots(context, { audit: (line) => void log.push(line) });
    return await context.evalClosure('return handle($0, $1)', [tenant, number], { timeout: 1000 });
  } finally {
    isolate.dispose();
  }
};

let total = 0;
for (let i = 0; i < Number(requests); i++) total += await serve(`tenant ${i}`, i);
console.log(`${requests} isolates, total ${total}, ${log.length} lines of audit, the last "${log.at(-1)}"`);
