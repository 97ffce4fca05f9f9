import { createHash } from 'node:crypto';

export const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * @param {import('node:crypto').BinaryLike} bytes
 * @returns {string} 64 hexadecimal digits
 */
export const hashed = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** @param {Buffer} bytes */
export const sha256 = (bytes) => 'sha256:' + hashed(bytes);
