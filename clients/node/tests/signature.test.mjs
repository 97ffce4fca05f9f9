import assert from 'node:assert/strict';
import { sign } from 'node:crypto';
import { describe, test } from 'node:test';

import { TrustedKeys, verifySnapshot } from '../snapforge.mjs';
import { digestOf, NODE } from './support/engine.mjs';
import { first, key, second, stranger, trusted } from './support/setting.mjs';

describe('a signature', () => {
  const verify = (options = {}) => {
    const { file = first, signature = sign(null, first, key.privateKey), id = key.id, ...rest } = options;
    return verifySnapshot(file, signature, id, { keys: trusted(), node: NODE, ...rest });
  };
  const refuses = (code, options) => assert.throws(() => verify(options), { code });

  test('counts if a trusted key made it over these bytes', () => {
    assert.equal(verify().digest, digestOf(first));
  });

  test('is refused if it is another', () => {
    refuses('bad-signature', { signature: sign(null, second, key.privateKey) });
    refuses('bad-signature', { signature: sign(null, first, stranger.privateKey) });
    refuses('bad-signature', { signature: Buffer.alloc(63) });
    refuses('unknown-key', { id: stranger.id });
    refuses('digest-mismatch', { digest: digestOf(second) });
  });

  test('is refused if its key does not count now', () => {
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
