import { createHash } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { sha256 } from '../digest.mjs';
import { SnapforgeError, untrusted } from '../errors.mjs';
import { hasMainFunction } from '../format/blob-headers.mjs';
import { TARGET } from '../format/target.mjs';
import { isElf64, withNote } from './elf.mjs';
import { preparedBlob, setFuse } from './sea.mjs';

/** @import { SnapshotMetadata } from '../format/metadata.mjs' */

const SEA_NOTE = 'NODE_SEA_BLOB';

/**
 * @param {string} code
 * @param {string} message
 * @param {string} expected
 * @param {string} found
 * @param {string} hint
 */
const unfit = (code, message, expected, found, hint) => new SnapforgeError(code, message, { expected, found, hint });

const USE_BLOB_HINT = 'Install without --executable, and start node --snapshot-blob.';

/**
 * What a single executable cannot be made of, whatever the binary is.
 *
 * @param {SnapshotMetadata} metadata
 * @param {Buffer} blob
 */
const checkSnapshot = ({ target }, blob) => {
  const [, system, , engine] = TARGET.exec(target) ?? [];
  if (!engine?.startsWith('node-')) {
    const message = 'Only a snapshot for Node can be inside a Node binary.';
    throw unfit('executable-needs-node', message, 'a target of an engine node-…', target, 'Build the bundle for a Node engine.');
  }
  if (system !== 'linux') {
    throw unfit('executable-needs-linux', 'Single executables are made for Linux only.', 'linux-x64 or linux-arm64', target, USE_BLOB_HINT);
  }
  if (!hasMainFunction(blob)) {
    throw unfit(
      'executable-needs-main-function',
      'The snapshot has no main function, so an executable would not know what to run.',
      "a bundle that calls require('v8').startupSnapshot.setDeserializeMainFunction",
      'one that did not',
      'Set a main function and build the bundle again, or install without --executable and start node with a script.',
    );
  }
};

/**
 * @param {Buffer} program
 * @param {string} digest
 * @param {SnapshotMetadata} metadata
 */
const checkBinary = (program, digest, metadata) => {
  if (digest !== metadata.engineBuild.nativeLibrary) {
    const message = 'The executable can only be made of the very binary that made the snapshot.';
    const hint = 'Name that binary with --node; --any-build does not count here.';
    throw untrusted('other-node-build', message, metadata.engineBuild.nativeLibrary, digest, hint);
  }
  if (!isElf64(program)) {
    throw unfit('executable-unknown-node', 'This Node binary has an unknown form.', 'ELF with 64 bits, little-endian', 'another', USE_BLOB_HINT);
  }
};

/**
 * A single executable: Node's binary with a verified snapshot inside, whose main function runs when it starts. Nothing is run for it, and
 * the same binary and snapshot give the same bytes.
 *
 * @param {{ metadata: SnapshotMetadata, blob: Buffer }} snapshot which has been verified
 * @param {string} node the path of the binary, whose digest must be the one in the metadata
 * @returns {Promise<{ parts: Buffer[], digest: string, size: number }>} the file, in parts
 */
export const executableOf = async ({ metadata, blob }, node) => {
  checkSnapshot(metadata, blob);
  const program = await readFile(node);
  checkBinary(program, sha256(program), metadata);
  const prepared = preparedBlob(metadata.engineBuild.version, blob);
  if (prepared === undefined || !setFuse(program)) {
    const expected = 'Node 22.23, 24.21 or 26.12, or a later release of these';
    const message = 'How this Node keeps a program in its own file is not known.';
    throw unfit('executable-unknown-node', message, expected, metadata.engineBuild.version, USE_BLOB_HINT);
  }
  const parts = withNote(program, SEA_NOTE, prepared);
  if (parts === undefined) {
    const message = 'This Node binary has no room for a snapshot behind it.';
    throw unfit('executable-unknown-node', message, 'addresses behind the program', 'addresses in use', USE_BLOB_HINT);
  }
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return { parts, digest: `sha256:${hash.digest('hex')}`, size: parts.reduce((sum, { length }) => sum + length, 0) };
};

/**
 * Writes an executable, which appears whole.
 *
 * @param {string} file
 * @param {Buffer[]} parts
 */
export const writeExecutable = async (file, parts) => {
  const part = `${file}.part`;
  await rm(part, { force: true });
  const handle = await open(part, 'wx', 0o755);
  try {
    for (const bytes of parts) await handle.writeFile(bytes);
  } finally {
    await handle.close();
  }
  await rename(part, file);
};
