import { DIGEST } from '../digest.mjs';
import { damaged, printable } from '../errors.mjs';
import { isObject, parseCanonical } from '../json.mjs';
import { TARGET } from './target.mjs';

const METADATA = ['blob', 'bundle', 'engineBuild', 'features', 'prelude', 'requires', 'spec', 'target', 'v8Flags', 'v8Version'];
const V8_VERSION = /^[0-9]{1,5}(\.[0-9]{1,5}){3}[0-9A-Za-z.+-]*$/;
const STRING = /^/;

/**
 * What a container says of its blob; digests are `sha256:` and 64 hexadecimal digits.
 *
 * @typedef {object} SnapshotMetadata
 * @property {string} target for example `linux-x64/node-24.21.0`
 * @property {string} v8Version
 * @property {string[]} v8Flags
 * @property {string} prelude
 * @property {string[]} features
 * @property {string[]} requires the globals that the restored runtime has
 * @property {{ digest: string, size: number }} blob
 * @property {{ digest: string }} bundle
 * @property {{ digest: string }} spec
 * @property {{ nativeLibrary: string, version: string, icuData?: string }} engineBuild the digest of the engine's binary, its version, and
 *   the digest of ICU's data if the engine has them in a file
 */

/**
 * @param {unknown} expected
 * @param {unknown} found
 */
const malformedMetadata = (expected, found) =>
  damaged('malformed-metadata', 'The metadata does not conform to the container format.', expected, printable(String(found)));

/**
 * @param {any} value
 * @param {string[]} members
 * @param {string} what
 */
const exactly = (value, members, what) => {
  const found = isObject(value) ? Object.keys(value).sort() : undefined;
  if (found === undefined || found.join() !== members.join()) {
    throw malformedMetadata(`exactly the members ${members} in ${what}`, found);
  }
  return value;
};

/**
 * @param {unknown} value
 * @param {RegExp} form
 * @param {string} what
 */
const requireText = (value, form, what) => {
  if (typeof value !== 'string' || !form.test(value)) throw malformedMetadata(what, value);
};

/**
 * @param {Buffer} bytes
 * @returns {SnapshotMetadata}
 */
export const readMetadata = (bytes) => {
  const metadata = exactly(parseCanonical(bytes, malformedMetadata), METADATA, 'the metadata');
  const hasIcuData = isObject(metadata.engineBuild) && 'icuData' in metadata.engineBuild;
  exactly(metadata.engineBuild, [...(hasIcuData ? ['icuData'] : []), 'nativeLibrary', 'version'], 'engineBuild');
  exactly(metadata.blob, ['digest', 'size'], 'blob');
  requireText(metadata.target, TARGET, 'a target');
  requireText(metadata.v8Version, V8_VERSION, 'a V8 version');
  if (metadata.v8Version.length > 32) throw malformedMetadata('at most 32 characters in v8Version', metadata.v8Version);
  requireText(metadata.prelude, STRING, 'a string as prelude');
  requireText(metadata.engineBuild.version, STRING, 'a string as version');
  for (const digest of [
    metadata.engineBuild.nativeLibrary,
    ...(hasIcuData ? [metadata.engineBuild.icuData] : []),
    exactly(metadata.bundle, ['digest'], 'bundle').digest,
    exactly(metadata.spec, ['digest'], 'spec').digest,
    metadata.blob.digest,
  ]) {
    requireText(digest, DIGEST, 'a digest');
  }
  for (const member of ['v8Flags', 'features', 'requires']) {
    const list = metadata[member];
    if (!Array.isArray(list) || list.some((it) => typeof it !== 'string')) {
      throw malformedMetadata(`an array of strings as ${member}`, list);
    }
  }
  if (!Number.isSafeInteger(metadata.blob.size) || metadata.blob.size < 0) {
    throw malformedMetadata('a whole number from 0 as size', metadata.blob.size);
  }
  return metadata;
};
