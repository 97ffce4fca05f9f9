// What a user may write with the types of the HTTP API: compiled by ./check, not run. A field that is no longer in the document, or may
// be absent or null now, fails here.

import type { components, operations, paths } from 'snapforge-client/api';

type Answer<Operation extends keyof operations, Status extends number> = operations[Operation]['responses'] extends {
  [it in Status]: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;

declare const build: Answer<'getBuild', 200>;
const id: string = build.id;
const isOver: boolean = build.status === 'SUCCEEDED' || build.status === 'FAILED' || build.status === 'CANCELLED';
for (const job of build.jobs) {
  const target: string = job.target;
  const code: string | undefined = job.problem?.code;
  const findings: string[] = job.findings.map((it) => it.code);
  console.log(id, isOver, target, code, findings, job.snapshot);
}

declare const snapshot: components['schemas']['Snapshot'];
const digest: string = snapshot.digest;
const key: string = snapshot.signature.keyId;

declare const problem: components['schemas']['Problem'];
const texts: (string | null | undefined)[] = [problem.code, problem.detail, problem.expected, problem.found, problem.hint];
console.log(digest, key, texts);

const spec: components['schemas']['BuildSpec'] = { name: 'app', version: '1.0.0', targets: ['linux-x64/javet-v8-5.0.6'], prelude: 'web' };
type Resolve = paths['/api/v1/resolve']['get']['parameters']['query'];
const question: Resolve = { name: spec.name ?? 'app', channel: 'stable', platform: 'linux-x64', engine: 'node-24.21.0' };

// @ts-expect-error there is no such state
const state: components['schemas']['Build']['status'] = 'DONE';
// @ts-expect-error there is no such prelude
const prelude: components['schemas']['BuildSpec'] = { prelude: 'deno' };
// @ts-expect-error there is no such address
type Absent = paths['/api/v1/build'];
// @ts-expect-error there is no such field
console.log(question, state, prelude, build.buildId);
