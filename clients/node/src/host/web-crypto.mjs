// The slot `crypto.subtle` of the preludes `web` and `node`, filled by Node's Web Crypto, for isolates and contexts that a Node process
// hosts. Requests and answers consist of what structured clones consist of, so they can cross the border of an isolate.

import { Buffer } from 'node:buffer';
import { createECDH, createPrivateKey, createPublicKey, webcrypto } from 'node:crypto';

/**
 * What the prelude asks for: `operation` is `digest`, `sign`, `verify`, `encrypt`, `decrypt`, `deriveBits`, `generateKey` or `importKey`.
 * @typedef {object} WebCryptoRequest
 * @property {string} operation
 * @property {{ name: string, hash?: string, namedCurve?: string, length?: number, [parameter: string]: unknown }} algorithm with its
 *     parameters, bytes as a `Uint8Array`
 * @property {import('node:crypto').webcrypto.JsonWebKey} [key] the key, as a JSON Web Key
 * @property {import('node:crypto').webcrypto.JsonWebKey} [publicKey] the other side's, for `deriveBits` of ECDH and X25519
 * @property {Uint8Array} [data] what is hashed, signed, encrypted or decrypted
 * @property {Uint8Array} [signature] for `verify`
 * @property {number} [length] of what is derived, in bits
 */

const CURVES = new Map([
  ['P-256', 'prime256v1'],
  ['P-384', 'secp384r1'],
  ['P-521', 'secp521r1'],
]);
// PrivateKeyInfo up to the 32 bytes of the key (RFC 8410, 7).
const PREFIXES = new Map([
  ['Ed25519', '302e020100300506032b657004220420'],
  ['X25519', '302e020100300506032b656e04220420'],
]);
/** @param {string | undefined} text */
const bytes = (text) => Buffer.from(text ?? '', 'base64url');

/** @param {any} algorithm @param {any} key @param {string[]} usages @returns {Promise<webcrypto.CryptoKey>} */
const imported = (algorithm, key, usages) => {
  const { name, hash, namedCurve } = algorithm;
  const options = { name, ...(hash && { hash }), namedCurve: namedCurve ?? key.crv };
  if (key.kty === 'oct') return webcrypto.subtle.importKey('raw', bytes(key.k), options, false, /** @type {any} */ (usages));
  return webcrypto.subtle.importKey('jwk', key, options, true, /** @type {any} */ (usages));
};

/** Public and private numbers that belong together, and all that a JSON Web Key needs. @param {any} algorithm @param {any} key */
const completed = async (algorithm, key) => {
  let whole = key;
  if (key.d !== undefined && key.x === undefined && key.kty === 'EC') {
    const curve = createECDH(CURVES.get(key.crv) ?? key.crv);
    curve.setPrivateKey(bytes(key.d));
    const point = curve.getPublicKey();
    const size = (point.length - 1) / 2;
    whole = { ...key, x: point.subarray(1, size + 1).toString('base64url'), y: point.subarray(size + 1).toString('base64url') };
  } else if (key.d !== undefined && key.kty === 'OKP') {
    const der = Buffer.concat([Buffer.from(PREFIXES.get(key.crv) ?? '', 'hex'), bytes(key.d)]);
    const { x } = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })).export({ format: 'jwk' });
    if (key.x !== undefined && key.x !== x) throw new Error('DataError: The public key is not that of the private key');
    whole = { ...key, x };
  }
  const agrees = algorithm.name === 'ECDH' || algorithm.name === 'X25519';
  const isPrivate = key.d !== undefined;
  const usages = agrees ? (isPrivate ? ['deriveBits'] : []) : algorithm.name === 'RSA-OAEP' ? [isPrivate ? 'decrypt' : 'encrypt'] : [isPrivate ? 'sign' : 'verify'];
  try {
    await imported(algorithm, whole, usages);
  } catch (error) {
    throw error.name === 'NotSupportedError' ? error : new Error(`DataError: ${error.message}`);
  }
  return whole;
};

/** @param {any} algorithm */
const generated = async (algorithm) => {
  const { name, length } = algorithm;
  if (name === 'HMAC' || name.startsWith('AES')) {
    const k = webcrypto.getRandomValues(new Uint8Array(Math.ceil(length / 8)));
    // HMAC may have a length that is none of whole bytes.
    if (length % 8 !== 0) k[k.length - 1] &= 0xff << (8 - (length % 8));
    return { kty: 'oct', k: Buffer.from(k).toString('base64url') };
  }
  const usages = name === 'ECDH' || name === 'X25519' ? ['deriveBits'] : name === 'RSA-OAEP' ? ['encrypt', 'decrypt'] : ['sign', 'verify'];
  const pair = /** @type {webcrypto.CryptoKeyPair} */ (await webcrypto.subtle.generateKey(algorithm, true, /** @type {any} */ (usages)));
  const { key_ops, ext, alg, ...key } = await webcrypto.subtle.exportKey('jwk', pair.privateKey);
  return key;
};

/** RFC 3394: Web Crypto wraps keys only, so what is wrapped is one of HMAC. @param {WebCryptoRequest} request */
const wrapped = async ({ operation, algorithm, key, data = new Uint8Array() }) => {
  const hmac = { name: 'HMAC', hash: 'SHA-1' };
  if (operation === 'encrypt') {
    const content = await webcrypto.subtle.importKey('raw', data, hmac, true, ['sign']);
    return webcrypto.subtle.wrapKey('raw', content, await imported(algorithm, key, ['wrapKey']), 'AES-KW');
  }
  const content = await webcrypto.subtle.unwrapKey('raw', data, await imported(algorithm, key, ['unwrapKey']), 'AES-KW', hmac, true, ['sign']);
  return webcrypto.subtle.exportKey('raw', content);
};

/**
 * The host of the slot `crypto.subtle`: `bind({ 'crypto.subtle': webCrypto })`. Throws what Web Crypto does; the prelude makes a
 * `DOMException` of it.
 * @param {WebCryptoRequest} request
 * @returns {Promise<ArrayBuffer | boolean | import('node:crypto').webcrypto.JsonWebKey>} bytes; for `verify` whether the signature is
 *     right; for `generateKey` and `importKey` the whole key
 */
export const webCrypto = async (request) => {
  const { operation, key, publicKey, data = new Uint8Array(), signature = new Uint8Array(), length } = request;
  const algorithm = /** @type {any} */ (request.algorithm);
  if (algorithm.name === 'AES-KW' && operation !== 'generateKey') return wrapped(request);
  switch (operation) {
    case 'digest':
      return webcrypto.subtle.digest(algorithm.name, data);
    case 'sign':
      return webcrypto.subtle.sign(algorithm, await imported(algorithm, key, ['sign']), data);
    case 'verify':
      return webcrypto.subtle.verify(algorithm, await imported(algorithm, key, ['verify']), signature, data);
    case 'encrypt':
      return webcrypto.subtle.encrypt(algorithm, await imported(algorithm, key, ['encrypt']), data);
    case 'decrypt':
      return webcrypto.subtle.decrypt(algorithm, await imported(algorithm, key, ['decrypt']), data);
    case 'deriveBits': {
      const other = publicKey && (await imported({ ...algorithm, namedCurve: publicKey.crv }, publicKey, []));
      const bits = /** @type {number} */ (length ?? null);
      return webcrypto.subtle.deriveBits({ ...algorithm, public: other }, await imported(algorithm, key, ['deriveBits']), bits);
    }
    case 'generateKey':
      return generated(algorithm);
    case 'importKey':
      return completed(algorithm, key);
    default:
      throw new Error(`NotSupportedError: This host has no operation ${operation}`);
  }
};
