import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { digestOf } from './support/engine.mjs';
import { channelOf, envelopeOf, newKey, releaseOf } from './support/samples.mjs';
import { client, first, key, publish, refusal, resolve, service, STABLE, stranger, trusted } from './support/setting.mjs';

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
    publish(first, signer);
    const envelopes = [releaseOf(digestOf(first)), channelOf()].map((body) => envelopeOf(body, signer));
    service.resolve('name=app&channel=stable', ...envelopes);
  };

  test('is trusted if a trusted key vouches for it, whatever the order', () => {
    const keys = learnt([word(third, next), word(next, key)]);
    assert.deepEqual(keys.ids().sort(), [key.id, next.id, third.id].sort());
    refuses(keys, next.id, 'key-not-valid', new Date('2019-12-31T23:59:59Z'));
    assert.deepEqual(trusted().ids(), [key.id]);
  });

  test('is not trusted if no trusted key vouches for it, or the statement is malformed', () => {
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

  test('is learnt of when it signs, and kept while the service is unavailable', async () => {
    signedBy(next);
    tell([word(next, key)]);
    assert.equal((await resolve()).outcome, 'FRESH');
    await service.close();
    assert.equal((await resolve()).outcome, 'CACHED');
  });

  test('is refused if only a stranger vouches for it, and the service is not asked each time', async () => {
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

  test('is looked up when the service says that a key was revoked', async () => {
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
