// Real blobs of a real Node, real signatures, a real HTTP server, and the real command in processes of its own. The Node that makes
// the blobs is the one that runs this, or $SNAPFORGE_TEST_NODE; it has to be one that the service has an engine for, 24 or newer.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { describeNode, readContainer, Snapforge, TrustedKeys, verifyRelease, verifySnapshot } from './snapforge.mjs';

const PROGRAM = fileURLToPath(new URL('./snapforge.mjs', import.meta.url));
const ENGINE = process.env.SNAPFORGE_TEST_NODE ?? process.execPath;
const NODE = describeNode(ENGINE);
const VERSION = NODE.engine.slice('node-'.length);
const TARGET = `${NODE.platform}/${NODE.engine}`;
const BINARY = digestOf(readFileSync(realpathSync(ENGINE)));
const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

function digestOf(bytes) {
  return 'sha256:' + createHash('sha256').update(bytes).digest('hex');
}

// ---- What the service makes -------------------------------------------------------------------------------

const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => JSON.stringify(key) + ':' + canonical(value[key]))}}`;
};

const newKey = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x } = publicKey.export({ format: 'jwk' });
  const id = createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url');
  return { id, x, privateKey, pem: publicKey.export({ type: 'spki', format: 'pem' }) };
};

/** Bit by bit, as the polynomial is written: unlike the reader's tables. */
const crcs = new WeakMap();
const crc32c = (bytes) => {
  if (crcs.has(bytes)) return crcs.get(bytes);
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0x82f63b78 & -(crc & 1));
  }
  crcs.set(bytes, ~crc >>> 0);
  return ~crc >>> 0;
};

const metadataOf = (blob, changes = {}) => ({
  blob: { digest: digestOf(blob), size: blob.length },
  bundle: { digest: digestOf('bundle') },
  engineBuild: { nativeLibrary: BINARY, version: VERSION },
  features: [],
  prelude: 'none',
  requires: ['answer'],
  spec: { digest: digestOf('spec') },
  target: TARGET,
  v8Flags: [],
  v8Version: NODE.v8Version,
  ...changes,
});

const containerOf = (blob, metadata = metadataOf(blob), json = canonical(metadata)) => {
  const text = Buffer.from(json);
  const offset = Math.ceil((64 + text.length) / 4096) * 4096;
  const file = Buffer.alloc(offset + blob.length);
  file.write('V8SS', 0, 'latin1');
  file.writeUInt32LE(1, 4);
  file.write(metadata.v8Version, 8, 'latin1');
  file.writeUInt32LE(crc32c(blob), 40);
  file.writeUInt32LE(text.length, 44);
  file.writeBigUInt64LE(BigInt(offset), 48);
  file.writeBigUInt64LE(BigInt(blob.length), 56);
  text.copy(file, 64);
  blob.copy(file, offset);
  return file;
};

const envelopeOf = (body, key) => {
  const bytes = Buffer.from(typeof body === 'string' ? body : canonical(body));
  const message = Buffer.concat([Buffer.from(`DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${bytes.length} `), bytes]);
  return {
    payloadType: PAYLOAD_TYPE,
    payload: bytes.toString('base64'),
    signatures: [{ keyid: key.id, sig: sign(null, message, key.privateKey).toString('base64') }],
  };
};

const statement = (type, digest, predicate) => ({
  _type: 'https://in-toto.io/Statement/v1',
  predicate,
  predicateType: `https://snapforge.dev/${type}/v1`,
  subject: [{ digest: { sha256: digest.slice('sha256:'.length) }, name: `${predicate.name}@${predicate.version}` }],
});

const releaseOf = (snapshot, changes = {}) =>
  statement('release', snapshot, {
    issuedAt: '2026-06-01T00:00:00Z',
    name: 'app',
    sequence: 1,
    snapshot,
    target: TARGET,
    version: '1.0.0',
    ...changes,
  });

const channelOf = (changes = {}) =>
  statement('channel', digestOf('content'), {
    channel: 'stable',
    issuedAt: '2026-06-01T00:00:00Z',
    name: 'app',
    revision: 1,
    sequence: 1,
    version: '1.0.0',
    ...changes,
  });

const buildBlob = (folder, name, source) => {
  const script = join(folder, `${name}.js`);
  const blob = join(folder, `${name}.blob`);
  writeFileSync(script, source);
  execFileSync(ENGINE, ['--snapshot-blob', blob, '--build-snapshot', script]);
  return readFileSync(blob);
};

// ---- The places that a test needs -------------------------------------------------------------------------

const key = newKey();
const stranger = newKey();
let root;
let firstBlob;
let first;
let second;
let folder;
let service;

before(() => {
  root = mkdtempSync(join(tmpdir(), 'snapforge-test-'));
  const main = (text) => `
    globalThis.answer = 42;
    require('v8').startupSnapshot.setDeserializeMainFunction(() => {
      console.log('${text}', answer, ...process.argv.slice(-2));
      process.exitCode = 7;
    });`;
  firstBlob = buildBlob(root, 'first', main('first'));
  first = containerOf(firstBlob);
  second = containerOf(buildBlob(root, 'second', main('second')));
});

after(() => rmSync(root, { recursive: true, force: true }));

beforeEach(async () => {
  folder = mkdtempSync(join(root, 'case-'));
  service = await serve();
  service.publish(first);
  service.publish(second);
  promote('1.0.0', first, 1, 1);
});

afterEach(() => service.close());

/** Answers as the service does; `instead`, where it is set, answers everything. */
const serve = async () => {
  const files = new Map();
  const requests = [];
  const self = { files, requests, statuses: [], instead: undefined };
  const server = createServer((request, response) => {
    requests.push(request);
    if (self.instead !== undefined) return self.instead(request, response);
    const body = files.get(request.url);
    const etag = body && `W/"${createHash('sha256').update(body).digest('hex')}"`;
    const status = body === undefined ? 404 : request.headers['if-none-match'] === etag ? 304 : 200;
    if (request.url.includes('/resolve')) self.statuses.push(status);
    response.writeHead(status, { ETag: etag ?? '"none"' }).end(status === 200 ? body : undefined);
    return undefined;
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  self.address = `http://127.0.0.1:${server.address().port}`;
  self.publish = (container, signer = key, keyId = signer.id, signature = sign(null, container, signer.privateKey)) => {
    const digest = digestOf(container);
    const path = `/api/v1/snapshots/${digest}`;
    files.set(path, JSON.stringify({ digest, signature: { keyId, algorithm: 'Ed25519' } }));
    files.set(`${path}/container`, container);
    files.set(`${path}/signature`, signature);
    return digest;
  };
  self.resolve = (question, release, channelStatement = null) => {
    const path = `/api/v1/resolve?${question}&platform=${NODE.platform}&engine=${NODE.engine}`;
    files.set(path, JSON.stringify({ release, channelStatement }));
  };
  self.close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return self;
};

const promote = (version, container, sequence, revision) =>
  service.resolve(
    'name=app&channel=stable',
    envelopeOf(releaseOf(digestOf(container), { version, sequence }), key),
    envelopeOf(channelOf({ version, sequence, revision }), key),
  );

const STABLE = { name: 'app', channel: 'stable' };
const trusted = () => new TrustedKeys().add(key.pem);
// Server and clients share one thread here, and that thread a busy machine with others.
const PATIENT = { headTimeout: 300_000, bodyTimeout: 300_000 };
const client = (options = {}) =>
  new Snapforge({ server: service.address, keys: trusted(), cache: join(folder, 'cache'), node: NODE, ...PATIENT, ...options });
/** By a client of its own, as a process would that has just been started. */
const resolve = (wanted = STABLE, options = {}) => client(options).resolve(wanted);
const refusal = async (promise) => (await promise).problem?.code;
const files = (below) => {
  const path = join(folder, 'cache', below);
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath ?? it.path, it.name));
};

/** The same arguments for a node that is not the one that runs the command. */
const withNode = ([name, ...rest]) => {
  if (name === undefined) return [];
  const takesOptions = ['run', 'resolve', 'fetch', 'verify'].includes(name);
  return takesOptions ? [name, '--timeout', '300', '--node', ENGINE, ...rest] : [name, ...rest];
};

/** Runs the command; the server here goes on answering meanwhile. */
const command = (args, options = {}) =>
  new Promise((done) => {
    const home = join(folder, 'home');
    const env = { PATH: process.env.PATH, SNAPFORGE_SERVER: service.address, XDG_CACHE_HOME: home, ...options.env };
    const stdio = ['ignore', 'pipe', 'pipe'];
    const child = spawn(process.execPath, [PROGRAM, ...withNode(args)], { env, cwd: folder, stdio });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data) => {
      stdout += data;
      options.onOutput?.(child, stdout);
    });
    child.stderr.on('data', (data) => (stderr += data));
    child.on('close', (code, signal) => done({ code, signal, stdout, stderr }));
  });

const keyFile = () => {
  const path = join(folder, 'key.pem');
  writeFileSync(path, key.pem);
  return path;
};

const plainFile = () => {
  const path = join(folder, 'plain.js');
  writeFileSync(path, "console.log('plain', ...process.argv.slice(2)); process.exitCode = 8;");
  return path;
};

// ---- Containers -------------------------------------------------------------------------------------------

describe('a container', () => {
  const code = (file) => {
    try {
      readContainer(file);
    } catch (error) {
      return error.code;
    }
    return undefined;
  };
  const changed = (change) => {
    const file = Buffer.from(first);
    change(file);
    return file;
  };
  const end = () => 64 + first.readUInt32LE(44);
  const withBlob = (change) => {
    const blob = Buffer.from(firstBlob);
    change(blob);
    return containerOf(blob);
  };

  test('is read where it keeps every rule', () => {
    const { metadata, blob } = readContainer(first);
    assert.equal(metadata.target, TARGET);
    assert.ok(blob.equals(firstBlob));
  });

  test('is refused where a length or offset leads out of it', () => {
    for (const length of [0, 3]) assert.equal(code(first.subarray(0, length)), 'bad-magic');
    for (const length of [4, 63, 64, 200, 4096, first.length - 1]) {
      assert.equal(code(first.subarray(0, length)), 'length-out-of-range', `${length} bytes`);
    }
    assert.equal(code(changed((file) => file.writeUInt32LE(0xffffffff, 44))), 'length-out-of-range');
    assert.equal(code(changed((file) => file.writeBigUInt64LE(8192n, 48))), 'length-out-of-range');
    assert.equal(code(changed((file) => file.writeBigUInt64LE(1n << 63n, 56))), 'length-out-of-range');
    assert.equal(code(Buffer.concat([first, Buffer.alloc(1)])), 'trailing-bytes');
  });

  test('is refused where its header, padding or blob is not what it should be', () => {
    assert.equal(code(changed((file) => file.write('V8SX'))), 'bad-magic');
    assert.equal(code(changed((file) => file.writeUInt32LE(2, 4))), 'unknown-container-version');
    assert.equal(code(changed((file) => (file[end()] = 1))), 'nonzero-padding');
    assert.equal(code(changed((file) => (file[file.length - 1] ^= 1))), 'crc-mismatch');
    assert.equal(code(changed((file) => (file[39] = 1))), 'v8-version-disagrees');
  });

  test('is refused where its metadata are not canonical, or not ours', () => {
    const metadata = metadataOf(firstBlob);
    const { prelude, ...missing } = metadata;
    for (const json of [
      JSON.stringify(metadata, null, 1),
      canonical(metadata).replace('"prelude":"none"', '"prelude":"none","prelude":"none"'),
      canonical(metadata) + ' ',
      canonical(missing),
      canonical({ ...metadata, more: 1 }),
      canonical({ ...metadata, target: 'linux' }),
      canonical({ ...metadata, requires: [1] }),
      canonical({ ...metadata, blob: { ...metadata.blob, size: -1 } }),
      canonical({ ...metadata, bundle: { digest: 'sha256:1' } }),
      '['.repeat(50_000),
    ]) {
      assert.equal(code(containerOf(firstBlob, metadata, json)), 'malformed-metadata', json.slice(0, 60));
    }
    assert.equal(code(containerOf(firstBlob, metadataOf(Buffer.from('other')))), 'blob-digest-mismatch');
  });

  test('is refused where the blob is not the one that this Node would accept', () => {
    const v8Header = firstBlob.indexOf(Buffer.from(NODE.v8Version, 'latin1')) - 16;
    assert.equal(code(withBlob((blob) => (blob[0] ^= 1))), 'malformed-blob-header');
    assert.equal(code(withBlob((blob) => (blob[4] = 0))), 'malformed-blob-header');
    assert.equal(code(withBlob((blob) => (blob[13] += 1))), 'node-build-disagrees');
    assert.equal(code(withBlob((blob) => (blob[v8Header + 16] += 1))), 'v8-version-disagrees');
    assert.equal(code(withBlob((blob) => blob.writeUInt32LE(0, v8Header + 4))), 'not-rehashable');
    assert.equal(code(withBlob((blob) => (blob[v8Header + 5000] ^= 1))), 'blob-checksum-mismatch');
    assert.equal(code(containerOf(Buffer.alloc(20), metadataOf(Buffer.alloc(20)))), 'malformed-blob-header');
  });
});

describe('a signature', () => {
  const verify = (options = {}) => {
    const { file = first, signature = sign(null, first, key.privateKey), id = key.id, ...rest } = options;
    return verifySnapshot(file, signature, id, { keys: trusted(), node: NODE, ...rest });
  };
  const refuses = (code, options) => assert.throws(() => verify(options), { code });

  test('counts where a trusted key made it over these bytes', () => {
    assert.equal(verify().digest, digestOf(first));
  });

  test('is refused where it is another', () => {
    refuses('bad-signature', { signature: sign(null, second, key.privateKey) });
    refuses('bad-signature', { signature: sign(null, first, stranger.privateKey) });
    refuses('bad-signature', { signature: Buffer.alloc(63) });
    refuses('unknown-key', { id: stranger.id });
    refuses('digest-mismatch', { digest: digestOf(second) });
  });

  test('is refused where its key does not count now', () => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.x, kid: key.id };
    const keys = (more) => new TrustedKeys().add(JSON.stringify({ keys: [{ kty: 'RSA' }, { ...jwk, ...more }] }));
    assert.equal(verify({ keys: keys({ status: 'RETIRED', nbf: 0 }) }).digest, digestOf(first));
    refuses('revoked-key', { keys: keys({ status: 'REVOKED' }) });
    refuses('key-not-valid', { keys: keys({ exp: 1000 }) });
    refuses('key-not-valid', { keys: keys({ nbf: 4e9 }) });
  });

  test('does not help a snapshot for another runtime', () => {
    const other = (changes) => ({ node: { ...NODE, ...changes } });
    refuses('other-platform', other({ platform: 'linux-other' }));
    refuses('other-engine', other({ engine: 'node-1.2.3' }));
    refuses('other-v8-version', other({ v8Version: '1.2.3.4' }));
    refuses('other-node-build', other({ binary: digestOf('another build') }));
  });
});

describe('a key', () => {
  const refuses = (text) => assert.throws(() => new TrustedKeys().add(text), { code: 'malformed-key' });

  test('is refused where it is not a public Ed25519 key', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ type: 'spki', format: 'pem' });
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.x };
    refuses('');
    refuses(rsa);
    refuses(key.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    refuses('{}');
    refuses('{');
    refuses(JSON.stringify({ keys: [] }));
    refuses(JSON.stringify({ ...jwk, d: 'secret' }));
    refuses(JSON.stringify({ ...jwk, kid: stranger.id }));
    refuses(JSON.stringify({ ...jwk, x: 'AAAA' }));
    refuses(JSON.stringify({ ...jwk, status: 'MAYBE' }));
    assert.throws(() => new TrustedKeys().pin('short'), { code: 'malformed-key' });
  });

  test('must be given: none is trusted because the service has it', () => {
    assert.throws(() => client({ keys: new TrustedKeys() }), { code: 'no-trusted-keys' });
  });

  test('with a pinned id is fetched, and kept for when the service is away', async () => {
    const path = `/api/v1/keys/${key.id}`;
    const publicKey = Buffer.from(key.x, 'base64url').toString('base64');
    const told = { id: key.id, publicKey, status: 'ACTIVE', notBefore: '2026-01-01T00:00:00Z', notAfter: null };
    service.files.set(path, JSON.stringify(told));
    const pinned = { keys: new TrustedKeys().pin(key.id), now: () => new Date('2026-06-01') };
    assert.equal((await resolve(STABLE, pinned)).outcome, 'FRESH');
    await service.close();
    assert.equal((await resolve(STABLE, { ...pinned, keys: new TrustedKeys().pin(key.id) })).outcome, 'CACHED');
  });

  test('with a pinned id is refused where it is another key', async () => {
    const told = { publicKey: Buffer.from(stranger.x, 'base64url').toString('base64'), status: 'ACTIVE' };
    service.files.set(`/api/v1/keys/${key.id}`, JSON.stringify(told));
    assert.equal(await refusal(resolve(STABLE, { keys: new TrustedKeys().pin(key.id) })), 'malformed-key');
  });
});

describe('a key that follows another', () => {
  const next = newKey();
  const third = newKey();
  const bytesOf = ({ x }) => Buffer.from(x, 'base64url').toString('base64');
  const hashOf = ({ id }) => Buffer.from(id, 'base64url').toString('hex');
  const word = (follower, signer, changes = {}, subject = {}, type = 'https://snapforge.dev/key/v1') =>
    envelopeOf(
      {
        _type: 'https://in-toto.io/Statement/v1',
        predicate: {
          issuedAt: '2020-01-01T00:00:00Z',
          keyId: follower.id,
          notBefore: '2020-01-01T00:00:00Z',
          publicKey: bytesOf(follower),
          ...changes,
        },
        predicateType: type,
        subject: [{ digest: { sha256: hashOf(follower) }, name: follower.id, ...subject }],
      },
      signer,
    );
  const learnt = (endorsements, revoked) => trusted().learning({ keys: [], endorsements, revoked });
  const refuses = (keys, id, code, now = new Date()) => assert.throws(() => keys.usable(id, now), { code });
  /** What the service says of its keys; its own list of them must not count. */
  const tell = (endorsements, revoked = []) => {
    const keys = [next, stranger].map(({ id, x }) => ({ kty: 'OKP', crv: 'Ed25519', kid: id, x }));
    service.files.set('/.well-known/jwks.json', JSON.stringify({ keys, endorsements, revoked }));
  };
  const signedBy = (signer) => {
    service.publish(first, signer);
    const envelopes = [releaseOf(digestOf(first)), channelOf()].map((body) => envelopeOf(body, signer));
    service.resolve('name=app&channel=stable', ...envelopes);
  };

  test('is trusted where a trusted key vouches for it, whatever the order', () => {
    const keys = learnt([word(third, next), word(next, key)]);
    assert.deepEqual(keys.ids().sort(), [key.id, next.id, third.id].sort());
    refuses(keys, next.id, 'key-not-valid', new Date('2019-12-31T23:59:59Z'));
    assert.deepEqual(trusted().ids(), [key.id]);
  });

  test('is not trusted where nobody trusted vouches for it, or the statement is not in order', () => {
    for (const envelope of [
      word(next, stranger),
      word(next, next),
      { ...word(next, stranger), signatures: [{ ...word(next, stranger).signatures[0], keyid: key.id }] },
      word(next, key, { keyId: stranger.id }),
      word(next, key, { publicKey: bytesOf(stranger) }),
      word(next, key, { publicKey: 'AAAA' }),
      word(next, key, { notBefore: '2020' }),
      word(next, key, { issuedAt: 1 }),
      word(next, key, {}, { name: stranger.id }),
      word(next, key, {}, { digest: { sha256: hashOf(stranger) } }),
      word(next, key, {}, {}, 'https://snapforge.dev/release/v1'),
      null,
      'word',
    ]) {
      assert.deepEqual(learnt([envelope]).ids(), [key.id], JSON.stringify(envelope));
    }
  });

  test('loses its word with the key that gave it', () => {
    const keys = learnt([word(next, key)], [key.id]);
    refuses(keys, key.id, 'revoked-key');
    refuses(keys, next.id, 'unknown-key');
    refuses(learnt([word(next, key)], [next.id]), next.id, 'revoked-key');
    refuses(learnt([word(next, key), word(third, next)], [next.id]), third.id, 'unknown-key');
  });

  test('is looked for in nothing but a key set', () => {
    for (const set of [[], { endorsements: {} }, { revoked: 'all' }, { endorsements: Array(201).fill({}) }]) {
      assert.throws(() => trusted().learning(set), { code: 'malformed-key-set' });
    }
  });

  test('is learnt of when it signs, and kept for when the service is away', async () => {
    signedBy(next);
    tell([word(next, key)]);
    assert.equal((await resolve()).outcome, 'FRESH');
    await service.close();
    assert.equal((await resolve()).outcome, 'CACHED');
  });

  test('is refused where only a stranger vouches for it, and the service is not asked each time', async () => {
    signedBy(next);
    tell([word(next, stranger)]);
    const one = client();
    for (let i = 0; i < 2; i++) assert.equal(await refusal(one.resolve(STABLE)), 'unknown-key');
    assert.equal(service.requests.filter((it) => it.url.includes('jwks')).length, 1);
  });

  test('stays revoked when it was heard of once', async () => {
    signedBy(next);
    tell([word(next, key)]);
    const one = client();
    assert.equal((await one.resolve(STABLE)).outcome, 'FRESH');
    tell([word(next, key)], [next.id]);
    await one.refreshKeys();
    assert.equal(await refusal(one.resolve(STABLE)), 'revoked-key');
    // Somebody who hands out what the service said earlier.
    tell([word(next, key)]);
    const other = client();
    await other.refreshKeys();
    assert.equal(await refusal(other.resolve(STABLE)), 'revoked-key');
  });

  test('is asked about where the service says that a key was revoked', async () => {
    const set = JSON.stringify({ endorsements: [], revoked: [key.id] });
    service.instead = (request, response) =>
      request.url.includes('jwks')
        ? response.end(set)
        : response.writeHead(410).end(JSON.stringify({ code: 'key-revoked', detail: 'stolen' }));
    assert.equal((await resolve()).outcome, 'PLAIN');
    service.instead = undefined;
    assert.equal(await refusal(resolve()), 'revoked-key');
  });
});

describe('statements', () => {
  const release = releaseOf(digestOf('x'));
  const channel = channelOf();
  const verify = (changes = {}, wanted = STABLE) => {
    const answer = { release: envelopeOf(release, key), channelStatement: envelopeOf(channel, key), ...changes };
    return verifyRelease(answer, wanted, { keys: trusted(), node: NODE });
  };
  const refuses = (code, changes, wanted) => assert.throws(() => verify(changes, wanted), { code });
  const signed = (body) => envelopeOf(body, key);

  test('are believed where they are signed, and agree', () => {
    assert.equal(verify().release.snapshot, digestOf('x'));
    assert.equal(verify().channel.revision, 1);
    assert.equal(verify({ channelStatement: undefined }, { name: 'app', version: '1.0.0' }).channel, undefined);
    const later = signed(releaseOf(digestOf('x'), { later: 'an unknown member' }));
    assert.equal(verify({ release: later }).release.later, 'an unknown member');
  });

  test('are refused where they are about something else', () => {
    refuses('other-name', {}, { name: 'other', channel: 'stable' });
    refuses('other-version', {}, { name: 'app', version: '2.0.0' });
    refuses('other-channel', {}, { name: 'app', channel: 'beta' });
    refuses('other-name', { channelStatement: signed(channelOf({ name: 'other' })) });
    refuses('statements-disagree', { channelStatement: signed(channelOf({ version: '2.0.0' })) });
    refuses('statements-disagree', { channelStatement: signed(channelOf({ sequence: 2 })) });
    refuses('other-platform', { release: signed(releaseOf(digestOf('x'), { target: `windows-arm64/${NODE.engine}` })) });
    refuses('other-engine', { release: signed(releaseOf(digestOf('x'), { target: `${NODE.platform}/node-1.2.3` })) });
    refuses('malformed-envelope', { channelStatement: undefined });
  });

  test('are refused where no trusted key signed them', () => {
    refuses('unknown-key', { release: envelopeOf(release, stranger) });
    refuses('unknown-key', { channelStatement: envelopeOf(channel, stranger) });
    refuses('bad-signature', { release: envelopeOf(release, { ...stranger, id: key.id }) });
    const exchanged = { ...signed(release), payload: signed(releaseOf(digestOf('y'))).payload };
    refuses('bad-signature', { release: exchanged });
    refuses('malformed-envelope', { release: { ...signed(release), signatures: [] } });
    refuses('malformed-envelope', { release: { ...signed(release), payloadType: 'text/plain' } });
    refuses('malformed-envelope', { release: { ...signed(release), payload: '*' } });
  });

  test('are refused where what was signed is not what it should be', () => {
    refuses('malformed-statement', { release: signed(channel) });
    refuses('malformed-statement', { channelStatement: signed(release) });
    refuses('malformed-statement', { release: signed(JSON.stringify(release, null, 1)) });
    refuses('malformed-statement', { release: signed('[]') });
    refuses('malformed-statement', { release: signed({ ...release, subject: [] }) });
    refuses('malformed-statement', { release: signed({ ...release, subject: signed(releaseOf(digestOf('y'))).subject }) });
    refuses('malformed-statement', { release: signed({ ...release, predicate: { ...release.predicate, version: '2' } }) });
    for (const sequence of [0, -1, 1.5, '1', null]) {
      refuses('malformed-statement', { release: signed(releaseOf(digestOf('x'), { sequence })) });
    }
    refuses('malformed-statement', { channelStatement: signed(channelOf({ revision: 0 })) });
    refuses('malformed-statement', { release: signed(releaseOf(digestOf('x'), { issuedAt: 'yesterday' })) });
  });
});

describe('resolve', () => {
  test('is FRESH, and cheap where nothing changed', async () => {
    const resolution = await resolve();
    assert.equal(resolution.outcome, 'FRESH', resolution.problem?.message);
    assert.equal(resolution.digest, digestOf(first));
    assert.equal(resolution.release.version, '1.0.0');
    const before = service.requests.length;
    assert.equal((await resolve()).outcome, 'FRESH');
    assert.equal(service.requests.length, before + 1);
    promote('1.1.0', second, 2, 2);
    assert.equal((await resolve()).digest, digestOf(second));
    assert.deepEqual(service.statuses, [200, 304, 200]);
  });

  test('is CACHED while the service is away or talks nonsense', async () => {
    await resolve();
    for (const [status, body, code] of [
      [503, '{"code":"database-unavailable","detail":"Try again."}', 'database-unavailable'],
      [429, '{"code":"too-many-requests"}', 'too-many-requests'],
      [502, '<html>', 'service-unreachable'],
      [200, '<html>', 'unexpected-answer'],
      [200, '{}', 'unexpected-answer'],
      [302, '', 'unexpected-answer'],
      [304, '', 'unexpected-answer'],
    ]) {
      service.instead = (request, response) => response.writeHead(status, { Location: '/elsewhere' }).end(body);
      // 304 counts only where it was asked for.
      if (status === 304) {
        for (const file of files('names')) writeFileSync(file, readFileSync(file, 'utf8').replace('"etag"', '"old"'));
      }
      const resolution = await resolve();
      assert.equal(resolution.outcome, 'CACHED', `${status} ${body}`);
      assert.equal(resolution.problem.code, code);
      assert.equal(resolution.digest, digestOf(first));
    }
    await service.close();
    const resolution = await resolve();
    assert.equal(resolution.outcome, 'CACHED');
    assert.equal(resolution.problem.code, 'service-unreachable');
  });

  test('gives up on an answer that only trickles, and on one that is too long', async () => {
    await resolve();
    service.instead = (request, response) => response.writeHead(200).write('{');
    assert.equal(await refusal(resolve(STABLE, { bodyTimeout: 200 })), 'service-unreachable');
    service.instead = () => {};
    assert.equal(await refusal(resolve(STABLE, { headTimeout: 200 })), 'service-unreachable');
    service.instead = (request, response) => response.writeHead(200).end(Buffer.alloc(2 << 20));
    assert.equal(await refusal(resolve()), 'unexpected-answer');
    service.instead = undefined;
    const fresh = { cache: join(folder, 'other-cache'), maxContainer: 100_000 };
    assert.equal(await refusal(resolve(STABLE, fresh)), 'unexpected-answer');
  });

  test('is PLAIN where nothing is known, and where the service says no', async () => {
    const { address } = service;
    const problem = { code: 'no-matching-snapshot', detail: 'None.', available: [{ target: 'linux-arm64/node-1.2.3' }] };
    service.instead = (request, response) => response.writeHead(404).end(JSON.stringify(problem));
    const none = await resolve();
    assert.equal(none.outcome, 'PLAIN');
    assert.match(none.problem.message, /linux-arm64\/node-1\.2\.3/);
    service.instead = undefined;
    await resolve();
    const reason = '{"code":"snapshot-revoked","detail":"Leaks a password."}';
    service.instead = (request, response) => response.writeHead(410).end(reason);
    const revoked = await resolve();
    assert.equal(revoked.outcome, 'PLAIN');
    assert.equal(revoked.problem.code, 'snapshot-revoked');
    await service.close();
    const nothing = await resolve(STABLE, { server: address, cache: join(folder, 'empty') });
    assert.equal(nothing.outcome, 'PLAIN');
    assert.deepEqual([nothing.problem.code, nothing.beside.code], ['service-unreachable', 'not-cached']);
  });

  test('refuses an older revision and a reused one, keeps the last good, and reports a rollback', async () => {
    promote('1.1.0', second, 2, 2);
    await resolve();
    promote('1.0.0', first, 1, 1);
    const replay = await resolve();
    assert.deepEqual([replay.outcome, replay.digest], ['CACHED', digestOf(second)]);
    assert.equal(replay.problem.code, 'channel-rolled-back-unsigned');
    promote('1.0.0', first, 1, 2);
    assert.equal(await refusal(resolve()), 'channel-revision-reused');
    promote('1.0.0', first, 1, 3);
    const rollback = await resolve();
    assert.deepEqual([rollback.outcome, rollback.digest], ['FRESH', digestOf(first)]);
    assert.deepEqual(rollback.rolledBackFrom, { revision: 2, version: '1.1.0', sequence: 2 });
    assert.equal((await resolve()).rolledBackFrom, undefined);
  });

  test('remembers revisions though the rest of the cache is gone or damaged', async () => {
    promote('1.1.0', second, 2, 2);
    await resolve();
    rmSync(join(folder, 'cache', 'names'), { recursive: true });
    for (const file of files('channels')) writeFileSync(file, '{');
    promote('1.0.0', first, 1, 1);
    const replay = await resolve();
    assert.deepEqual([replay.outcome, replay.problem.code], ['PLAIN', 'channel-rolled-back-unsigned']);
    promote('1.1.0', second, 2, 2);
    assert.equal((await resolve()).outcome, 'FRESH');
  });

  test('refuses the snapshot of another name, key or container', async () => {
    const other = envelopeOf(releaseOf(digestOf(first), { name: 'other' }), key);
    service.resolve('name=app&version=1.0.0', other);
    assert.equal(await refusal(resolve({ name: 'app', version: '1.0.0' })), 'other-name');
    service.publish(first, stranger);
    assert.equal(await refusal(resolve()), 'unknown-key');
    service.publish(first, stranger, key.id);
    assert.equal(await refusal(resolve()), 'bad-signature');
    service.files.set(`/api/v1/snapshots/${digestOf(first)}/container`, second);
    assert.equal(await refusal(resolve()), 'digest-mismatch');
    service.files.set(`/api/v1/snapshots/${digestOf(first)}/container`, first.subarray(0, 5000));
    assert.equal(await refusal(resolve()), 'digest-mismatch');
  });

  test('refuses a snapshot that another build of this Node has made', async () => {
    const engineBuild = { nativeLibrary: digestOf('other'), version: VERSION };
    const metadata = metadataOf(firstBlob, { engineBuild });
    const foreign = containerOf(firstBlob, metadata);
    service.publish(foreign);
    promote('1.1.0', foreign, 2, 2);
    assert.equal(await refusal(resolve()), 'other-node-build');
    assert.equal((await resolve(STABLE, { anyBuild: true })).outcome, 'FRESH');
  });

  test('verifies again what the cache kept, and never goes back behind it', async () => {
    await resolve();
    const [note] = files('names');
    const old = readFileSync(note);
    promote('1.1.0', second, 2, 2);
    await resolve();
    await service.close();
    const container = files('sha256').find((file) => file.includes(digestOf(second).slice(7)) && file.endsWith('.v8ss'));
    const bytes = readFileSync(container);
    bytes[bytes.length - 1] ^= 1;
    writeFileSync(container, bytes);
    assert.equal((await resolve()).beside.code, 'digest-mismatch');
    writeFileSync(note, old);
    assert.equal((await resolve()).beside.code, 'channel-rolled-back-unsigned');
    const strict = await resolve(STABLE, { keys: new TrustedKeys().add(stranger.pem) });
    assert.deepEqual([strict.outcome, strict.beside.code], ['PLAIN', 'unknown-key']);
  });

  test('asks for the whole answer where the cache is damaged, and fetches anew', async () => {
    await resolve();
    for (const file of files('sha256')) writeFileSync(file, 'x');
    assert.equal((await resolve()).outcome, 'FRESH');
    const [note] = files('names');
    writeFileSync(note, readFileSync(note, 'utf8').replace('payloadType', 'payloadTypo'));
    assert.equal((await resolve()).outcome, 'FRESH');
    assert.deepEqual(service.statuses, [200, 304, 304, 200]);
  });

  test('is PLAIN where the cache cannot be used', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    assert.equal(await refusal(resolve(STABLE, { cache: file })), 'cache-unusable');
  });

  test('is right for many at once that share a cache', async () => {
    for (let revision = 2; revision <= 4; revision++) {
      promote(`1.${revision}`, revision % 2 ? first : second, revision, revision);
      const all = await Promise.all(Array.from({ length: 6 }, () => resolve()));
      assert.deepEqual(all.map((it) => it.channel?.revision), Array(6).fill(revision));
    }
    assert.deepEqual(files('channels').map((file) => file.split('/').pop()), ['4.json']);
  });
});

describe('the command', () => {
  const RUN = ['run', '--name', 'app', '--channel', 'stable'];

  test('explains itself, and refuses what it does not understand', async () => {
    assert.match((await command(['--help'])).stdout, /Usage: snapforge/);
    assert.match((await command(['run', '--help'])).stdout, /Usage: snapforge/);
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

  test('runs an entry in the restored process where the snapshot has no main function', async () => {
    const container = containerOf(buildBlob(folder, 'library', 'globalThis.answer = 41;'));
    service.publish(container);
    promote('2.0.0', container, 3, 3);
    const entry = join(folder, 'entry.js');
    writeFileSync(entry, "console.log(answer + 1, process.argv[2], process.execArgv.includes('--no-warnings'));");
    const run = await command([...RUN, '--key', keyFile(), '--entry', entry, '--node-option=--no-warnings', '--', 'x']);
    assert.equal(run.stdout, '42 x true\n', run.stderr);
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
    service.publish(container);
    promote('2.0.0', container, 3, 3);
    const run = await command([...RUN, '--key', keyFile()], {
      env: { TMPDIR: temporary },
      onOutput: (child, output) => output === 'ready\n' && child.kill('SIGTERM'),
    });
    assert.deepEqual([run.stdout, run.code], ['ready\nbye\n', 5], run.stderr);
    assert.deepEqual(readdirSync(temporary), []);
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
    const args = ['verify', file, '--signature', signature, '--key', strange, '--key', keyFile()];
    const sound = await command(args);
    assert.equal(JSON.parse(sound.stdout).digest, digestOf(first), sound.stderr);
    assert.equal((await command(args.slice(0, 6))).stderr.split(':')[1], ' bad-signature');
    writeFileSync(file, Buffer.concat([first, Buffer.alloc(1)]));
    assert.equal((await command(args)).code, 1);
    assert.equal(service.requests.length, 0);
  });
});
