import { createPublicKey } from 'node:crypto';
import { isObject } from '../json.mjs';
import { malformedKey, publicKeyOf } from './public-key.mjs';

/** @import { PublicKey } from './public-key.mjs' */

/** @param {string} block */
const readPemBlock = (block) => {
  // Only the label is shown: a private key that was pasted by mistake must not end up in a log.
  const label = block.slice(0, block.indexOf('-----', 5) + 5);
  if (label !== '-----BEGIN PUBLIC KEY-----') throw malformedKey('PEM blocks PUBLIC KEY', label);
  let key;
  try {
    key = createPublicKey(block);
  } catch {
    throw malformedKey('SubjectPublicKeyInfo (RFC 8410)', 'something else');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw malformedKey('an Ed25519 key', key.asymmetricKeyType);
  return publicKeyOf(key.export({ format: 'jwk' }).x);
};

/** @param {string} text */
const readPem = (text) => {
  const blocks = text.match(/-----BEGIN [^-]+-----[^-]*-----END [^-]+-----/g) ?? [];
  if (blocks.length === 0) throw malformedKey('PEM blocks PUBLIC KEY', 'something else');
  return blocks.map(readPemBlock);
};

/** @param {string} text */
const readJwks = (text) => {
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    throw malformedKey('a JWK or a JWK set', 'something else');
  }
  const jwks = Array.isArray(json.keys) ? json.keys : [json];
  // RFC 7517, section 5: a reader of sets ignores keys of types that it does not understand.
  const known = jwks.filter((/** @type {any} */ jwk) => isObject(jwk) && jwk.kty === 'OKP' && jwk.crv === 'Ed25519');
  if (known.length === 0) throw malformedKey('a key with kty OKP and crv Ed25519', 'none');
  if (known.some((/** @type {any} */ jwk) => 'd' in jwk)) throw malformedKey('a public key', 'a private key');
  return known.map((/** @type {any} */ jwk) => publicKeyOf(jwk.x, jwk));
};

/**
 * The keys of a file's text: PEM blocks `PUBLIC KEY`, a JWK, or a JWK set.
 *
 * @param {string} text
 * @returns {PublicKey[]}
 */
export const readKeys = (text) => (text.trimStart().startsWith('{') ? readJwks(text) : readPem(text));
