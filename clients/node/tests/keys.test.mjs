import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, test } from 'node:test';

import { TrustedKeys } from '../snapforge.mjs';
import { client, key, refusal, resolve, service, STABLE, stranger } from './support/setting.mjs';

describe('a key', () => {
  const refuses = (text) => assert.throws(() => new TrustedKeys().add(text), { code: 'malformed-key' });

  test('is refused if it is not a public Ed25519 key', () => {
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

  test('with a pinned id is fetched, and kept while the service is unavailable', async () => {
    const path = `/api/v1/keys/${key.id}`;
    const publicKey = Buffer.from(key.x, 'base64url').toString('base64');
    const told = { id: key.id, publicKey, status: 'ACTIVE', notBefore: '2026-01-01T00:00:00Z', notAfter: null };
    service.files.set(path, JSON.stringify(told));
    const pinned = { keys: new TrustedKeys().pin(key.id), now: () => new Date('2026-06-01') };
    assert.equal((await resolve(STABLE, pinned)).outcome, 'FRESH');
    await service.close();
    assert.equal((await resolve(STABLE, { ...pinned, keys: new TrustedKeys().pin(key.id) })).outcome, 'CACHED');
  });

  test('with a pinned id is refused if it is another key', async () => {
    const told = { publicKey: Buffer.from(stranger.x, 'base64url').toString('base64'), status: 'ACTIVE' };
    service.files.set(`/api/v1/keys/${key.id}`, JSON.stringify(told));
    assert.equal(await refusal(resolve(STABLE, { keys: new TrustedKeys().pin(key.id) })), 'malformed-key');
  });
});
