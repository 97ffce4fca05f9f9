import { createHash, createPublicKey } from 'node:crypto';
import { untrusted } from '../errors.mjs';

const STATUSES = ['ACTIVE', 'RETIRED', 'REVOKED'];

/**
 * An Ed25519 key; times in seconds since 1970.
 *
 * @typedef {object} PublicKey
 * @property {string} id its RFC 7638 thumbprint
 * @property {import('node:crypto').KeyObject} key
 * @property {number} notBefore
 * @property {number} notAfter
 * @property {string} status
 */

/**
 * @param {unknown} expected
 * @param {unknown} found
 */
export const malformedKey = (expected, found) =>
  untrusted('malformed-key', 'This is not an Ed25519 public key.', expected, found, 'Pass a public key as PEM or JWK.');

/**
 * RFC 7638, section 3, with RFC 8037, appendix A.3.
 *
 * @param {string} x
 */
export const thumbprint = (x) =>
  createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url');

/**
 * @param {any} x the key's 32 bytes in base64url
 * @param {any} [members] of a JWK: what is known besides
 * @returns {PublicKey}
 */
export const publicKeyOf = (x, { kid, nbf, exp, status = 'ACTIVE' } = {}) => {
  if (typeof x !== 'string' || Buffer.from(x, 'base64url').length !== 32) throw malformedKey('32 bytes as x', x);
  const id = thumbprint(x);
  if (kid !== undefined && kid !== id) throw malformedKey(`its thumbprint ${id} as kid`, kid);
  if (!STATUSES.includes(status)) throw malformedKey(`one of ${STATUSES} as status`, status);
  for (const time of [nbf, exp]) {
    if (time !== undefined && !Number.isFinite(time)) throw malformedKey('seconds since 1970 as nbf and exp', time);
  }
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return { id, key, notBefore: nbf ?? 0, notAfter: exp ?? Infinity, status };
};
