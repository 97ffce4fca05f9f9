import { sha256 } from '../digest.mjs';
import { damaged } from '../errors.mjs';
import { adler32FromZero } from './adler32.mjs';
import { readNodeBlob, readV8Header } from './blob-headers.mjs';
import { TARGET } from './target.mjs';

/** @import { SnapshotMetadata } from './metadata.mjs' */

/**
 * V8's part of a blob: all of it, or what follows Node's header.
 *
 * @param {SnapshotMetadata} metadata
 * @param {Buffer} blob
 */
const v8Data = (metadata, blob) => {
  const [, system, arch, engine] = TARGET.exec(metadata.target) ?? [];
  if (!engine.startsWith('node-')) return blob;
  const node = readNodeBlob(blob);
  const expected = `${metadata.engineBuild.version} on ${system}-${arch}`;
  const found = `${node.nodeVersion} on ${node.platform}`;
  if (found !== expected) {
    throw damaged('node-build-disagrees', 'The blob names another Node than the metadata.', expected, found);
  }
  return node.data;
};

/**
 * Enforces that a blob is the one that its metadata describes, and that V8 would not have to believe any of it.
 *
 * @param {SnapshotMetadata} metadata
 * @param {Buffer} blob
 */
export const checkBlob = (metadata, blob) => {
  const digest = sha256(blob);
  if (metadata.blob.size !== blob.length || metadata.blob.digest !== digest) {
    throw damaged(
      'blob-digest-mismatch',
      'The blob is not the one that the metadata describes.',
      `${metadata.blob.digest} of ${metadata.blob.size} bytes`,
      `${digest} of ${blob.length} bytes`,
    );
  }
  const data = v8Data(metadata, blob);
  const header = readV8Header(data);
  if (header.v8Version !== metadata.v8Version) {
    const message = 'The metadata and the blob name different versions of V8.';
    throw damaged('v8-version-disagrees', message, metadata.v8Version, header.v8Version);
  }
  if (!header.rehashable) {
    const message = 'The blob would keep the hash seed it was built with.';
    throw damaged('not-rehashable', message, 'a rehashable blob', 'one that is not');
  }
  const checksum = adler32FromZero(data.subarray(12));
  if (checksum !== header.checksum) {
    throw damaged('blob-checksum-mismatch', "The blob's own checksum is wrong.", header.checksum, checksum);
  }
};
