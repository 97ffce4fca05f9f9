// Whole processes, cold, from the cache, side by side: what a start costs through the clients, through Javet and Node alone, and from
// source. In each round every kind of start has its turn, so that all meet the same load.

import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { PRESENT, SUBJECTS, VERSION } from './subjects.mjs';
import { requireAnswer, summaryOf, table } from './report.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '15' },
    only: { type: 'string', default: PRESENT.map((it) => it.name).join() },
    kinds: { type: 'string', default: '' },
    json: { type: 'string', default: 'target/bench/start.json' },
  },
});
const server = positionals[0] ?? 'http://127.0.0.1:8080';
const { CLASS_PATH: classPath, LIBRARY: library, LIBRARY_JAR: libraryJar, NODE: node } = process.env;
const folder = mkdtempSync(join(tmpdir(), 'snapforge-start-'));
const key = join(folder, 'key.pem');
const command = 'clients/node/command.mjs';

/** A release of the subject for one engine; its blob and, for Node, the same program as a file. */
const release = async (subject, engine, source) => {
  const name = `start-${subject.name}-${engine.startsWith('node') ? 'node' : 'javet'}`;
  const form = new FormData();
  form.append('file', new Blob([source], { type: 'text/javascript' }), `${name}.js`);
  const spec = { name, version: VERSION, targets: [`linux-x64/${engine}`] };
  form.append('spec', new Blob([JSON.stringify(spec)], { type: 'application/json' }));
  const headers = { Prefer: 'wait=60' };
  const response = await fetch(`${server}/api/v1/builds`, { method: 'POST', headers, body: form });
  const build = await response.json();
  const digest = build.jobs?.[0]?.snapshot;
  if (typeof digest !== 'string') throw new Error(`${name} was not built: ${JSON.stringify(build)}`);
  const blob = join(folder, `${name}.blob`);
  const fetched = spawnSync(node, [command, 'fetch', digest, '--server', server, '--key', key, '--any-build', '--output', blob, '--cache', join(folder, 'fetched')]);
  if (engine.startsWith('node') && fetched.status !== 0) throw new Error(String(fetched.stderr));
  if (!engine.startsWith('node')) {
    const container = Buffer.from(await (await fetch(`${server}/api/v1/snapshots/${digest}/container`)).arrayBuffer());
    writeFileSync(blob, container.subarray(Number(container.readBigUInt64LE(48))));
  }
  return { name, blob };
};

const java = (properties, ...args) => ['java', ...properties, '-cp', classPath, 'StartProgram', ...args];
const unpacked = [`-Dlibrary=${library}`];

const javaKinds = async (subject) => {
  const source = join(folder, `${subject.name}.js`);
  copyFileSync(subject.file, source);
  const { name, blob } = await release(subject, 'javet-v8-5.0.6', subject.source());
  const client = (kind, cache) => java([], kind, subject.answer, server, key, cache, name);
  const cache = join(folder, 'java-cache');
  const warm = ['-Dwarm=20'];
  return [
    { kind: 'java: from source', start: () => java([], 'plain', subject.answer, source) },
    { kind: 'java: from source, library unpacked', start: () => java(unpacked, 'plain', subject.answer, source) },
    { kind: 'java: from source, code cache, unpacked', start: () => java(unpacked, 'code-cache', subject.answer, source, `${source}.cache`) },
    { kind: 'java: Javet restores', start: () => java([], 'javet', subject.answer, blob) },
    { kind: 'java: Javet restores, library unpacked', start: () => java(unpacked, 'javet', subject.answer, blob), floor: true },
    { kind: 'java: client, nothing cached', start: () => client('client', mkdtempSync(join(folder, 'empty-'))) },
    { kind: 'java: client, asks the service', start: () => client('client', cache) },
    { kind: 'java: client, max-age', start: () => client('max-age', cache) },
    { kind: 'java: client, max-age, verifies always', start: () => client('always', cache) },
    { kind: 'warm JVM: from source', start: () => java([...unpacked, ...warm], 'plain', subject.answer, source), inside: true },
    { kind: 'warm JVM: Javet restores', start: () => java([...unpacked, ...warm], 'javet', subject.answer, blob), inside: true, floor: true },
    { kind: 'warm JVM: client opens', start: () => java(warm, 'max-age', subject.answer, server, key, cache, name), inside: true },
  ];
};

const nodeKinds = async (subject) => {
  const app = join(folder, `${subject.name}.cjs`);
  writeFileSync(app, subject.source());
  appendFileSync(app, subject.main);
  const { name, blob } = await release(subject, `node-${process.env.NODE_VERSION}`, subject.source() + subject.main);
  const compiled = join(folder, 'compile-cache');
  // A cache of its own where the service's answer is kept: asking renews what a kept start depends on.
  const client = (cache) => ['--server', server, '--key', key, '--cache', join(folder, cache), '--name', name, '--channel', 'latest'];
  const installed = join(folder, name);
  spawnSync(node, [command, 'install', ...client('node-cache'), '--output', installed]);
  return [
    { kind: 'node: from source', start: () => [node, app] },
    { kind: 'node: from source, NODE_COMPILE_CACHE', start: () => [node, app], env: { NODE_COMPILE_CACHE: compiled } },
    { kind: 'node: --snapshot-blob', start: () => [node, '--snapshot-blob', blob, '--'], floor: true },
    { kind: 'node: run, asks the service', start: () => [node, command, 'run', '--quiet', ...client('node-cache')] },
    { kind: 'node: run --max-age', start: () => [node, command, 'run', '--quiet', '--max-age', '3600', ...client('node-cache-young')] },
    { kind: 'node: what install left', start: () => [node, '--snapshot-blob', join(installed, 'snapshot.blob'), '--'] },
    { kind: 'node: -p 0', start: () => [node, '-p', '0'], answer: '0' },
  ];
};

/** In milliseconds: the whole process, or what a start inside it took. */
const timed = ({ start, env, kind, answer, inside }, subject) => {
  const [program, ...args] = start();
  const began = process.hrtime.bigint();
  const end = spawnSync(program, args, { env: { ...process.env, ...env }, encoding: 'utf8' });
  const milliseconds = Number(process.hrtime.bigint() - began) / 1e6;
  requireAnswer(kind, end, answer ?? subject.expected);
  return inside ? Number(/^millis (\S+)$/m.exec(end.stderr)[1]) : milliseconds;
};

const kindsOf = async (subject) => {
  const all = [...(await javaKinds(subject)), ...(node === '' ? [] : await nodeKinds(subject))];
  return all.filter((it) => it.kind.includes(options.kinds));
};

const compare = (subject, kinds) => {
  const times = new Map(kinds.map((it) => [it.kind, []]));
  // Once before anything counts: the page cache, the clients' caches, the unpacked library, what compile caches keep.
  for (const it of kinds) timed(it, subject);
  for (const it of kinds) timed(it, subject);
  for (let run = 0; run < Number(options.runs); run++) {
    for (const it of kinds) times.get(it.kind).push(timed(it, subject));
  }
  return { subject: subject.name, starts: kinds.map(({ kind, floor }) => ({ kind, floor, ...summaryOf(times.get(kind)) })) };
};

try {
  const jwks = await (await fetch(`${server}/.well-known/jwks.json`)).json();
  const active = jwks.keys.find((it) => it.status === 'ACTIVE').kid;
  const pem = await fetch(`${server}/api/v1/keys/${active}`, { headers: { Accept: 'application/x-pem-file' } });
  writeFileSync(key, await pem.text());
  // All of them first: nothing else is asked while processes are timed, and the service closes connections that are idle.
  const subjects = [];
  for (const subject of SUBJECTS.filter((it) => options.only.split(',').includes(it.name))) {
    if (!existsSync(subject.file)) throw new Error(`${subject.file} is absent: run ${subject.fetch}`);
    subjects.push({ subject, kinds: await kindsOf(subject) });
  }
  const results = [];
  for (const { subject, kinds } of subjects) {
    const result = compare(subject, kinds);
    results.push(result);
    console.log(table(result));
  }
  mkdirSync(dirname(options.json), { recursive: true });
  const machine = { cpu: cpus()[0].model, cpus: cpus().length, node: process.env.NODE_VERSION, libraryJar: libraryJar !== '' };
  writeFileSync(options.json, JSON.stringify({ date: new Date().toISOString(), machine, runs: Number(options.runs), results }, null, 2));
  console.log(`kept in ${options.json}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
