// docs/container-format.md
import { damaged } from '../errors.mjs';
import { MAX_METADATA } from '../limits.mjs';
import { checkBlob } from './blob.mjs';
import { crc32c } from './crc32c.mjs';
import { readMetadata } from './metadata.mjs';
import { padded } from './padded.mjs';

/** @import { SnapshotMetadata } from './metadata.mjs' */

const HEADER = 64;
const PAGE = 4096;

/**
 * @param {unknown} expected
 * @param {unknown} found
 */
const outOfRange = (expected, found) =>
  damaged('length-out-of-range', 'A length or offset points outside the file.', expected, found);

/**
 * Where the metadata ends and where the blob starts, in bytes.
 *
 * @param {Buffer} file
 */
const readHeader = (file) => {
  if (file.subarray(0, 4).toString('latin1') !== 'V8SS') {
    throw damaged('bad-magic', 'This is not a .v8ss file.', 'V8SS', `'${padded(file.subarray(0, 4))}'`);
  }
  if (file.length < HEADER) throw outOfRange(`a header of ${HEADER} bytes`, file.length);
  const version = file.readUInt32LE(4);
  if (version !== 1) {
    throw damaged('unknown-container-version', "This reader does not support the container's version.", 1, version);
  }
  const metadataLength = file.readUInt32LE(44);
  const most = Math.min(MAX_METADATA, file.length - HEADER);
  if (metadataLength > most) throw outOfRange(`metadata of at most ${most} bytes`, metadataLength);
  const metadataEnd = HEADER + metadataLength;
  const blobOffset = Math.ceil(metadataEnd / PAGE) * PAGE;
  if (file.readBigUInt64LE(48) !== BigInt(blobOffset) || blobOffset > file.length) {
    throw outOfRange(`the blob at ${blobOffset}, inside a file of ${file.length} bytes`, file.readBigUInt64LE(48));
  }
  const rest = BigInt(file.length - blobOffset);
  const blobLength = file.readBigUInt64LE(56);
  if (blobLength > rest) throw outOfRange(`a blob of at most ${rest} bytes`, blobLength);
  if (blobLength < rest) {
    throw damaged('trailing-bytes', 'The file continues after its blob.', 'no more bytes', `${rest - blobLength} bytes`);
  }
  return { metadataEnd, blobOffset };
};

/**
 * Reads a `.v8ss` file and enforces every rule of its format. Whether to trust it is verifySnapshot's question.
 *
 * @param {Buffer} file the whole file
 * @returns {{ metadata: SnapshotMetadata, blob: Buffer }}
 */
export function readContainer(file) {
  const { metadataEnd, blobOffset } = readHeader(file);
  const gap = file.subarray(metadataEnd, blobOffset);
  if (gap.some((byte) => byte !== 0)) {
    throw damaged('nonzero-padding', 'The padding between metadata and blob is not empty.', 'zeros', 'other bytes');
  }
  const blob = file.subarray(blobOffset);
  const crc = crc32c(blob);
  if (crc !== file.readUInt32LE(40)) {
    throw damaged('crc-mismatch', "The blob's CRC-32C differs from the header's.", file.readUInt32LE(40), crc);
  }
  const metadata = readMetadata(file.subarray(HEADER, metadataEnd));
  const inHeader = file.subarray(8, 40);
  if (!inHeader.equals(Buffer.concat([Buffer.from(metadata.v8Version, 'latin1'), Buffer.alloc(32)], 32))) {
    const message = 'The header and the metadata name different versions of V8.';
    throw damaged('v8-version-disagrees', message, metadata.v8Version, padded(inHeader));
  }
  checkBlob(metadata, blob);
  return { metadata, blob };
}
