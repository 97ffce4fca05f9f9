// The verbs of the command line, with a server that answers as the service does. What they do with a real one, and that the command line
// does the same, is in NodeVerbsJourneyTest.

import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { command, keyFile } from './support/command.mjs';
import { digestOf, NODE, TARGET } from './support/engine.mjs';
import { channelOf, envelopeOf, provenanceOf, releaseOf } from './support/samples.mjs';
import { first, folder, key, service, stranger } from './support/setting.mjs';

const NAME = '/api/v1/names/app';

/** Runs a verb with the address of the service, which SNAPFORGE_SERVER does not say to them. */
const verb = (args, env = {}) => command(args, { env: { SNAPFORGE_URL: service.address, HOME: folder, ...env } });

const refused = async (args, env) => {
  const { code, stdout } = await verb([...args, '--json'], env);
  const { error } = JSON.parse(stdout);
  assert.equal(error.exit, code);
  return [code, error.code];
};

/** The service has app@1.0.0, which stable points to. */
const release = (version = '1.0.0') => {
  const digest = digestOf(first);
  const snapshot = `/api/v1/snapshots/${digest}`;
  const { v8Version } = NODE;
  const put = (path, value) => service.files.set(path, typeof value === 'string' ? value : JSON.stringify(value));
  put('/.well-known/jwks.json', { keys: [{ kty: 'OKP', crv: 'Ed25519', x: key.x, kid: key.id }], endorsements: [], revoked: [] });
  put(snapshot, { digest, v8Version, size: first.length, signature: { keyId: key.id }, target: { os: 'linux', arch: 'x64', engine: NODE.engine } });
  put(`${snapshot}/attestation`, envelopeOf(provenanceOf(first), key));
  const targets = [{ target: TARGET, snapshot: digest, usable: true, release: envelopeOf(releaseOf(digest, { version }), key) }];
  put(`${NAME}/versions/${encodeURIComponent(version)}`, { name: 'app', version, targets });
  put(`${NAME}/channels/stable`, { version, statement: envelopeOf(channelOf({ version }), key) });
  put('/api/v1/advisories', { items: [] });
};

describe('a verb', () => {
  test('explains itself, and refuses what it does not understand', async () => {
    assert.match((await verb(['build', '--help'])).stdout, /^Usage: snapforge build .*--promote CHANNEL/s);
    for (const args of [['build'], ['engines', 'x'], ['inspect'], ['keys', '--nonsense'], ['resolve'], ['promote', 'app', '1']]) {
      assert.deepEqual(await refused(args), [2, 'usage'], args.join(' '));
    }
    for (const args of [
      ['build', 'x.js', '--reason', 'why'],
      ['build', 'x.js', '--no-wait', '--promote', 'stable'],
      ['build', 'x.js', '--timeout', 'soon'],
      ['build', 'x.js', '--expect', '1'],
      ['build', 'x.js', '--check', 'a', '--expect', 'b'],
      ['build', 'x.js', '--label', 'x'],
      ['resolve', 'app@1', '--channel', 'stable'],
      ['download', 'sha256:1'],
      ['verify', 'x', '--digest', 'x'],
    ]) {
      assert.deepEqual(await refused(args), [2, 'usage'], args.join(' '));
    }
  });

  test('takes its settings from options, the environment and the file, in this order', async () => {
    service.files.set('/api/v1/engines', JSON.stringify({ items: [] }));
    const settings = join(folder, '.config/snapforge');
    mkdirSync(settings, { recursive: true });
    writeFileSync(join(settings, 'config.properties'), `# mine\nurl = ${service.address.replace(':', '\\:')}/\n`);
    assert.equal((await verb(['engines', '--json'], { SNAPFORGE_URL: '' })).stdout, '{"items":[]}\n');
    assert.deepEqual(await refused(['engines'], { SNAPFORGE_URL: 'ftp://x' }), [2, 'bad-url']);
    assert.equal((await verb(['engines', '--url', service.address], { SNAPFORGE_URL: 'ftp://x' })).code, 0);
    const tokens = join(settings, 'credentials.properties');
    writeFileSync(tokens, `${service.address.replaceAll(':', '\\:')}=kept\n`, { mode: 0o600 });
    await verb(['engines']);
    assert.equal(service.requests.at(-1).headers.authorization, 'Bearer kept');
    await verb(['engines'], { SNAPFORGE_TOKEN: 'given' });
    assert.equal(service.requests.at(-1).headers.authorization, 'Bearer given');
    assert.deepEqual(await refused(['engines'], { SNAPFORGE_TOKEN: 'two words' }), [2, 'bad-token']);
    assert.deepEqual(await refused(['engines', '--token-file', 'absent']), [2, 'unreadable-file']);
    chmodSync(tokens, 0o644);
    assert.deepEqual(await refused(['engines']), [2, 'open-credentials']);
    writeFileSync(join(settings, 'config.properties'), 'token=x\n');
    assert.deepEqual(await refused(['engines']), [2, 'unknown-setting']);
  });

  test('says why there is no answer', async () => {
    assert.deepEqual(await refused(['engines']), [5, 'not-a-service']);
    const problem = { code: 'invalid-token', title: 'No.', detail: 'No \u001b[31mgood.', expected: 'a', found: 'b', requestId: 'r' };
    service.instead = (request, response) => response.writeHead(401).end(JSON.stringify(problem));
    assert.deepEqual(await refused(['engines']), [6, 'invalid-token']);
    const told = await verb(['engines']);
    assert.match(told.stderr, /^error\[invalid-token\]: No \uFFFD\[31mgood\.\n {2}expected: a\n {5}found: b\n {6}hint: .*\n {7}see: http.*\/problems\/invalid-token\n/);
    await service.close();
    assert.deepEqual(await refused(['engines']), [5, 'service-unreachable']);
  });

  test('resolves what is signed, and refuses what is not', async () => {
    release();
    const question = { name: 'app', channel: 'stable', platform: NODE.platform, engine: NODE.engine };
    const answer = JSON.parse(service.files.get(`/api/v1/resolve?${new URLSearchParams(question)}`));
    service.files.set(`/api/v1/resolve?${new URLSearchParams(question)}`, JSON.stringify({ ...answer, v8Version: NODE.v8Version }));
    const args = ['resolve', 'app', '--channel', 'stable', '--target', TARGET, '--key'];
    const resolved = await verb([...args, keyFile()]);
    assert.deepEqual([resolved.code, resolved.stdout], [0, `${digestOf(first)}\n`], resolved.stderr);
    writeFileSync(join(folder, 'strange.pem'), stranger.pem);
    assert.deepEqual(await refused([...args, join(folder, 'strange.pem')]), [4, 'unknown-key']);
    assert.match((await verb(['resolve', 'app@1.0.0'])).stdout, /^version {2}target .*\n1\.0\.0 {4}.*sha256:/);
  });

  test('downloads nothing that does not verify, and beside it all that proves the rest', async () => {
    release();
    const args = ['download', 'app', '--channel', 'stable', '-d', 'out', '--key', keyFile()];
    const path = `/api/v1/snapshots/${digestOf(first)}`;
    const attestation = service.files.get(`${path}/attestation`);
    service.files.set(`${path}/attestation`, JSON.stringify(envelopeOf(provenanceOf(Buffer.from('other')), key)));
    assert.deepEqual(await refused(args), [4, 'other-subject']);
    assert.deepEqual(await refused([...args, '--source', 'github.com/acme/tools']), [5, 'not-a-service']);
    service.files.set(`${path}/attestation`, attestation);
    assert.deepEqual(await refused([...args, '--target', 'linux-x64/none']), [3, 'no-such-target']);
    const done = await verb(args);
    assert.equal(done.code, 0, done.stderr);
    const stem = `app-1.0.0-${TARGET.replace('/', '-')}.v8ss`;
    const files = [stem, `${stem}.attestation.json`, `${stem}.release.json`, `${stem}.sig`, `${stem}.sigstore.json`, 'checksums.txt', `key-${key.id}.pem`];
    assert.deepEqual(readdirSync(join(folder, 'out')).sort(), files.sort());
    assert.match(readFileSync(join(folder, 'out/checksums.txt'), 'utf8'), new RegExp(`^${digestOf(first).slice(7)}  ${stem}\n`));
    const verified = await verb(['verify', `out/${stem}`, '--key', `out/key-${key.id}.pem`]);
    assert.match(verified.stdout, /^verified: sha256:.* with its attestation\n$/, verified.stderr);
    assert.deepEqual(await refused(['verify', `out/${stem}`]), [2, 'no-keys']);
    const inspected = JSON.parse((await verb(['inspect', `out/${stem}`, '--json'])).stdout);
    assert.deepEqual([inspected.digest, inspected.size, inspected.target], [digestOf(first), first.length, TARGET]);
    writeFileSync(join(folder, 'out/checksums.txt'), 'mine\n');
    assert.deepEqual(await refused(args), [2, 'usage']);
  });

  test('does not take a version for a path', async () => {
    release('1/../../x');
    const done = await verb(['download', 'app', '--channel', 'stable', '-d', 'out/in', '--key', keyFile()]);
    assert.equal(done.code, 0, done.stderr);
    assert.deepEqual(readdirSync(join(folder, 'out')), ['in']);
    assert.ok(readdirSync(join(folder, 'out/in')).includes(`app-1_.._.._x-${TARGET.replace('/', '-')}.v8ss`));
    const alone = await verb(['download', digestOf(first), '-d', 'alone', '--key', keyFile()]);
    assert.equal(alone.code, 0, alone.stderr);
    assert.ok(readdirSync(join(folder, 'alone')).every((it) => /^(snapshot-[0-9a-f]{12}-|key-|checksums)/.test(it)));
  });

  test('builds, and prints what is wrong as compilers do', async () => {
    const bodies = [];
    service.instead = (request, response) => {
      let body = '';
      request.on('data', (it) => (body += it));
      request.on('end', () => {
        if (request.method === 'GET') return response.end(JSON.stringify({ items: [] }));
        bodies.push(body);
        const location = { file: 'main.js', line: 2, column: 3 };
        const problem = { code: 'script-threw', title: 'It\u001b threw', detail: 'x is not defined', hint: 'Define x.', location };
        const job = { target: TARGET, status: 'FAILED', snapshot: null, waiting: null, findings: [], problem };
        response.end(JSON.stringify({ id: 'b1', name: null, version: null, status: 'FAILED', finishedAt: 'now', jobs: [job] }));
        return undefined;
      });
    };
    writeFileSync(join(folder, 'main.js'), 'let a;\n  x();\n');
    const failed = await verb(['build', 'main.js', '--target', TARGET, '--check', 'a', '--expect', '1', '--check', 'b', '--label', 'k=v=w', '--min-speedup', '2']);
    assert.equal(failed.code, 1, failed.stderr);
    assert.match(failed.stdout, /^main\.js:2:3: error\[script-threw\]: It\uFFFD threw\n 1 \| let a;\n 2 \| {3}x\(\);\n {3}\| {3}\^\n {2}cause: x is not defined\n/);
    const spec = JSON.parse(/\r\n\r\n(\{.*\})\r\n/.exec(bodies[0])[1]);
    assert.deepEqual(spec, {
      checks: [{ expression: 'a', expected: 1 }, { expression: 'b' }],
      labels: { k: 'v=w' },
      policy: { minSpeedup: 2 },
      targets: [TARGET],
    });
    symlinkSync('/etc/hostname', join(folder, 'link.js'));
    assert.deepEqual(await refused(['build', 'link.js']), [2, 'link-outside']);
    assert.deepEqual(await refused(['build', 'absent.js']), [2, 'unreadable-file']);
  });
});
