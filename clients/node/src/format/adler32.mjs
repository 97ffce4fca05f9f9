/**
 * Adler-32 (RFC 1950, section 8.2) with both sums starting at 0, as V8 computes a snapshot's checksum.
 *
 * @param {Uint8Array} bytes
 */
export const adler32FromZero = (bytes) => {
  let first = 0;
  let second = 0;
  // 5552 bytes are as many as can be added before the second sum leaves 32 bits.
  for (let start = 0; start < bytes.length; start += 5552) {
    const end = Math.min(start + 5552, bytes.length);
    for (let i = start; i < end; i++) {
      first += bytes[i];
      second += first;
    }
    first %= 65521;
    second %= 65521;
  }
  return ((second << 16) | first) >>> 0;
};
