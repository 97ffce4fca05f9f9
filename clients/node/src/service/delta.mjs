import { createHash } from 'node:crypto';

/** A skippable frame of zstd that holds the dictionary's SHA-256: RFC 9842, section 5. */
const DELTA_MAGIC = Buffer.from([0x5e, 0x2a, 0x4d, 0x18, 0x20, 0, 0, 0]);
const DELTA_HEADER = DELTA_MAGIC.length + 32;

/** RFC 9842, section 5: at most 8 MiB, or 1.25 times the dictionary, whose largest is below 128 MiB here. */
const WINDOW_LOG = 27;

/** Not imported by name: a Node without zstd could not load this file then. */
const zlib = /** @type {any} */ (process.getBuiltinModule?.('node:zlib'));

/** @param {Buffer} dictionary */
const dictionaryHash = (dictionary) => createHash('sha256').update(dictionary).digest();

/**
 * What tells the service that a delta to these bytes will do. Nothing where this Node has no zstd.
 *
 * @param {Buffer | undefined} dictionary
 * @returns {Record<string, string>}
 */
export const deltaHeaders = (dictionary) =>
  dictionary === undefined || zlib?.zstdDecompressSync === undefined
    ? {}
    : {
        'Accept-Encoding': 'dcz, gzip, deflate, br',
        'Available-Dictionary': `:${dictionaryHash(dictionary).toString('base64')}:`,
      };

/**
 * The bytes that a delta stands for; undefined if it is not one to this dictionary, or becomes too long. They are not verified.
 *
 * @param {Buffer} delta
 * @param {Buffer} dictionary
 * @param {number} limit bytes
 */
export const appliedDelta = (delta, dictionary, limit) => {
  if (!delta.subarray(0, DELTA_HEADER).equals(Buffer.concat([DELTA_MAGIC, dictionaryHash(dictionary)]))) return undefined;
  try {
    // Cut off, because Node takes a frame that is to be skipped for the end.
    return zlib.zstdDecompressSync(delta.subarray(DELTA_HEADER), {
      dictionary,
      maxOutputLength: limit,
      params: { [zlib.constants.ZSTD_d_windowLogMax]: WINDOW_LOG },
    });
  } catch {
    return undefined;
  }
};
