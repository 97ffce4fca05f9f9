// Runs one test file in a fresh V8 context that has the language, the prelude and testharness.js, and nothing of Node's.
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import vm from 'node:vm';
import { webCrypto } from '../../../../clients/node/src/host/web-crypto.mjs';
import { READER, REPORT, SURROUNDINGS } from './surroundings.mjs';

// Node 20 has it behind a flag; the engines that snapshots are built for have it.
if (ArrayBuffer.prototype.transfer === undefined) setFlagsFromString('--harmony-rab-gsab-transfer');

// For one file: more than all files take together on a machine with 2 cores.
const PATIENCE = 30_000;
const OUTCOMES = ['passed', 'failed', 'timed out', 'not run', 'precondition failed'];

// What a runtime does once it has loaded a snapshot. A callback that throws ends nothing but itself.
const hosts = (uncaught) => {
  const guarded = (set) => (callback, delay) =>
    set(() => {
      try {
        callback();
      } catch (error) {
        uncaught(error);
      }
    }, delay);
  return {
    setTimeout: guarded(setTimeout),
    setInterval: guarded(setInterval),
    clearTimeout,
    clearInterval,
    'performance.now': () => performance.now(),
    'crypto.getRandomValues': (bytes) => crypto.getRandomValues(bytes),
    'crypto.subtle': webCrypto,
  };
};

/** Answers [{ name, outcome, message }], one for each test of the file, and one named "(file)" if the file itself fails. */
export const runFile = async (folder, path, prelude) => {
  const text = await readFile(join(folder, path), 'utf8');
  const located = (name, from) => (name.startsWith('/') ? join(folder, name) : resolve(dirname(join(folder, from)), name));
  const helpers = [...text.matchAll(/^\/\/ META: script=(.*)$/gm)].map(([, name]) => located(name.trim(), path));
  const context = vm.createContext(Object.create(null));
  const script = async (file) => new vm.Script(await readFile(file, 'utf8'), { filename: file });
  const scripts = [await script(prelude), await script(join(folder, 'resources/testharness.js'))];
  for (const file of helpers) scripts.push(await script(file));
  scripts.push(new vm.Script(text, { filename: join(folder, path) }));

  const failures = [];
  const note = (error) => failures.push({ name: '(file)', outcome: 'failed', message: String(error?.stack ?? error) });
  const reported = new Promise((done) => (context.report = done));
  context.readData = (name, done) => readFile(located(name, path), 'utf8').then(done, note);
  let timer;
  try {
    const [first, harness, ...rest] = scripts;
    first.runInContext(context);
    vm.runInContext(`globalThis[Symbol.for('snapforge')]`, context).seal();
    vm.runInContext(`globalThis[Symbol.for('snapforge')]`, context).bind(hosts(note));
    vm.runInContext(SURROUNDINGS + READER, context);
    harness.runInContext(context);
    vm.runInContext(REPORT, context);
    for (const one of rest) one.runInContext(context, { timeout: PATIENCE });
    timer = setTimeout(() => vm.runInContext('timeout()', context), PATIENCE);
    const { status, message, tests } = JSON.parse(await reported);
    if (status !== 0) note(message ?? 'The harness says that the file failed');
    if (tests.length === 0) note('The file has no tests');
    return [...tests.map(({ name, status: code, message: why }) => ({ name, outcome: OUTCOMES[code], message: why })), ...failures];
  } catch (error) {
    note(error);
    return failures;
  } finally {
    clearTimeout(timer);
  }
};
