import { verify as verifyBytes } from 'node:crypto';
import { untrusted } from '../errors.mjs';
import { SIGNATURE_LENGTH } from '../limits.mjs';

/** @import { TrustedKeys } from '../keys/trusted-keys.mjs' */

/**
 * @param {TrustedKeys} keys
 * @param {Date} now
 * @param {string} keyId
 * @param {Buffer} message
 * @param {Buffer} signature
 * @param {string} what was signed, for people
 */
export const checkSignature = (keys, now, keyId, message, signature, what) => {
  const key = keys.usable(keyId, now);
  if (signature.length !== SIGNATURE_LENGTH || !verifyBytes(null, message, key, signature)) {
    const expected = `an Ed25519 signature by key ${keyId}`;
    throw untrusted('bad-signature', `The signature does not match this ${what}.`, expected, 'another');
  }
};
