import { publicKeyOf, thumbprint } from '../keys/public-key.mjs';
import { malformedStatement, timeOf, verifyStatement } from './in-toto.mjs';

/** @import { TrustedKeys } from '../keys/trusted-keys.mjs' */

const KEY_TYPE = 'https://snapforge.dev/key/v1';

/**
 * The key that a trusted one vouches for, valid from the time that the statement gives.
 *
 * @param {any} envelope
 * @param {TrustedKeys} keys
 * @param {Date} now
 */
export const verifyEndorsement = (envelope, keys, now) => {
  const { predicate, name, digest } = verifyStatement(envelope, KEY_TYPE, keys, now);
  const { keyId, publicKey } = predicate;
  const raw = Buffer.from(String(publicKey), 'base64');
  if (raw.length !== 32 || raw.toString('base64') !== publicKey) {
    throw malformedStatement('32 bytes in base64 as publicKey', publicKey);
  }
  const x = raw.toString('base64url');
  if (keyId !== thumbprint(x)) throw malformedStatement(`its thumbprint ${thumbprint(x)} as keyId`, keyId);
  if (name !== keyId) throw malformedStatement(`subject ${keyId}`, name);
  const hash = `sha256:${Buffer.from(keyId, 'base64url').toString('hex')}`;
  if (digest !== hash) throw malformedStatement(`the hash of key ${keyId} as digest, ${hash}`, digest);
  timeOf(predicate, 'issuedAt');
  return publicKeyOf(x, { kid: keyId, nbf: timeOf(predicate, 'notBefore') / 1000 });
};
