// What a user may write: compiled by ./check against the package's types, not run.

import { readFileSync } from 'node:fs';
import { describeNode, Snapforge, SnapforgeError, start, TrustedKeys, verifySnapshot } from 'snapforge-client';
import type { ReleaseSelector, Resolution } from 'snapforge-client';

const selector: ReleaseSelector = { name: 'app', channel: 'stable' };
const keys: TrustedKeys = new TrustedKeys().add(readFileSync('key.pem', 'utf8')).pin('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
const snapforge = new Snapforge({ server: 'http://127.0.0.1:8080', keys, cache: 'cache', node: describeNode(), headTimeout: 1000 });

const resolution: Resolution = await snapforge.resolve(selector);
if (resolution.outcome === 'PLAIN') {
  const code: string = resolution.problem.code;
  // @ts-expect-error there is no snapshot
  const missing: Buffer = resolution.blob;
  console.error(code, missing);
} else {
  const blob: Buffer = resolution.blob;
  const sequence: number = resolution.release.sequence;
  console.log(blob.length, sequence, resolution.channel?.revision, resolution.rolledBackFrom?.version);
}
const { exitCode, signal }: { exitCode: number; signal: NodeJS.Signals | null } = await start(resolution, { args: ['--port'] });

try {
  verifySnapshot(readFileSync('app.v8ss'), readFileSync('app.sig'), keys.ids()[0] ?? '', { keys });
} catch (error) {
  if (error instanceof SnapforgeError) console.error(error.hint?.length, exitCode, signal);
}

// @ts-expect-error keys are required
new Snapforge({ server: 'http://127.0.0.1:8080', cache: 'cache' });
// @ts-expect-error a selector has a name
await snapforge.resolve({ channel: 'stable' });
