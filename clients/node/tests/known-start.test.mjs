import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, chmodSync, copyFileSync, linkSync, mkdirSync, readFileSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { keyFile } from './support/command.mjs';
import { digestOf, ENGINE, NODE } from './support/engine.mjs';
import { first, folder, key, promote, second, service } from './support/setting.mjs';

const COMMAND = fileURLToPath(new URL('../command.mjs', import.meta.url));
/** Node has had process.execve since 22.15. */
const CAN_REPLACE = /^node-(22\.(1[5-9]|[2-9]\d)|2[4-9])\./.test(NODE.engine);

const run = (program, args, env = {}) =>
  new Promise((done) => {
    const environment = { PATH: process.env.PATH, SNAPFORGE_SERVER: service.address, XDG_CACHE_HOME: join(folder, 'home'), ...env };
    const child = spawn(ENGINE, [program, ...args], { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data) => (stdout += data));
    child.stderr.on('data', (data) => (stderr += data));
    child.on('close', (code) => done({ code, stdout, stderr }));
  });

describe('a start that is known', { skip: process.platform !== 'linux' || !CAN_REPLACE }, () => {
  let args;
  let alone;

  beforeEach(async () => {
    args = ['run', '--timeout', '300', '--name', 'app', '--channel', 'stable', '--max-age', '3600', '--key', keyFile()];
    // Without snapforge.mjs beside it, it can only do what is known.
    alone = join(folder, 'alone/command.mjs');
    mkdirSync(join(folder, 'alone'));
    copyFileSync(COMMAND, alone);
    for (const outcome of ['FRESH', 'RECENT']) {
      const started = await run(COMMAND, [...args, '--', 'a', 'b']);
      assert.match(started.stderr, new RegExp(`^snapforge: ${outcome}; `));
    }
  });

  const cache = (path) => join(folder, 'home/snapforge', path);
  const only = (path) => join(cache(path), readdirSync(cache(path))[0]);
  const known = async (wanted = args, env) => {
    const { code, stdout, stderr } = await run(alone, [...wanted, '--', 'c', 'd'], env);
    if (stderr.includes('ERR_MODULE_NOT_FOUND')) return 'has to be found out';
    assert.deepEqual([code, stdout], [7, 'first 42 c d\n'], stderr);
    return stderr;
  };
  const blob = () => cache(`verified/${digestOf(first).slice('sha256:'.length)}.blob`);

  test('needs nothing of the client, and takes other arguments for the application', async () => {
    assert.match(await known(), /^snapforge: RECENT; app@1\.0\.0 sha256:/);
    assert.equal(readdirSync(cache('starts')).length, 1);
  });

  test('says nothing if that is wanted', async () => {
    const quiet = [...args, '--quiet'];
    await run(COMMAND, [...quiet, '--', 'a', 'b']);
    assert.equal(await known(quiet), '');
  });

  test('is found with a key that is pinned by its id, too', async () => {
    const publicKey = Buffer.from(key.x, 'base64url').toString('base64');
    service.files.set(`/api/v1/keys/${key.id}`, JSON.stringify({ id: key.id, publicKey, status: 'ACTIVE' }));
    const pinned = [...args.slice(0, -2), `--key-id=${key.id}`];
    await run(COMMAND, [...pinned, '--', 'a', 'b']);
    assert.match(await known(pinned), /RECENT/);
    appendFileSync(cache(`keys/${key.id}.json`), ' ');
    assert.equal(await known(pinned), 'has to be found out');
  });

  test('is that of the same command alone', async () => {
    assert.equal(await known([...args, '--entry', 'other.js']), 'has to be found out');
    assert.equal(await known(args, { SNAPFORGE_SERVER: 'http://127.0.0.1:1' }), 'has to be found out');
    assert.equal(await known(args.filter((it) => it !== '--max-age' && it !== '3600')), 'has to be found out');
  });

  const CHANGES = {
    'the key file was written again': () => writeFileSync(join(folder, 'key.pem'), key.pem),
    'the key file is another one now': () => {
      renameSync(join(folder, 'key.pem'), join(folder, 'old.pem'));
      symlinkSync('old.pem', join(folder, 'key.pem'));
    },
    'a revocation was heard of': () => {
      mkdirSync(cache('keys/revoked'), { recursive: true });
      writeFileSync(cache(`keys/revoked/${key.id}`), '');
    },
    'the key set says something else': () => appendFileSync(cache('keys/set.json'), ' '),
    'another process has seen a later revision': () => writeFileSync(join(only('channels'), '2.json'), '{}'),
    'another process has asked since': () => appendFileSync(only('recent'), ' '),
    'the blob was written again': () => appendFileSync(blob(), ''.padEnd(1)),
    'the blob is writable by others': () => chmodSync(blob(), 0o622),
    'the blob has a second link': () => linkSync(blob(), join(folder, 'link')),
    'the receipt is another one': () => appendFileSync(blob().replace('.blob', '.json'), ' '),
    'others can write to the folder of the blobs': () => chmodSync(cache('verified'), 0o777),
    'others can write to the folder of what is known': () => chmodSync(cache('starts'), 0o777),
    'others can write to what is known': () => chmodSync(only('starts'), 0o622),
    'others can write above': () => chmodSync(cache('.'), 0o777),
    'what is known is damaged': () => writeFileSync(only('starts'), '{"command": 1}'),
    'what is known is of another command': () => {
      const note = JSON.parse(readFileSync(only('starts'), 'utf8'));
      writeFileSync(only('starts'), JSON.stringify({ ...note, command: `${note.command} ` }));
    },
    'the answer is too old': () => {
      const note = JSON.parse(readFileSync(only('starts'), 'utf8'));
      writeFileSync(only('starts'), JSON.stringify({ ...note, until: Date.now() - 1 }));
    },
    'the clock was set back': () => {
      const note = JSON.parse(readFileSync(only('starts'), 'utf8'));
      writeFileSync(only('starts'), JSON.stringify({ ...note, from: Date.now() + 3_600_000 }));
    },
  };

  for (const [name, change] of Object.entries(CHANGES)) {
    test(`is known no more when ${name}`, async () => {
      assert.match(await known(), /RECENT/);
      change();
      assert.equal(await known(), 'has to be found out');
    });
  }

  test('follows the channel when the max-age is over', async () => {
    promote('1.1.0', second, 2, 2);
    const fresh = args.map((it) => (it === '3600' ? '0' : it));
    assert.match((await run(COMMAND, [...fresh, '--', 'a', 'b'])).stdout, /^second/);
    assert.equal(await known(), 'has to be found out');
    assert.match((await run(COMMAND, [...args, '--', 'a', 'b'])).stdout, /^second/);
  });

  test('is not kept where every start is verified, a source or a capability required, or a key of others named', async () => {
    for (const more of [['--verify-always'], ['--requires', 'node:fs'], ['--source', 'github.com/acme/tools'], []]) {
      if (more.length === 0) chmodSync(join(folder, 'key.pem'), 0o666);
      const wanted = [...args, ...more];
      await run(COMMAND, [...wanted, '--', 'a', 'b']);
      await run(COMMAND, [...wanted, '--', 'a', 'b']);
      assert.equal(await known(wanted), 'has to be found out', more.join(' '));
    }
  });
});
