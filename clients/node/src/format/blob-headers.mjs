import { damaged } from '../errors.mjs';
import { padded } from './padded.mjs';
import { platformOf } from './target.mjs';

const V8_HEADER = 80;
const NODE_MAGIC = 0x0143da19;
const NODE_CUSTOMISED = 1;
/** A persistent value of Node's realm, as what follows V8's data lists it if there is one: its length, then its name. */
const MAIN_FUNCTION = Buffer.from('\x19\0\0\0\0\0\0\0snapshot_deserialize_main', 'latin1');

/**
 * @param {unknown} expected
 * @param {unknown} found
 */
const malformedBlob = (expected, found) =>
  damaged('malformed-blob-header', 'This is not a startup blob of the expected kind.', expected, found);

/**
 * The version of V8, whether the heap can be rehashed, and the checksum of what follows it.
 *
 * @param {Buffer} data
 */
export const readV8Header = (data) => {
  if (data.length < V8_HEADER) throw malformedBlob(`at least ${V8_HEADER} bytes`, `${data.length} bytes`);
  const rehashable = data.readUInt32LE(4);
  if (rehashable > 1) throw malformedBlob('0 or 1 in the rehashable word', rehashable);
  return { v8Version: padded(data.subarray(16, V8_HEADER)), rehashable: rehashable === 1, checksum: data.readUInt32LE(8) };
};

/**
 * The fixed part of a Node snapshot (node_snapshotable.cc, SnapshotData::ToBlob): magic number, kind, Node's version, architecture
 * and system with their lengths, flags, then V8's data with their length. Seen in Node 24.
 *
 * @param {Buffer} blob
 */
export const readNodeBlob = (blob) => {
  try {
    if (blob.readUInt32LE(0) !== NODE_MAGIC) throw malformedBlob('the magic number of a Node snapshot', blob.readUInt32LE(0));
    if (blob[4] !== NODE_CUSTOMISED) throw malformedBlob(`kind ${NODE_CUSTOMISED}`, blob[4]);
    let at = 5;
    const texts = [0, 1, 2].map(() => {
      const length = blob.readBigUInt64LE(at);
      if (length < 1n || length > 64n) throw malformedBlob('a text of 1 to 64 bytes', `${length} bytes`);
      const start = at + 8;
      at = start + Number(length);
      return padded(blob.subarray(start, at));
    });
    if (blob.readUInt32LE(at) !== 0) throw malformedBlob('no flags', blob.readUInt32LE(at));
    const length = blob.readUInt32LE(at + 4);
    const data = blob.subarray(at + 8, at + 8 + length);
    if (data.length < length) throw malformedBlob(`V8 data of at most ${data.length} bytes`, length);
    return { nodeVersion: texts[0], platform: platformOf(texts[2], texts[1]), data };
  } catch (error) {
    throw error instanceof RangeError ? malformedBlob('a complete header', `the end after ${blob.length} bytes`) : error;
  }
};

/**
 * Whether the bundle set a main function. Seen in Node 22, 24 and 26.
 *
 * @param {Buffer} blob a Node snapshot
 */
export const hasMainFunction = (blob) => {
  const { data } = readNodeBlob(blob);
  return blob.includes(MAIN_FUNCTION, data.byteOffset - blob.byteOffset + data.length);
};
