import { printable } from '../errors.mjs';

/**
 * A text that zeros fill up to its field's length.
 *
 * @param {Buffer} bytes
 */
export const padded = (bytes) => {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return printable(bytes.subarray(0, end).toString('latin1'));
};
