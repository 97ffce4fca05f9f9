import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { parseOptions } from '../src/cli/options.mjs';
import { command, keyFile, plainFile } from './support/command.mjs';
import { digestOf, ENGINE, TARGET } from './support/engine.mjs';
import { buildBlob, containerOf } from './support/samples.mjs';
import { first, firstBlob, folder, key, promote, publish, service, stranger } from './support/setting.mjs';

const isLinux = process.platform === 'linux';
const PACKAGE = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

describe('the command', () => {
  const RUN = ['run', '--name', 'app', '--channel', 'stable'];

  test('takes the id of a key that begins with a dash, as one in 64 does', () => {
    const id = `-${'A_-9'.repeat(10)}x9`;
    const { values, positionals } = parseOptions(['run', '--key-id', id, '--name', 'app', '--', '--key-id', id]);
    assert.deepEqual([values['key-id'], values.name, positionals], [[id], 'app', ['run', '--key-id', id]]);
    assert.throws(() => parseOptions(['run', '--key-id', '--name', 'app']), { code: 'usage' });
  });

  test('explains itself, and refuses what it does not understand', async () => {
    assert.match((await command(['--help'])).stdout, /Usage: snapforge/);
    assert.match((await command(['run', '--help'])).stdout, /Usage: snapforge/);
    const version = await command(['--version']);
    assert.deepEqual([version.stdout, version.code], [`snapforge-client ${PACKAGE.version}\n`, 0]);
    const both = ['run', '--name', 'a', '--channel', 'b', '--version', 'c'];
    const impatient = ['run', '--name', 'a', '--timeout', 'x'];
    for (const args of [[], ['dance'], ['run', '--nonsense'], ['run'], impatient, ['fetch'], ['verify'], both]) {
      assert.equal((await command(args)).code, 2, args.join(' '));
    }
    const untrusting = await command(['run', '--name', 'app']);
    assert.deepEqual([untrusting.code, /no-trusted-keys/.test(untrusting.stderr)], [1, true]);
    const absent = await command(['run', '--name', 'app', '--key', '/nowhere/key.pem']);
    assert.deepEqual([absent.code, /ENOENT/.test(absent.stderr)], [1, true]);
    assert.doesNotMatch(absent.stderr, /at .*snapforge\.mjs/);
  });

  test('starts Node FRESH, CACHED or PLAIN, and says which', async () => {
    const args = [...RUN, '--key', keyFile(), '--plain-entry', plainFile(), '--', 'one', '--two'];
    const fresh = await command(args);
    assert.deepEqual([fresh.stdout, fresh.code], ['first 42 one --two\n', 7], fresh.stderr);
    assert.match(fresh.stderr, /^snapforge: FRESH; app@1\.0\.0 sha256:/);
    await service.close();
    const cached = await command(args);
    assert.deepEqual([cached.stdout, cached.code], ['first 42 one --two\n', 7], cached.stderr);
    assert.match(cached.stderr, /^snapforge: CACHED; .*service-unreachable/);
    const plain = await command(args, { env: { XDG_CACHE_HOME: join(folder, 'empty') } });
    assert.deepEqual([plain.stdout, plain.code], ['plain one --two\n', 8], plain.stderr);
    assert.match(plain.stderr, /^snapforge: PLAIN; .*service-unreachable.*not-cached/);
    const quiet = await command(['run', '--quiet', ...args.slice(1)]);
    assert.equal(quiet.stderr, '');
    const none = await command(['run', '--name', 'app', '--key', keyFile(), '--cache', join(folder, 'empty')]);
    assert.equal(none.code, 1);
  });

  test('hands on arguments that look like options of Node', async () => {
    const args = [...RUN, '--key', keyFile(), '--plain-entry', plainFile(), '--', '--port', '3000'];
    const fresh = await command(args);
    assert.deepEqual([fresh.stdout, fresh.code], ['first 42 --port 3000\n', 7], fresh.stderr);
    await service.close();
    const plain = await command(args, { env: { XDG_CACHE_HOME: join(folder, 'empty') } });
    assert.deepEqual([plain.stdout, plain.code], ['plain --port 3000\n', 8], plain.stderr);
  });

  test('runs an entry in the restored process if the snapshot has no main function', async () => {
    const container = containerOf(buildBlob(folder, 'library', 'globalThis.answer = 41;'));
    publish(container);
    promote('2.0.0', container, 3, 3);
    const entry = join(folder, 'entry.js');
    writeFileSync(entry, "console.log(answer + 1, process.argv[2], process.execArgv.includes('--no-warnings'));");
    const run = await command([...RUN, '--key', keyFile(), '--entry', entry, '--node-option=--no-warnings', '--', '--x']);
    assert.equal(run.stdout, '42 --x true\n', run.stderr);
  });

  test('hands signals on, and leaves nothing behind', async () => {
    const temporary = join(folder, 'tmp');
    mkdirSync(temporary);
    const main = `require('v8').startupSnapshot.setDeserializeMainFunction(() => {
      process.on('SIGTERM', () => { console.log('bye'); process.exit(5); });
      console.log('ready');
      setInterval(() => {}, 1000);
    });`;
    const container = containerOf(buildBlob(folder, 'waiting', main));
    publish(container);
    promote('2.0.0', container, 3, 3);
    const run = await command([...RUN, '--key', keyFile()], {
      env: { TMPDIR: temporary },
      onOutput: (child, output) => output === 'ready\n' && child.kill('SIGTERM'),
    });
    assert.deepEqual([run.stdout, run.code], ['ready\nbye\n', 5], run.stderr);
    assert.deepEqual(readdirSync(temporary), []);
  });

  test('installs what Node starts from, and checks it again', async () => {
    const app = join(folder, 'app');
    const selector = ['--name', 'app', '--channel', 'stable', '--key', keyFile()];
    const installed = await command(['install', ...selector, '--output', app]);
    assert.equal(installed.code, 0, installed.stderr);
    const [program, ...args] = installed.stdout.trim().split(' ');
    assert.equal(program, ENGINE);
    const run = spawnSync(program, [...args, '--port', '3000'], { encoding: 'utf8' });
    assert.deepEqual([run.stdout, run.status], ['first 42 --port 3000\n', 7], run.stderr);
    service.requests.length = 0;
    const sound = await command(['check', app, '--key', keyFile()]);
    assert.equal(JSON.parse(sound.stdout).digest, digestOf(first), sound.stderr);
    assert.equal(service.requests.length, 0);
    const blob = readFileSync(join(app, 'snapshot.blob'));
    blob[blob.length - 1] ^= 1;
    writeFileSync(join(app, 'snapshot.blob'), blob);
    assert.match((await command(['check', app, '--key', keyFile()])).stderr, /^snapforge: digest-mismatch/);
    writeFileSync(join(app, 'manifest.json'), '{}');
    assert.match((await command(['check', app, '--key', keyFile()])).stderr, /^snapforge: malformed-manifest/);
    assert.equal((await command(['check', app])).code, 2);
    assert.equal((await command(['install', ...selector])).code, 2);
    await service.close();
    assert.equal((await command(['install', ...selector, '--output', app, '--cache', join(folder, 'empty')])).code, 3);
  });

  test('installs a single executable, the same each time, and checks it again', { skip: !isLinux && 'for Linux' }, async () => {
    const app = join(folder, 'app');
    const install = ['install', '--name', 'app', '--channel', 'stable', '--key', keyFile(), '--output', app];
    const check = ['check', app, '--key', keyFile()];
    const installed = await command([...install, '--executable']);
    assert.equal(installed.code, 0, installed.stderr);
    const executable = installed.stdout.trim();
    assert.equal(executable, join(app, 'executable'));
    const run = spawnSync(executable, ['--port', '3000'], { encoding: 'utf8', env: {} });
    assert.deepEqual([run.stdout, run.stderr, run.status], ['first 42 --port 3000\n', '', 7]);
    const digest = digestOf(readFileSync(executable));
    assert.ok(installed.stderr.includes(digest), installed.stderr);
    assert.equal(JSON.parse((await command(check)).stdout).executable, digest);
    writeFileSync(executable, 'a file with another mode', { mode: 0o600 });
    assert.match((await command(check)).stderr, /^snapforge: executable-mismatch/);
    assert.equal((await command([...install, '--executable'])).code, 0);
    assert.equal(digestOf(readFileSync(executable)), digest);
    assert.equal((await command(install)).code, 0);
    assert.ok(!existsSync(executable), 'of an earlier installation');
    assert.equal(JSON.parse((await command(check)).stdout).executable, undefined);
  });

  test('makes no executable of a snapshot without a main function', { skip: !isLinux && 'for Linux' }, async () => {
    const container = containerOf(buildBlob(folder, 'library', 'globalThis.answer = "snapshot_deserialize_main";'));
    publish(container);
    promote('2.0.0', container, 3, 3);
    const app = join(folder, 'app');
    const args = ['install', '--name', 'app', '--channel', 'stable', '--key', keyFile(), '--output', app];
    assert.match((await command([...args, '--executable'])).stderr, /executable-needs-main-function: .*Set a main function/);
    assert.ok(!existsSync(app));
  });

  test('starts without asking within the max-age', async () => {
    const args = [...RUN, '--key', keyFile(), '--max-age', '3600', '--', 'one', 'two'];
    assert.equal((await command(args)).stdout, 'first 42 one two\n');
    await service.close();
    const recent = await command(args);
    assert.deepEqual([recent.stdout, recent.code], ['first 42 one two\n', 7], recent.stderr);
    assert.match(recent.stderr, /^snapforge: RECENT; app@1\.0\.0 sha256:/);
    assert.equal((await command([...RUN, '--key', keyFile(), '--max-age', 'x'])).code, 2);
  });

  test('says what a name stands for', async () => {
    const args = ['resolve', '--name', 'app', '--channel', 'stable', '--key', keyFile()];
    const fresh = await command(args);
    assert.equal(fresh.code, 0, fresh.stderr);
    assert.deepEqual([JSON.parse(fresh.stdout).outcome, JSON.parse(fresh.stdout).digest], ['FRESH', digestOf(first)]);
    const unknown = await command(['resolve', '--name', 'other', '--key', keyFile()]);
    assert.deepEqual([unknown.code, JSON.parse(unknown.stdout).problem.code], [3, 'unexpected-answer']);
  });

  test('fetches to a file that Node starts from, and sends the token', async () => {
    const blob = join(folder, 'out.blob');
    const env = { SNAPFORGE_TOKEN: 'abc' };
    const run = await command(['fetch', digestOf(first), '--output', blob, '--key', keyFile()], { env });
    assert.equal(run.code, 0, run.stderr);
    assert.ok(readFileSync(blob).equals(firstBlob));
    assert.deepEqual([...new Set(service.requests.map((it) => it.headers.authorization))], ['Bearer abc']);
    assert.equal((await command(['fetch', 'sha256:1', '--output', blob, '--key', keyFile()])).code, 1);
  });

  test('verifies files without asking anybody', async () => {
    const file = join(folder, 'x.v8ss');
    const signature = join(folder, 'x.sig');
    writeFileSync(file, first);
    writeFileSync(signature, sign(null, first, key.privateKey));
    const strange = join(folder, 'strange.pem');
    writeFileSync(strange, stranger.pem);
    const args = ['verify', file, '--json', '--signature', signature, '--key', strange, '--key', keyFile()];
    const sound = await command(args);
    assert.deepEqual(JSON.parse(sound.stdout), { attestation: false, digest: digestOf(first), keyId: key.id, target: TARGET, verified: true });
    const other = await command(args.slice(0, 7));
    assert.deepEqual([other.code, JSON.parse(other.stdout).error.code], [4, 'bad-signature']);
    const elsewhere = await command([...args, '--target', 'linux-x64/node-1.0.0']);
    assert.deepEqual([elsewhere.code, JSON.parse(elsewhere.stdout).error.code], [4, 'other-engine']);
    writeFileSync(file, Buffer.concat([first, Buffer.alloc(1)]));
    const longer = await command(args);
    assert.deepEqual([longer.code, JSON.parse(longer.stdout).error.code], [4, 'trailing-bytes']);
    assert.equal(service.requests.length, 0);
  });
});
