#!/usr/bin/env node
// The Snapforge client for Node: nothing but Node's own modules. A command (--help) and a module.
//
// Node compares its version, platform and flags with a blob's before it loads it, and nothing else: a flipped byte, or a blob of
// another build of the same version, ends in a crash, or runs what someone else has written. So whatever Node does not
// check is checked here, before Node sees a byte; what cannot be proved is not started.

// Made from src by build.mjs: change that, and run ./build.

import { Buffer } from 'node:buffer';
import { execFileSync, spawn } from 'node:child_process';
import { createECDH, createHash, createPrivateKey, createPublicKey, randomUUID, verify as verifyBytes, webcrypto } from 'node:crypto';
import { createReadStream, existsSync, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { constants, homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

// ---- errors.mjs ----------------------------------------------------------------------------------------------------

/**
 * @typedef {object} Difference
 * @property {unknown} [expected]
 * @property {unknown} [found]
 * @property {string} [hint]
 * @property {unknown} [cause]
 */

/** Every refusal: a stable `code`, what was `expected`, what was `found`, and a `hint` that says what to do. */
export class SnapforgeError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {Difference} [difference]
   */
  constructor(code, message, { expected, found, hint, cause } = {}) {
    const difference = expected === undefined ? '' : ` Expected ${expected}, found ${found}.`;
    super(`${message}${difference}`, cause === undefined ? undefined : { cause });
    this.name = 'SnapforgeError';
    this.code = code;
    this.expected = expected;
    this.found = found;
    this.hint = hint;
  }
}

/** The service answered with a problem (RFC 9457); `code` is the problem's. */
export class ServiceRefusal extends SnapforgeError {
  /**
   * @param {string} path
   * @param {number} status the HTTP status
   * @param {string} code
   * @param {string} detail
   */
  constructor(path, status, code, detail) {
    super(code, `The service refused GET ${path} with ${status}: ${detail}`);
    this.status = status;
  }

  /** Whether the same request may succeed later. */
  get mayPass() {
    return this.status >= 500 || this.status === 429;
  }
}

/**
 * The file is not a sound container.
 *
 * @param {string} code
 * @param {string} message
 * @param {unknown} expected
 * @param {unknown} found
 */
const damaged = (code, message, expected, found) =>
  new SnapforgeError(code, message, {
    expected,
    found,
    hint: 'Do not give this file to Node. Fetch it again; if the result is the same, rebuild the snapshot.',
  });

/**
 * Nothing that is trusted vouches for this, or it is about something else.
 *
 * @param {string} code
 * @param {string} message
 * @param {unknown} expected
 * @param {unknown} found
 * @param {string} [hint]
 */
const untrusted = (code, message, expected, found, hint) =>
  new SnapforgeError(code, message, { expected, found: printable(String(found)), hint: hint ?? 'Do not use it.' });

/**
 * Text from outside, safe and short enough for a log.
 *
 * @param {string} text
 */
const printable = (text) => {
  const clean = text.replace(/[^\x20-\x7e]/g, '?');
  return clean.length <= 300 ? clean : clean.slice(0, 300) + '...';
};

// ---- version.mjs ---------------------------------------------------------------------------------------------------

/** That of package.json, which the build compares. */
const VERSION = '0.1.0';

// ---- client/resolution.mjs -----------------------------------------------------------------------------------------

/**
 * The service named this snapshot just now, or said that nothing has changed. If the channel was moved back to an earlier release,
 * `rolledBackFrom` is where it stood.
 *
 * @typedef {{ outcome: 'FRESH', problem?: undefined, beside?: undefined } & ResolvedSnapshot} FreshResolution
 */

/**
 * The last good snapshot; `problem` says why it is not FRESH.
 *
 * @typedef {{ outcome: 'CACHED', problem: SnapforgeError, beside?: undefined } & ResolvedSnapshot} CachedResolution
 */

/**
 * Nothing verifies, or the service says that there is none; `problem` says why, and `beside` why the cache did not help.
 *
 * @typedef {{ outcome: 'PLAIN', problem: SnapforgeError, beside?: SnapforgeError } & NoSnapshot} PlainResolution
 */

/** @typedef {{ [member in keyof ResolvedSnapshot]?: undefined }} NoSnapshot */

/** @typedef {FreshResolution | CachedResolution | PlainResolution} Resolution */

/** @typedef {SnapshotFile & AcceptedRelease} ResolvedFile */

/** @typedef {{ [member in keyof ResolvedFile]?: undefined }} NoFile */

/**
 * As a Resolution, with the snapshot as a file. RECENT: the service named it within the max-age, and nobody was asked now.
 *
 * @typedef {({ outcome: 'FRESH' | 'RECENT', problem?: undefined, beside?: undefined } & ResolvedFile)
 *   | ({ outcome: 'CACHED', problem: SnapforgeError, beside?: undefined } & ResolvedFile)
 *   | ({ outcome: 'PLAIN', problem: SnapforgeError, beside?: SnapforgeError } & NoFile)} FileResolution
 */

/**
 * One line for a log: the outcome, what is started, and why.
 *
 * @param {Resolution | FileResolution} resolution
 */
export function describeOutcome({ outcome, release, digest, rolledBackFrom, problem, beside }) {
  return [
    outcome,
    ...(release === undefined ? [] : [`${release.name}@${release.version} ${digest}`]),
    ...(rolledBackFrom === undefined ? [] : [`rolled back from ${rolledBackFrom.version}`]),
    ...(problem === undefined ? [] : [`because ${problem.code}: ${problem.message}`]),
    ...(beside === undefined ? [] : [`and the cache did not help, ${beside.code}: ${beside.message}`]),
  ].join('; ');
}

// ---- digest.mjs ----------------------------------------------------------------------------------------------------

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * @param {import('node:crypto').BinaryLike} bytes
 * @returns {string} 64 hexadecimal digits
 */
const hashed = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** @param {Buffer} bytes */
const sha256 = (bytes) => 'sha256:' + hashed(bytes);

// ---- format/padded.mjs ---------------------------------------------------------------------------------------------

/**
 * A text that zeros fill up to its field's length.
 *
 * @param {Buffer} bytes
 */
const padded = (bytes) => {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return printable(bytes.subarray(0, end).toString('latin1'));
};

// ---- format/target.mjs ---------------------------------------------------------------------------------------------

/** `<system>-<architecture>/<engine>`. */
const TARGET =
  /^(linux|macos|windows)-(x64|arm64)\/((?:javet-v8-i18n|javet-v8|javet-node|node)-[0-9][0-9A-Za-z.]{0,54}|isolated-vm-[0-9][0-9A-Za-z.]{0,54}-node-[0-9]{1,3})$/;

/** @type {Record<string, string>} */
const SYSTEMS = { darwin: 'macos', win32: 'windows' };

/**
 * The platform of a target, from Node's names.
 *
 * @param {string} system as `process.platform`
 * @param {string} arch as `process.arch`
 */
const platformOf = (system, arch) => `${SYSTEMS[system] ?? system}-${arch}`;

// ---- format/blob-headers.mjs ---------------------------------------------------------------------------------------

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
const readV8Header = (data) => {
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
const readNodeBlob = (blob) => {
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
const hasMainFunction = (blob) => {
  const { data } = readNodeBlob(blob);
  return blob.includes(MAIN_FUNCTION, data.byteOffset - blob.byteOffset + data.length);
};

// ---- executable/elf.mjs --------------------------------------------------------------------------------------------

const CLASS_64_LITTLE_ENDIAN = Buffer.from('7f454c460201', 'hex');
const PROGRAM_HEADERS_AT = 32;
const PROGRAM_HEADER_COUNT_AT = 56;
const PROGRAM_HEADER_SIZE = 56;
const LOAD_SEGMENT = 1;
const NOTE_SEGMENT = 4;
const TABLE_SEGMENT = 6;
const READ_ONLY = 4;
/** The largest page that Linux has on x64 and arm64: what is mapped begins at one, whatever the machine's own size is. */
const LARGEST_PAGE = 0x10000;

/**
 * @typedef {object} Segment a program header, of which names are those of elf(5) without their `p_`
 * @property {number} type
 * @property {number} flags
 * @property {number} offset
 * @property {number} vaddr
 * @property {number} filesz
 * @property {number} memsz
 * @property {number} align
 */

/**
 * @param {number} number
 * @param {number} unit
 */
const roundedUp = (number, unit) => Math.ceil(number / unit) * unit;

/**
 * @param {Buffer} program
 * @param {number} at
 * @returns {Segment}
 */
const readSegment = (program, at) => {
  const wide = (/** @type {number} */ offset) => Number(program.readBigUInt64LE(at + offset));
  const [type, flags] = [program.readUInt32LE(at), program.readUInt32LE(at + 4)];
  return { type, flags, offset: wide(8), vaddr: wide(16), filesz: wide(32), memsz: wide(40), align: wide(48) };
};

/** @param {Segment} segment */
const writeSegment = ({ type, flags, offset, vaddr, filesz, memsz, align }) => {
  const bytes = Buffer.alloc(PROGRAM_HEADER_SIZE);
  bytes.writeUInt32LE(type, 0);
  bytes.writeUInt32LE(flags, 4);
  [offset, vaddr, vaddr, filesz, memsz, align].forEach((it, i) => bytes.writeBigUInt64LE(BigInt(it), 8 + 8 * i));
  return bytes;
};

/**
 * @param {string} name
 * @param {number} size of what it describes
 */
const noteHead = (name, size) => {
  const head = Buffer.alloc(12 + roundedUp(name.length + 1, 4));
  head.writeUInt32LE(name.length + 1, 0);
  head.writeUInt32LE(size, 4);
  head.write(name, 12, 'latin1');
  return head;
};

/** Whether a file is an ELF program of 64 bits, little-endian. */
const isElf64 = (/** @type {Buffer} */ program) =>
  program.subarray(0, CLASS_64_LITTLE_ENDIAN.length).equals(CLASS_64_LITTLE_ENDIAN);

/**
 * Adds a note to an ELF program, in a segment of its own behind everything that is there: the table of segments, which cannot grow where
 * it is, moves there with two more entries. The same arguments give the same bytes. Addresses of the new segment differ from offsets in
 * the file by as much as those of the first one, as older kernels take for granted where they look for the table.
 *
 * @param {Buffer} program which is changed in place
 * @param {string} name the note's
 * @param {Buffer[]} description its content, in parts
 * @returns {Buffer[] | undefined} the file, in parts; undefined if the program has no room for more addresses behind it
 */
const withNote = (program, name, description) => {
  const table = Number(program.readBigUInt64LE(PROGRAM_HEADERS_AT));
  const count = program.readUInt16LE(PROGRAM_HEADER_COUNT_AT);
  const segments = Array.from({ length: count }, (_, i) => readSegment(program, table + i * PROGRAM_HEADER_SIZE));
  const loaded = segments.filter(({ type }) => type === LOAD_SEGMENT);
  const base = loaded[0].vaddr - loaded[0].offset;
  const start = roundedUp(program.length, LARGEST_PAGE);
  if (loaded.some(({ vaddr, memsz }) => vaddr + memsz > base + start)) return undefined;

  const tableSize = (count + 2) * PROGRAM_HEADER_SIZE;
  const size = description.reduce((sum, { length }) => sum + length, 0);
  const head = noteHead(name, size);
  const place = (/** @type {number} */ offset, /** @type {number} */ length) => ({
    flags: READ_ONLY,
    offset,
    vaddr: base + offset,
    filesz: length,
    memsz: length,
  });
  const noteAt = roundedUp(start + tableSize, 16);
  const noteSize = roundedUp(head.length + size, 4);
  const moved = segments.map((it) => (it.type === TABLE_SEGMENT ? { ...it, ...place(start, tableSize) } : it));
  // Loaded segments are in the order of their addresses.
  const load = { type: LOAD_SEGMENT, align: LARGEST_PAGE, ...place(start, noteAt + noteSize - start) };
  moved.splice(segments.lastIndexOf(loaded[loaded.length - 1]) + 1, 0, load);
  moved.push({ type: NOTE_SEGMENT, align: 4, ...place(noteAt, noteSize) });
  program.writeBigUInt64LE(BigInt(start), PROGRAM_HEADERS_AT);
  program.writeUInt16LE(moved.length, PROGRAM_HEADER_COUNT_AT);
  return [
    program,
    Buffer.alloc(start - program.length),
    ...moved.map(writeSegment),
    Buffer.alloc(noteAt - start - tableSize),
    head,
    ...description,
    Buffer.alloc(noteSize - head.length - size),
  ];
};

// ---- executable/sea.mjs --------------------------------------------------------------------------------------------

// What Node calls a single executable application (node_sea.cc): a binary that finds a blob in itself, and takes from it what to run.
// The forms were read off the blobs that --experimental-sea-config of each version writes; a test makes them again.

const SEA_MAGIC = 0x0143da20;
/** No warning that this is experimental, and what the blob holds is a snapshot. */
const SEA_FLAGS = 1 | 2;
/** What NODE_OPTIONS says counts, as with any other Node, and is Node's own default. */
const OPTIONS_FROM_ENVIRONMENT = 1;
const COMMON_JS = 0;
/** Where a script would be said to come from; with a snapshot, nothing reads it. */
const CODE_PATH = Buffer.from('snapforge');
const SEA_FUSE = Buffer.from('NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2:0');

/**
 * From which minor version on each major version has which bytes behind its flags.
 *
 * @type {Record<string, { minor: number, modes: number[] }>}
 */
const SEA_FORMS = {
  22: { minor: 23, modes: [OPTIONS_FROM_ENVIRONMENT] },
  24: { minor: 21, modes: [OPTIONS_FROM_ENVIRONMENT] },
  26: { minor: 12, modes: [OPTIONS_FROM_ENVIRONMENT, COMMON_JS] },
};

/** @param {number} number */
const uint64 = (number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(number));
  return bytes;
};

/**
 * The blob that Node would write to go into its binary, around a snapshot that exists.
 *
 * @param {string} version Node's
 * @param {Buffer} snapshot
 * @returns {Buffer[] | undefined} in parts; undefined if the form of this version is not known
 */
const preparedBlob = (version, snapshot) => {
  const [major, minor] = version.split('.').map(Number);
  const form = SEA_FORMS[major];
  if (form === undefined || minor < form.minor) return undefined;
  const head = Buffer.alloc(8);
  head.writeUInt32LE(SEA_MAGIC, 0);
  head.writeUInt32LE(SEA_FLAGS, 4);
  return [head, Buffer.from(form.modes), uint64(CODE_PATH.length), CODE_PATH, uint64(snapshot.length), snapshot];
};

/**
 * Has a Node binary look for a blob in itself.
 *
 * @param {Buffer} program which is changed in place
 * @returns {boolean} whether it is one that can
 */
const setFuse = (program) => {
  const at = program.indexOf(SEA_FUSE);
  if (at < 0 || program.includes(SEA_FUSE, at + 1)) return false;
  program[at + SEA_FUSE.length - 1] = '1'.charCodeAt(0);
  return true;
};

// ---- executable/executable.mjs -------------------------------------------------------------------------------------

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
const executableOf = async ({ metadata, blob }, node) => {
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
const writeExecutable = async (file, parts) => {
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

// ---- limits.mjs ----------------------------------------------------------------------------------------------------

// How much is read at most, in bytes, of what others write.

const MEBIBYTE = 1 << 20;
const MAX_JSON = MEBIBYTE;
const MAX_NOTE = 1 << 16;
const MAX_METADATA = MEBIBYTE;
const SIGNATURE_LENGTH = 64;

// ---- format/adler32.mjs --------------------------------------------------------------------------------------------

/**
 * Adler-32 (RFC 1950, section 8.2) with both sums starting at 0, as V8 computes a snapshot's checksum.
 *
 * @param {Uint8Array} bytes
 */
const adler32FromZero = (bytes) => {
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

// ---- format/blob.mjs -----------------------------------------------------------------------------------------------

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
const checkBlob = (metadata, blob) => {
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

// ---- format/crc32c.mjs ---------------------------------------------------------------------------------------------

const newTables = () => {
  const tables = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)];
  for (let i = 0; i < 256; i++) {
    let crc = i;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
    tables[0][i] = crc;
  }
  for (let i = 0; i < 256; i++) {
    for (let k = 1; k < 4; k++) tables[k][i] = (tables[k - 1][i] >>> 8) ^ tables[0][tables[k - 1][i] & 0xff];
  }
  return tables;
};

const [t0, t1, t2, t3] = newTables();

/**
 * CRC-32C (Castagnoli, reflected polynomial 0x82f63b78), four bytes at a time.
 *
 * @param {Uint8Array} bytes
 */
const crc32c = (bytes) => {
  let crc = -1;
  let i = 0;
  for (; i + 4 <= bytes.length; i += 4) {
    crc ^= bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
    crc = t3[crc & 0xff] ^ t2[(crc >>> 8) & 0xff] ^ t1[(crc >>> 16) & 0xff] ^ t0[crc >>> 24];
  }
  for (; i < bytes.length; i++) crc = (crc >>> 8) ^ t0[(crc ^ bytes[i]) & 0xff];
  return (crc ^ -1) >>> 0;
};

// ---- json.mjs ------------------------------------------------------------------------------------------------------

// JSON in one form only: RFC 8785.

/**
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @param {any} value
 * @returns {string}
 */
const canonical = (value) => {
  if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']';
  if (isObject(value)) {
    // RFC 8785, section 3.2.3: sorted by UTF-16 code units, which is what sort() does.
    const members = Object.keys(value).sort();
    return '{' + members.map((key) => JSON.stringify(key) + ':' + canonical(value[key])).join(',') + '}';
  }
  if (typeof value === 'string' && !value.isWellFormed()) throw new SyntaxError('lone surrogate');
  return JSON.stringify(value);
};

/**
 * Reads JSON that must be in canonical form: then no two readers can see different things in it.
 *
 * @param {Buffer} bytes
 * @param {(expected: string, found: string) => Error} malformed makes the refusal
 * @returns {any}
 */
const parseCanonical = (bytes, malformed) => {
  let value;
  let text;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    text = canonical(value);
  } catch {
    throw malformed('JSON (RFC 8259)', 'something else');
  }
  if (!Buffer.from(text).equals(bytes)) throw malformed('canonical JSON (RFC 8785)', 'JSON in another form');
  return value;
};

// ---- format/metadata.mjs -------------------------------------------------------------------------------------------

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
const readMetadata = (bytes) => {
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

// ---- format/container.mjs ------------------------------------------------------------------------------------------

// docs/container-format.md

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

// ---- verify/node-runtime.mjs ---------------------------------------------------------------------------------------

/**
 * What a snapshot must fit.
 *
 * @typedef {object} NodeRuntime
 * @property {string} [path] the binary
 * @property {string} platform for example `linux-x64`
 * @property {string} engine for example `node-24.21.0`, or `isolated-vm-7.0.1-node-24`
 * @property {string} v8Version
 * @property {string} [binary] the binary's digest; if it is absent, builds of the same version are not distinguished
 */

/**
 * Describes a node binary by asking it, not by its name.
 *
 * @param {string} [path] the binary; the running one by default
 * @returns {NodeRuntime & { path: string }}
 */
export function describeNode(path = process.execPath) {
  const program = realpathSync(path);
  /** @type {string[]} */
  let answer = [process.platform, process.arch, process.versions.node, process.versions.v8];
  if (program !== realpathSync(process.execPath)) {
    const question = '[process.platform, process.arch, process.versions.node, process.versions.v8].join()';
    answer = execFileSync(program, ['-p', question], { env: {}, encoding: 'utf8', timeout: 10_000 }).trim().split(',');
  }
  const [system, arch, version, v8Version] = answer;
  return { path: program, platform: platformOf(system, arch), engine: `node-${version}`, v8Version };
}

/**
 * Describes a node binary as one in which isolated-vm starts isolates from snapshots.
 *
 * @param {string} version isolated-vm's own, as its package.json says
 * @param {string} [path] the binary; the running one by default
 * @returns {NodeRuntime & { path: string }}
 */
export function describeIsolatedVm(version, path = process.execPath) {
  const node = describeNode(path);
  const [major] = node.engine.slice('node-'.length).split('.');
  return { ...node, engine: `isolated-vm-${version}-node-${major}` };
}

/**
 * @param {string} code
 * @param {string} message
 * @param {string} expected
 * @param {string} found
 */
const misfit = (code, message, expected, found) =>
  untrusted(code, message, expected, found, "Build the bundle for this Node's target.");

/**
 * @param {string} target
 * @param {NodeRuntime} node
 */
const checkTarget = (target, node) => {
  const [platform, engine] = target.split('/');
  if (platform !== node.platform) {
    throw misfit('other-platform', 'The snapshot was built for another platform.', node.platform, platform);
  }
  if (engine !== node.engine) {
    throw misfit('other-engine', 'The snapshot was built for another engine.', node.engine, engine);
  }
};

/**
 * @param {SnapshotMetadata} metadata
 * @param {NodeRuntime} node
 */
const checkRuntime = (metadata, node) => {
  checkTarget(metadata.target, node);
  if (metadata.v8Version !== node.v8Version) {
    throw misfit('other-v8-version', 'The snapshot was built by another version of V8.', node.v8Version, metadata.v8Version);
  }
  if (node.binary !== undefined && metadata.engineBuild.nativeLibrary !== node.binary) {
    throw misfit(
      'other-node-build',
      'The snapshot was made by another build of this version of Node, whose heap may differ.',
      node.binary,
      metadata.engineBuild.nativeLibrary,
    );
  }
};

// ---- verify/signature.mjs ------------------------------------------------------------------------------------------

/**
 * @param {TrustedKeys} keys
 * @param {Date} now
 * @param {string} keyId
 * @param {Buffer} message
 * @param {Buffer} signature
 * @param {string} what was signed, for people
 */
const checkSignature = (keys, now, keyId, message, signature, what) => {
  const key = keys.usable(keyId, now);
  if (signature.length !== SIGNATURE_LENGTH || !verifyBytes(null, message, key, signature)) {
    const expected = `an Ed25519 signature by key ${keyId}`;
    throw untrusted('bad-signature', `The signature does not match this ${what}.`, expected, 'another');
  }
};

// ---- verify/snapshot.mjs -------------------------------------------------------------------------------------------

/**
 * @typedef {object} VerifiedSnapshot
 * @property {string} digest of the container
 * @property {SnapshotMetadata} metadata
 * @property {Buffer} blob what Node starts from
 * @property {Buffer} container the whole `.v8ss` file
 * @property {string} keyId the key that signed it
 * @property {Buffer} signature
 * @property {object} [attestation] what proved its source, if one was asked for: a DSSE envelope
 * @property {'service' | 'cache'} [origin] where a client got it
 */

/**
 * @typedef {object} SnapshotTrust
 * @property {TrustedKeys} keys whose signatures count
 * @property {string} [digest] which snapshot it must be; any, if it is absent
 * @property {NodeRuntime} [node] what it must fit; not checked, if it is absent
 * @property {Date} [now]
 */

/**
 * Decides whether a container may be given to Node: first who made the bytes, then what they are, then whether they fit.
 *
 * @param {Buffer} file the whole file
 * @param {Buffer} signature 64 bytes, pure Ed25519 over the whole file
 * @param {string} keyId which trusted key must have signed it
 * @param {SnapshotTrust} trust
 * @returns {VerifiedSnapshot}
 */
export function verifySnapshot(file, signature, keyId, { keys, digest, node, now = new Date() }) {
  const found = sha256(file);
  if (digest !== undefined && digest !== found) {
    throw untrusted('digest-mismatch', 'This is not the requested snapshot.', digest, found, 'Fetch it again.');
  }
  checkSignature(keys, now, keyId, file, signature, 'container');
  const { metadata, blob } = readContainer(file);
  if (node !== undefined) checkRuntime(metadata, node);
  return { digest: found, metadata, blob, container: file, keyId, signature };
}

// ---- statement/dsse.mjs --------------------------------------------------------------------------------------------

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/**
 * @param {unknown} expected
 * @param {unknown} found
 */
const malformedEnvelope = (expected, found) =>
  untrusted('malformed-envelope', 'The DSSE envelope is malformed.', expected, found, 'Fetch the statement again.');

/** @param {unknown} text */
const base64 = (text) => {
  const bytes = Buffer.from(String(text), 'base64');
  if (typeof text !== 'string' || bytes.toString('base64') !== text) {
    throw malformedEnvelope('base64 (RFC 4648)', 'something else');
  }
  return bytes;
};

/**
 * The payload of a DSSE envelope that a trusted key signed.
 *
 * @param {any} envelope
 * @param {TrustedKeys} keys
 * @param {Date} now
 * @returns {Buffer}
 */
const verifyEnvelope = (envelope, keys, now) => {
  if (!isObject(envelope) || !Array.isArray(envelope.signatures)) {
    throw malformedEnvelope('an object with signatures', 'something else');
  }
  if (envelope.payloadType !== PAYLOAD_TYPE) throw malformedEnvelope(PAYLOAD_TYPE, envelope.payloadType);
  const body = base64(envelope.payload);
  // DSSE, protocol.md: lengths in bytes, as decimal ASCII.
  const message = Buffer.concat([Buffer.from(`DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${body.length} `), body]);
  let last = malformedEnvelope('at least one signature', 'none');
  for (const mark of envelope.signatures) {
    try {
      checkSignature(keys, now, String(mark?.keyid), message, base64(mark?.sig), 'statement');
      return body;
    } catch (error) {
      last = error;
    }
  }
  throw last;
};

// ---- statement/in-toto.mjs -----------------------------------------------------------------------------------------

const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

/**
 * @param {unknown} expected
 * @param {unknown} found
 */
const malformedStatement = (expected, found) =>
  untrusted('malformed-statement', 'A trusted key signed this, but it is not a valid statement.', expected, found);

/**
 * What a trusted key signed, of this type: the predicate, and the only subject's name and digest.
 *
 * @param {any} envelope
 * @param {string} type
 * @param {TrustedKeys} keys
 * @param {Date} now
 * @returns {{ predicate: Record<string, any>, name: unknown, digest: string }}
 */
const verifyStatement = (envelope, type, keys, now) => {
  const statement = parseCanonical(verifyEnvelope(envelope, keys, now), malformedStatement);
  if (statement?._type !== STATEMENT_TYPE) throw malformedStatement(STATEMENT_TYPE, statement?._type);
  if (statement.predicateType !== type) throw malformedStatement(type, statement.predicateType);
  const { predicate, subject } = statement;
  if (!isObject(predicate) || !Array.isArray(subject) || subject.length !== 1 || !isObject(subject[0]?.digest)) {
    throw malformedStatement('a predicate and one subject', 'something else');
  }
  const digest = `sha256:${subject[0].digest.sha256}`;
  if (!DIGEST.test(digest)) throw malformedStatement('a SHA-256 of the subject', digest);
  return { predicate, name: subject[0].name, digest };
};

/**
 * A predicate's time, in milliseconds since 1970.
 *
 * @param {Record<string, any>} predicate
 * @param {string} member
 */
const timeOf = (predicate, member) => {
  const text = predicate[member];
  const millis = TIME.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(millis)) throw malformedStatement(`a time (RFC 3339) as ${member}`, text);
  return millis;
};

// ---- statement/provenance.mjs --------------------------------------------------------------------------------------

const PREDICATE_TYPE = 'https://slsa.dev/provenance/v1';
const BUILD_TYPE = 'https://snapforge.dev/build-types/v8-startup-snapshot/v1';

/** @typedef {{ repository: string, path: string, ref: string }} Workflow a file that says what a run of a CI does */

/**
 * What the token of a CI proved.
 *
 * @typedef {{ repository: string, ref: string, commit: string, workflows: Workflow[] }} Source
 */

/**
 * @param {any} parent
 * @param {string} member
 */
const objectMember = (parent, member) => {
  if (!isObject(parent[member])) throw malformedStatement(`an object as ${member}`, typeof parent[member]);
  return parent[member];
};

/**
 * @param {any} parent
 * @param {string} member
 * @returns {string}
 */
const stringMember = (parent, member) => {
  const text = parent[member];
  if (typeof text !== 'string' || text === '') throw malformedStatement(`a string as ${member}`, typeof text);
  return text;
};

/** @param {any} parameters */
const attestedSource = (parameters) => {
  if (parameters.source === undefined) return undefined;
  const source = objectMember(parameters, 'source');
  const workflows = ['workflow', 'reusableWorkflow']
    .filter((name) => parameters[name] !== undefined)
    .map((name) => objectMember(parameters, name))
    .map((it) => ({ repository: stringMember(it, 'repository'), path: stringMember(it, 'path'), ref: stringMember(it, 'ref') }));
  const commit = stringMember(objectMember(source, 'digest'), 'gitCommit');
  return { repository: stringMember(source, 'repository'), ref: stringMember(source, 'ref'), commit, workflows };
};

/**
 * What the snapshot was found to offer and to need; undefined if the attestation does not say.
 *
 * @param {any} predicate
 * @returns {string[] | undefined}
 */
const attestedCapabilities = (predicate) => {
  /** @type {any[]} */
  const byproducts = Array.isArray(predicate.runDetails?.byproducts) ? predicate.runDetails.byproducts : [];
  const resource = byproducts.find((it) => it?.name === 'capabilities');
  if (resource === undefined) return undefined;
  const words = parseCanonical(Buffer.from(stringMember(resource, 'content'), 'base64'), malformedStatement);
  if (!Array.isArray(words)) throw malformedStatement('a list of capabilities', typeof words);
  return words.filter((it) => typeof it === 'string');
};

/**
 * What an attestation that a trusted key signed is about, which source it names, if a token of a CI proved one, and what the snapshot offers.
 *
 * @param {any} envelope
 * @param {TrustedKeys} keys
 * @param {Date} now
 * @returns {{ subjects: string[], source: Source | undefined, capabilities: string[] | undefined }}
 */
const verifyProvenance = (envelope, keys, now) => {
  const statement = parseCanonical(verifyEnvelope(envelope, keys, now), malformedStatement);
  if (statement?._type !== STATEMENT_TYPE) throw malformedStatement(STATEMENT_TYPE, statement?._type);
  if (statement.predicateType !== PREDICATE_TYPE) throw malformedStatement(PREDICATE_TYPE, statement.predicateType);
  const predicate = objectMember(statement, 'predicate');
  const definition = objectMember(predicate, 'buildDefinition');
  if (definition.buildType !== BUILD_TYPE) throw malformedStatement(BUILD_TYPE, definition.buildType);
  /** @type {any[]} */
  const all = Array.isArray(statement.subject) ? statement.subject : [];
  const subjects = all.map((it) => `sha256:${it?.digest?.sha256}`);
  if (subjects.length === 0 || !subjects.every((it) => DIGEST.test(it))) throw malformedStatement('SHA-256 of the subjects', 'none');
  const source = attestedSource(objectMember(definition, 'externalParameters'));
  return { subjects, source, capabilities: attestedCapabilities(predicate) };
};

// ---- verify/capabilities.mjs ---------------------------------------------------------------------------------------

/**
 * That what is required of a snapshot is not proved.
 *
 * @param {string[]} requires
 * @param {string} found
 */
const capabilityMissing = (requires, found) =>
  untrusted(
    'capability-missing',
    'The snapshot is not proved to offer what is required of it.',
    requires.join(', '),
    found,
    'Start without the snapshot, ask for less, or build one that has it.',
  );

/**
 * Refuses a snapshot that is not proved to offer all that is required of it.
 *
 * @param {string[]} requires words such as `web:fetch`, `slot:sql`, `intl`
 * @param {any} envelope DSSE
 * @param {string} digest of the container
 * @param {{ keys: TrustedKeys, now: Date }} trust
 */
const requireCapabilities = (requires, envelope, digest, { keys, now }) => {
  const { subjects, capabilities } = verifyProvenance(envelope, keys, now);
  if (!subjects.includes(digest)) throw untrusted('other-subject', 'The attestation is about another file.', digest, subjects[0]);
  if (capabilities === undefined) throw capabilityMissing(requires, 'an attestation that does not say what there is');
  const lacking = requires.filter((it) => !capabilities.includes(it));
  if (lacking.length > 0) throw capabilityMissing(requires, `a snapshot without ${lacking.join(', ')}`);
};

// ---- verify/source-policy.mjs --------------------------------------------------------------------------------------

/**
 * Which source a snapshot must have been built from.
 *
 * @typedef {object} SourcePolicy
 * @property {string} repository for example `github.com/acme/tools`
 * @property {string} [ref] full name of the branch or tag, with `*` for any text, for example `refs/tags/v*`
 * @property {string} [workflow] path of the workflow in that repository, or with the host and name of another one; either may end with `@` and
 *   the ref that ran
 */

const REPOSITORY = /^https?:\/\/[^/\s@?#]+(\/[^/\s@?#]+)+$/;
const HINT =
  'Do not use it unless you trust its source. If the policy is wrong, correct it; otherwise build the snapshot in the CI of that repository.';

/**
 * The policy with the repository's whole address.
 *
 * @param {SourcePolicy} policy
 * @returns {SourcePolicy}
 */
const sourcePolicy = ({ repository, ref, workflow }) => {
  const plain = String(repository).replace(/(\.git)?\/?$/, '');
  const address = plain.includes('://') ? plain : `https://${plain}`;
  if (!REPOSITORY.test(address)) {
    throw new SnapforgeError('malformed-source', 'This is no repository.', {
      expected: 'host and path, for example github.com/acme/tools',
      found: repository,
    });
  }
  return { repository: address, ref, workflow };
};

/**
 * @param {string} code
 * @param {string} message
 * @param {unknown} expected
 * @param {unknown} found
 */
const refusedSource = (code, message, expected, found) => untrusted(code, message, expected, found, HINT);

/**
 * That there is no attestation where one is needed.
 *
 * @param {SourcePolicy} policy
 * @param {string} found
 */
const noAttestation = ({ repository }, found) =>
  refusedSource('no-attestation', 'There is no attestation, so nothing proves the source.', repository, found);

/** @param {string} address */
const withoutScheme = (address) => address.replace(/^https?:\/\//, '');

/**
 * @param {string} pattern
 * @param {string} text
 */
const matches = (pattern, text) => {
  const parts = pattern.split('*').map((it) => it.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
};

/** @param {Workflow} workflow */
const wholeName = ({ repository, path }) => `${withoutScheme(repository)}/${path}`;

/**
 * @param {any} envelope
 * @param {string} digest
 * @param {TrustedKeys} keys
 * @param {Date} now
 */
const provenSource = (envelope, digest, keys, now) => {
  const { subjects, source } = verifyProvenance(envelope, keys, now);
  if (!subjects.includes(digest)) throw untrusted('other-subject', 'The attestation is about another file.', digest, subjects[0]);
  return source;
};

/**
 * Refuses an attestation that does not prove that a container was built from there.
 *
 * @param {SourcePolicy} policy as sourcePolicy() gives it
 * @param {any} envelope DSSE
 * @param {string} digest of the container
 * @param {{ keys: TrustedKeys, now: Date }} trust
 */
const requireSource = ({ repository, ref, workflow }, envelope, digest, { keys, now }) => {
  const source = provenSource(envelope, digest, keys, now);
  if (source === undefined) {
    const none = "none: the build was not submitted with a token of a CI that proves one, or is another caller's rebuild";
    throw refusedSource('no-source', 'The attestation proves no source.', repository, none);
  }
  if (source.repository !== repository) {
    throw refusedSource('other-source', 'The snapshot was built from another repository.', repository, source.repository);
  }
  if (ref !== undefined && !matches(ref, source.ref)) {
    throw refusedSource('other-source-ref', 'The snapshot was built from another branch or tag.', ref, source.ref);
  }
  const isWanted = (/** @type {Workflow} */ found) =>
    [wholeName(found), ...(found.repository === repository ? [found.path] : [])].some(
      (it) => workflow === it || workflow === `${it}@${found.ref}`,
    );
  if (workflow !== undefined && !source.workflows.some(isWanted)) {
    const found = source.workflows.map((it) => `${wholeName(it)}@${it.ref}`).join(', ') || 'none that was proved';
    throw refusedSource('other-workflow', 'The snapshot was built by another workflow.', workflow, found);
  }
};

/**
 * Decides whether an attestation may be believed: a trusted key signed it, it is about this container, and it proves the source that is
 * asked for, and all that is required of the snapshot.
 *
 * @param {any} envelope DSSE; undefined if there is none
 * @param {string} digest of the container
 * @param {{ keys: TrustedKeys, source?: SourcePolicy, requires?: string[], now?: Date }} trust
 */
export function verifyAttestation(envelope, digest, { keys, source, requires = [], now = new Date() }) {
  if (requires.length > 0) {
    if (envelope === undefined) throw capabilityMissing(requires, 'no attestation with it');
    requireCapabilities(requires, envelope, digest, { keys, now });
  }
  if (source === undefined) {
    provenSource(envelope, digest, keys, now);
  } else {
    const policy = sourcePolicy(source);
    if (envelope === undefined) throw noAttestation(policy, 'none');
    requireSource(policy, envelope, digest, { keys, now });
  }
}

// ---- client/install.mjs --------------------------------------------------------------------------------------------

const BLOB = 'snapshot.blob';
const MANIFEST = 'manifest.json';
const EXECUTABLE = 'executable';

/** @param {string} found */
const malformedManifest = (found) =>
  new SnapforgeError('malformed-manifest', 'This folder holds no installed snapshot.', {
    expected: `a ${MANIFEST} that snapforge install has written, and the ${BLOB} beside it`,
    found,
    hint: 'Run snapforge install again.',
  });

/**
 * Writes a verified snapshot into a folder: the blob, which `node --snapshot-blob` starts from, and a manifest with everything else that
 * is needed to verify it again. The blob comes first and each file appears whole. If there is a path of Node's binary, the binary with
 * the blob inside comes before both; otherwise none stays there that an earlier installation has written.
 *
 * @param {string} folder
 * @param {VerifiedSnapshot} snapshot
 * @param {Partial<VerifiedRelease>} [release]
 * @param {string} [node] the binary of which to make a single executable
 * @returns {Promise<{ blob: string, executable?: { path: string, digest: string, size: number } }>} what was written; the blob's path
 */
const install = async (folder, snapshot, { release, channel } = {}, node) => {
  const { digest, keyId, container, blob, signature, metadata, attestation } = snapshot;
  const manifest = {
    snapshot: digest,
    target: metadata.target,
    release,
    channel,
    attestation,
    keyId,
    signature: signature.toString('base64'),
    head: container.subarray(0, container.length - blob.length).toString('base64'),
  };
  const made = node === undefined ? undefined : await executableOf(snapshot, node);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const path = join(folder, EXECUTABLE);
  if (made === undefined) await rm(path, { force: true });
  else await writeExecutable(path, made.parts);
  for (const [name, content] of /** @type {[string, string | Buffer][]} */ ([
    [BLOB, blob],
    [MANIFEST, JSON.stringify(manifest, null, 2) + '\n'],
  ])) {
    await writeFile(join(folder, `${name}.part`), content, { mode: 0o644 });
    await rename(join(folder, `${name}.part`), join(folder, name));
  }
  return { blob: join(folder, BLOB), executable: made && { path, digest: made.digest, size: made.size } };
};

/**
 * Enforces that an executable is, byte for byte, what a verified snapshot and the Node that made it give.
 *
 * @param {string} file
 * @param {VerifiedSnapshot} snapshot
 * @param {string} node
 */
const checkExecutable = async (file, snapshot, node) => {
  const { digest: expected } = await executableOf(snapshot, node);
  const found = sha256(await readFile(file));
  if (found !== expected) {
    const message = 'The executable is not the installed snapshot in the binary of its Node.';
    throw untrusted('executable-mismatch', message, expected, found, 'Do not start it. Run snapforge install again.');
  }
  return found;
};

/**
 * Verifies an installed snapshot in full, without asking anybody, and the executable if there is one.
 *
 * @param {string} folder
 * @param {Omit<SnapshotTrust, 'digest'> & { node: { path: string } }} trust
 * @param {SourcePolicy} [source] what it must have been built from, as sourcePolicy() gives it; anything, if it is absent
 * @returns {Promise<VerifiedSnapshot & { executable?: string }>} what was verified, and the digest of the executable
 */
const checkInstalled = async (folder, trust, source) => {
  const [text, blob] = await Promise.all([readFile(join(folder, MANIFEST), 'utf8'), readFile(join(folder, BLOB))]);
  let manifest;
  try {
    manifest = JSON.parse(text);
  } catch {
    throw malformedManifest('no JSON');
  }
  const { snapshot, keyId, signature, head } = manifest ?? {};
  for (const member of [snapshot, keyId, signature, head]) {
    if (typeof member !== 'string') throw malformedManifest('members of another type');
  }
  const container = Buffer.concat([Buffer.from(head, 'base64'), blob]);
  const verified = verifySnapshot(container, Buffer.from(signature, 'base64'), keyId, { ...trust, digest: snapshot });
  if (source !== undefined) {
    if (manifest.attestation === undefined) throw noAttestation(source, 'none: it was installed without --source');
    requireSource(source, manifest.attestation, snapshot, { keys: trust.keys, now: trust.now ?? new Date() });
  }
  const executable = join(folder, EXECUTABLE);
  // Not by a word of the manifest, which nobody has signed.
  if (!existsSync(executable)) return verified;
  return { ...verified, executable: await checkExecutable(executable, verified, trust.node.path) };
};

// ---- cache/cache-folder.mjs ----------------------------------------------------------------------------------------

/** @param {NodeJS.ErrnoException} error */
const unusable = (error) =>
  new SnapforgeError('cache-unusable', 'The snapshot cache cannot be used.', {
    expected: 'a folder that this process may write to, with space left',
    found: error.code ?? error.message,
    hint: 'Check the folder given as cache.',
    cause: error,
  });

/**
 * Files that several processes may share: each appears whole, by a rename. What cannot be read, or is too long, is as good as
 * absent; what cannot be written is refused.
 */
class CacheFolder {
  #root;

  /** @param {string} root */
  constructor(root) {
    this.#root = root;
  }

  /**
   * @param {string} path below the root
   * @param {number} limit bytes
   */
  async read(path, limit) {
    let file;
    try {
      file = await open(join(this.#root, path));
      const { size } = await file.stat();
      return size > limit ? undefined : await file.readFile();
    } catch {
      return undefined;
    } finally {
      await file?.close();
    }
  }

  /**
   * Makes a folder in which only this user can write.
   *
   * @param {string} path
   */
  async makeFolder(path) {
    try {
      await mkdir(join(this.#root, path), { recursive: true, mode: 0o700 });
    } catch (error) {
      throw unusable(error);
    }
  }

  /**
   * A JSON object.
   *
   * @param {string} path
   * @param {number} [limit] bytes
   * @returns {Promise<Record<string, any> | undefined>}
   */
  async readNote(path, limit = MAX_NOTE) {
    try {
      const value = JSON.parse(String((await this.read(path, limit))?.toString('utf8')));
      return isObject(value) ? value : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * @param {string} path
   * @param {string | Buffer} content
   */
  async write(path, content) {
    const target = join(this.#root, path);
    const draft = `${target}.${randomUUID()}.part`;
    try {
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await writeFile(draft, content, { mode: 0o600 });
      await rename(draft, target);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => {});
      throw unusable(error);
    }
  }

  /**
   * @param {string} path
   * @param {object} value
   */
  async writeNote(path, value) {
    await this.write(path, JSON.stringify(value));
  }

  /**
   * The names of the files in a folder, which may be absent.
   *
   * @param {string} path
   */
  async list(path) {
    try {
      return await readdir(join(this.#root, path));
    } catch (error) {
      if (error.code === 'ENOENT') return [];
      throw unusable(error);
    }
  }

  /** @param {string} path */
  async remove(path) {
    await rm(join(this.#root, path), { force: true });
  }
}

// ---- cache/private-folder.mjs --------------------------------------------------------------------------------------

const WRITABLE_BY_OTHERS = 0o022;
const STICKY = 0o1000;

/**
 * Whether only root and this user can change anything in a folder, also not by replacing one of the folders above it. Who can write
 * there could change the program as well. Where the system has no such owners, nothing is private.
 *
 * @param {string} folder
 */
const isPrivateFolder = (folder) => {
  const user = process.getuid?.();
  if (user === undefined) return false;
  try {
    if (lstatSync(folder).isSymbolicLink()) return false;
    // In a sticky folder above, as /tmp, others can make entries, but not replace those that are ours.
    for (let path = realpathSync(folder), excuse = 0; ; path = dirname(path), excuse = STICKY) {
      const { uid, mode } = lstatSync(path);
      if ((uid !== user && uid !== 0) || ((mode & WRITABLE_BY_OTHERS) !== 0 && (mode & excuse) === 0)) return false;
      if (path === dirname(path)) return true;
    }
  } catch {
    return false;
  }
};

/**
 * Which file it is and when it last changed; undefined if it is none that only root and this user can have written and linked to.
 *
 * @param {string} file
 * @returns {string | undefined}
 */
const identityOf = (file) => {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs, mode, nlink, uid } = lstatSync(file, { bigint: true });
    const ours = uid === BigInt(process.getuid?.() ?? -1) || uid === 0n;
    const regular = (mode & 0o170000n) === 0o100000n && nlink === 1n;
    const sound = ours && regular && (mode & BigInt(WRITABLE_BY_OTHERS)) === 0n;
    return sound ? [dev, ino, size, mtimeNs, ctimeNs].join(' ') : undefined;
  } catch {
    return undefined;
  }
};

// ---- cache/verified-files.mjs --------------------------------------------------------------------------------------

const FOLDER = 'verified';

/** @typedef {{ digest: string, keyId: string, blobFile: string }} VerifiedFile */

/**
 * The Node that a snapshot was verified for.
 *
 * @param {NodeRuntime} node
 */
const nameOfNode = ({ platform, engine, v8Version, binary }) => [platform, engine, v8Version, binary ?? 'any build'].join(' ');

/**
 * Blobs that this machine has verified, as files that Node starts from. Each has a receipt that says which file it was; it counts only
 * while that has not changed and nobody else could have changed either (docs/decisions/0062).
 */
class VerifiedFiles {
  #root;
  #folder;

  /**
   * @param {string} root
   * @param {CacheFolder} folder the same, for writing
   */
  constructor(root, folder) {
    this.#root = root;
    this.#folder = folder;
  }

  /**
   * @param {string} digest
   * @param {NodeRuntime} node
   * @returns {VerifiedFile | undefined}
   */
  find(digest, node) {
    const blobFile = this.#path(digest, '.blob');
    const note = this.#path(digest, '.json');
    if (!isPrivateFolder(join(this.#root, FOLDER)) || identityOf(note) === undefined) return undefined;
    try {
      const { file, keyId, runtime } = JSON.parse(readFileSync(note, 'utf8'));
      const same = typeof file === 'string' && file === identityOf(blobFile) && runtime === nameOfNode(node);
      return same && typeof keyId === 'string' ? { digest, keyId, blobFile } : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * Keeps what was verified; undefined where that would not count.
   *
   * @param {VerifiedSnapshot} snapshot
   * @param {NodeRuntime} node
   * @returns {Promise<string | undefined>} the blob's file
   */
  async keep({ digest, blob, keyId }, node) {
    await this.#folder.makeFolder(FOLDER);
    if (!isPrivateFolder(join(this.#root, FOLDER))) return undefined;
    const [name] = digest.split(':').slice(-1);
    await this.#folder.write(`${FOLDER}/${name}.blob`, blob);
    const file = identityOf(this.#path(digest, '.blob'));
    if (file === undefined) return undefined;
    await this.#folder.writeNote(`${FOLDER}/${name}.json`, { file, keyId, runtime: nameOfNode(node) });
    return this.#path(digest, '.blob');
  }

  /**
   * The files that {@link find} looks at.
   *
   * @param {string} digest
   */
  pathsOf(digest) {
    return ['.blob', '.json'].map((suffix) => this.#path(digest, suffix));
  }

  /**
   * @param {string} digest
   * @param {string} suffix
   */
  #path(digest, suffix) {
    return join(this.#root, FOLDER, digest.slice('sha256:'.length) + suffix);
  }
}

// ---- cache/cache.mjs -----------------------------------------------------------------------------------------------

/** An RFC 7638 thumbprint. */
const KEY_ID = /^[A-Za-z0-9_-]{43}$/;

/** Milliseconds: how long a machine may not know that a key was revoked, as long as it can ask. */
const DAY = 86_400_000;

/** @typedef {{ endorsements: unknown[], revoked: unknown[] }} KeyNews */

/**
 * @param {unknown} value
 * @returns {unknown[]}
 */
const listOf = (value) => (Array.isArray(value) ? value : []);

/**
 * @param {string} digest
 * @param {string} suffix
 */
const snapshotPath = (digest, suffix) => `sha256/${digest.slice('sha256:'.length)}${suffix}`;

/**
 * @param {ReleaseSelector} selector
 * @param {NodeRuntime} node
 */
const answerName = ({ name, channel, version, requires = [] }, node) => {
  const required = requires.length > 0 ? [[...requires].sort()] : [];
  const question = [node.platform, node.engine, name, channel ?? null, version ?? null, ...required];
  return `${hashed(JSON.stringify(question))}.json`;
};

/**
 * @param {ReleaseSelector} selector
 * @param {NodeRuntime} node
 */
const answerPath = (selector, node) => `names/${answerName(selector, node)}`;

/**
 * @param {string} name
 * @param {string} channel
 */
const channelPath = (name, channel) => `channels/${hashed(JSON.stringify([name, channel]))}`;

/** @param {string} id */
const keyPath = (id) => `keys/${id}.json`;

const KEY_NEWS = 'keys/set.json';
const REVOKED = 'keys/revoked';
const KEYS_DUE = 'keys/due.json';
const RECENT = 'recent';

/**
 * What is kept between starts. Nothing in it is trusted: what is read from it is verified again. It is relied on for memory only:
 * somebody who can write to it can make a client forget what it has seen.
 */
class Cache {
  #root;
  #folder;
  #maxContainer;

  /**
   * @param {string} root
   * @param {number} maxContainer bytes
   */
  constructor(root, maxContainer) {
    this.#root = root;
    this.#folder = new CacheFolder(root);
    this.#maxContainer = maxContainer;
    this.verifiedFiles = new VerifiedFiles(root, this.#folder);
  }

  /**
   * @param {string} digest
   * @returns {Promise<SignedContainer | undefined>}
   */
  async readSnapshot(digest) {
    const note = await this.#folder.readNote(snapshotPath(digest, '.signature.json'));
    const container = await this.#folder.read(snapshotPath(digest, '.v8ss'), this.#maxContainer);
    if (container === undefined || typeof note?.keyId !== 'string') return undefined;
    return { container, keyId: note.keyId, signature: Buffer.from(String(note.signature), 'base64') };
  }

  /**
   * @param {string} digest
   * @param {SignedContainer} snapshot
   */
  async writeSnapshot(digest, { container, signature, keyId }) {
    await this.#folder.writeNote(snapshotPath(digest, '.signature.json'), { keyId, signature: signature.toString('base64') });
    await this.#folder.write(snapshotPath(digest, '.v8ss'), container);
  }

  /**
   * The attestation that was kept last; undefined if there is none.
   *
   * @param {string} digest
   * @returns {Promise<object | undefined>}
   */
  readAttestation(digest) {
    return this.#folder.readNote(snapshotPath(digest, '.attestation.json'), MAX_JSON);
  }

  /**
   * @param {string} digest
   * @param {object} envelope
   */
  async writeAttestation(digest, envelope) {
    await this.#folder.writeNote(snapshotPath(digest, '.attestation.json'), envelope);
  }

  /**
   * @param {ReleaseSelector} selector
   * @param {NodeRuntime} node
   */
  async readAnswer(selector, node) {
    return /** @type {Promise<ReleaseAnswer | undefined>} */ (this.#folder.readNote(answerPath(selector, node)));
  }

  /**
   * @param {ReleaseSelector} selector
   * @param {NodeRuntime} node
   * @param {ReleaseAnswer} answer
   * @param {string} digest of its snapshot
   */
  async writeAnswer(selector, node, answer, digest) {
    await this.#folder.writeNote(answerPath(selector, node), { ...answer, digest });
  }

  /**
   * The digest of the snapshot that was accepted last.
   *
   * @param {ReleaseSelector} selector
   * @param {NodeRuntime} node
   * @returns {Promise<string | undefined>}
   */
  async readDigest(selector, node) {
    const { digest } = (await this.#folder.readNote(answerPath(selector, node))) ?? {};
    return DIGEST.test(digest) ? digest : undefined;
  }

  /**
   * What the service answered at most so long ago, if nobody else can have written that.
   *
   * @param {ReleaseSelector} selector
   * @param {NodeRuntime} node
   * @param {number} now milliseconds
   * @param {number} maxAge milliseconds
   * @returns {Promise<ReleaseAnswer | undefined>}
   */
  async readRecent(selector, node, now, maxAge) {
    const path = `${RECENT}/${answerName(selector, node)}`;
    if (!isPrivateFolder(join(this.#root, RECENT)) || identityOf(join(this.#root, path)) === undefined) return undefined;
    const { answered, answer } = (await this.#folder.readNote(path)) ?? {};
    return Number.isSafeInteger(answered) && answered <= now && now - answered <= maxAge ? answer : undefined;
  }

  /**
   * @param {ReleaseSelector} selector
   * @param {NodeRuntime} node
   * @param {number} answered milliseconds
   * @param {ReleaseAnswer} answer
   */
  async writeRecent(selector, node, answered, answer) {
    await this.#folder.writeNote(`${RECENT}/${answerName(selector, node)}`, { answered, answer });
  }

  /**
   * What a start from a recent answer rests on, as paths: files that only this user may be able to change, and files and folders that may
   * be absent.
   *
   * @param {ReleaseSelector} selector
   * @param {NodeRuntime} node
   * @param {string} digest
   * @param {string[]} keyIds of keys that were fetched
   * @returns {{ files: string[], watched: string[] }}
   */
  recentBasis(selector, node, digest, keyIds) {
    const files = [`${RECENT}/${answerName(selector, node)}`, ...keyIds.map(keyPath)];
    const { name, channel } = selector;
    const watched = [KEY_NEWS, KEYS_DUE, REVOKED, ...(channel === undefined ? [] : [channelPath(name, channel)])];
    /** @param {string} path */
    const inRoot = (path) => join(this.#root, path);
    return { files: [...files.map(inRoot), ...this.verifiedFiles.pathsOf(digest)], watched: watched.map(inRoot) };
  }

  /**
   * Until when a recent answer needs nobody to be asked, in milliseconds since 1970.
   *
   * @param {ReleaseSelector} selector
   * @param {NodeRuntime} node
   * @param {number} maxAge milliseconds
   */
  async recentUntil(selector, node, maxAge) {
    const { answered } = (await this.#folder.readNote(`${RECENT}/${answerName(selector, node)}`)) ?? {};
    const { due } = (await this.#folder.readNote(KEYS_DUE)) ?? {};
    return Math.min(Number(answered) + maxAge, Number(due));
  }

  /**
   * @param {string} path below the root
   * @param {object} note
   */
  async writeStart(path, note) {
    await this.#folder.writeNote(path, note);
  }

  /**
   * The latest revision of a channel that was seen: the highest file counts, so no process can put the memory back.
   *
   * @param {string} name
   * @param {string} channel
   * @returns {Promise<ChannelRevision | undefined>}
   */
  async latestRevision(name, channel) {
    const revisions = await this.#revisions(name, channel);
    if (revisions.length === 0) return undefined;
    const revision = Math.max(...revisions);
    // If the note is damaged, or just removed for a later one, the file's name still says the revision.
    const note = (await this.#folder.readNote(`${channelPath(name, channel)}/${revision}.json`)) ?? {};
    return { revision, version: note.version, sequence: note.sequence };
  }

  /** @param {ChannelStatement} channel */
  async rememberRevision({ name, channel, revision, version, sequence }) {
    const folder = channelPath(name, channel);
    await this.#folder.writeNote(`${folder}/${revision}.json`, { name, channel, version, sequence });
    for (const older of await this.#revisions(name, channel)) {
      if (older < revision) await this.#folder.remove(`${folder}/${older}.json`);
    }
  }

  /** @param {string} id */
  readKey(id) {
    return this.#folder.readNote(keyPath(id));
  }

  /**
   * @param {string} id
   * @param {object} jwk
   */
  async writeKey(id, jwk) {
    await this.#folder.writeNote(keyPath(id), jwk);
  }

  /**
   * What a key set said, apart from its keys, and all revocations that were ever heard of: each is a file of its own, so that no list
   * becomes too long to be read again. A folder that cannot be read is refused, not taken for empty.
   *
   * @returns {Promise<KeyNews>}
   */
  async readKeyNews() {
    const { endorsements, revoked } = (await this.#folder.readNote(KEY_NEWS, MAX_JSON)) ?? {};
    const noted = await this.#folder.list(REVOKED);
    // Until 0.2.0 they stood in the set.
    return { endorsements: listOf(endorsements), revoked: [...new Set([...listOf(revoked), ...noted])] };
  }

  /**
   * @param {unknown[]} endorsements
   * @param {unknown[]} revoked ids of keys
   */
  async writeKeyNews(endorsements, revoked) {
    for (const id of revoked) {
      if (KEY_ID.test(String(id))) await this.#folder.write(`${REVOKED}/${id}`, '');
    }
    const note = { endorsements };
    // What is too long to be read again is not kept: the service has it, too.
    if (Buffer.byteLength(JSON.stringify(note)) <= MAX_JSON) await this.#folder.writeNote(KEY_NEWS, note);
  }

  /**
   * Whether the key set was not asked for since that was last due.
   *
   * @param {number} now milliseconds
   */
  async areKeysDue(now) {
    const due = (await this.#folder.readNote(KEYS_DUE))?.due;
    // Not later than a day from now, whatever the clock said when that was written.
    return !(Number.isSafeInteger(due) && now < due && due <= now + DAY);
  }

  /** @param {number} due milliseconds */
  async writeKeysDue(due) {
    await this.#folder.writeNote(KEYS_DUE, { due });
  }

  /**
   * The digest of a binary; computed once for each state of its file, because node is 100 MB.
   *
   * @param {string} path
   * @returns {Promise<string>}
   */
  async binaryDigest(path) {
    const { size, mtimeMs, ino } = statSync(path);
    const note = `binaries/${hashed([path, size, mtimeMs, ino].join('\n'))}.json`;
    const known = (await this.#folder.readNote(note))?.digest;
    if (DIGEST.test(known)) return known;
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    const digest = 'sha256:' + hash.digest('hex');
    // A convenience only: without it the next start takes as long.
    await this.#folder.writeNote(note, { path, digest }).catch(() => {});
    return digest;
  }

  /**
   * @param {string} name
   * @param {string} channel
   */
  async #revisions(name, channel) {
    const files = await this.#folder.list(channelPath(name, channel));
    return files.filter((file) => /^[0-9]{1,15}\.json$/.test(file)).map((file) => Number.parseInt(file, 10));
  }
}

// ---- launch/known-start.mjs ----------------------------------------------------------------------------------------

/** The cache's folder of starts, whose files say what a command came to. */
const STARTS = 'starts';

/** What a start reads besides, where only this user may be able to change anything. */
const PRIVATE = [STARTS, 'recent', 'verified', 'keys'];

/**
 * What a command came to, and what that depends on.
 *
 * @typedef {object} KnownStart
 * @property {string} command as {@link commandOf} writes it
 * @property {number} from milliseconds since 1970: when it was found
 * @property {number} until milliseconds since 1970: when the answer of the service is too old, or its keys are to be asked for
 * @property {[path: string, state: string][]} needs the files and folders that it depends on, with their {@link stateOf}
 * @property {string[]} said what the command says of it, a line each
 * @property {string[]} args what Node is started with, before the application's own arguments
 */

/**
 * What stands before the application's arguments, and they.
 *
 * @param {string[]} args
 * @returns {[own: string[], application: string[]]}
 */
const divided = (args) => {
  const mark = args.indexOf('--');
  return mark < 0 ? [args, []] : [args.slice(0, mark), args.slice(mark + 1)];
};

/**
 * Everything but files that a command's result depends on.
 *
 * @param {string[]} own arguments
 */
const commandOf = (own) => {
  const { SNAPFORGE_SERVER, SNAPFORGE_URL, XDG_CACHE_HOME } = process.env;
  return JSON.stringify([process.version, process.cwd(), homedir(), SNAPFORGE_SERVER, SNAPFORGE_URL, XDG_CACHE_HOME, ...own]);
};

/**
 * The name of a command's file: 53 bits, and who reads it compares the whole command. A digest would take node:crypto, which is three
 * milliseconds of a start.
 *
 * @param {string} command
 */
const startFile = (command) => {
  let hash = 0n;
  for (let i = 0; i < command.length; i++) hash = (hash * 31n + BigInt(command.charCodeAt(i))) & 0x1f_ffff_ffff_ffffn;
  return `${STARTS}/${hash.toString(16)}.json`;
};

/** @param {string[]} own arguments */
const cacheOf = (own) => {
  const at = own.findIndex((it) => it === '--cache' || it.startsWith('--cache='));
  if (at < 0) return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'snapforge');
  return own[at] === '--cache' ? own[at + 1] : own[at].slice('--cache='.length);
};

/**
 * Where a path leads, and which file or folder is there in which state; any change of content, name, owner, mode or links gives another
 * text, and so does another entry in a folder.
 *
 * @param {string} path
 */
const stateOf = (path) => {
  try {
    const real = realpathSync(path);
    const { dev, ino, size, mtimeNs, ctimeNs } = lstatSync(real, { bigint: true });
    return [real, dev, ino, size, mtimeNs, ctimeNs].join(' ');
  } catch (error) {
    if (error.code === 'ENOENT') return 'absent';
    throw error;
  }
};

/**
 * What Node is started with if this very command was carried out before, the service's answer is young enough, and nothing has changed
 * that it depended on (docs/decisions/0092); undefined if the client has to find out.
 *
 * @param {string[]} args of the command
 * @param {number} now milliseconds since 1970
 * @returns {{ said: string[], args: string[] } | undefined}
 */
const knownStart = (args, now) => {
  const [own, application] = divided(args);
  if (own[0] !== 'run' || !own.some((it) => it.startsWith('--max-age'))) return undefined;
  const root = cacheOf(own);
  if (root === undefined) return undefined;
  const command = commandOf(own);
  const file = join(root, startFile(command));
  if (identityOf(file) === undefined || !PRIVATE.every((it) => isPrivateFolder(join(root, it)))) return undefined;
  try {
    const known = /** @type {KnownStart} */ (JSON.parse(readFileSync(file, 'utf8')));
    const holds = known.command === command && known.from <= now && now < known.until;
    if (!holds || !known.needs.every(([path, state]) => stateOf(path) === state)) return undefined;
    return { said: known.said, args: [...known.args, ...application] };
  } catch {
    return undefined;
  }
};

// ---- launch/keep-start.mjs -----------------------------------------------------------------------------------------

/**
 * @typedef {object} RecentStart
 * @property {string} cache the folder
 * @property {ReleaseSelector} selector
 * @property {NodeRuntime} node
 * @property {number} maxAge milliseconds
 * @property {string[]} keyFiles of trusted keys
 * @property {string[]} keyIds of trusted keys that were fetched
 * @property {number} keysEnd seconds since 1970: when the first of them ends
 * @property {string[]} command the arguments of this program
 * @property {string[]} application those of them that are the application's
 * @property {string[]} nodeArgs what Node is started with before those
 * @property {string[]} said what the command said of it, a line each
 */

/**
 * Notes what a command came to, for {@link knownStart}, if each of the files that it depends on is one that only this user can change.
 * Where it cannot be noted, the next start takes as long as this one.
 *
 * @param {RecentStart} start
 * @param {FileResolution} resolution
 * @param {() => Promise<FileResolution>} resolve as it came about
 */
const keepStart = async (start, resolution, resolve) => {
  const { digest, blobFile, outcome } = resolution;
  const [own, application] = divided(start.command);
  // Arguments of the application that stand among the others would make each start leave a file.
  if (outcome !== 'RECENT' || blobFile === undefined || start.application.length !== application.length) return;
  const cache = new Cache(start.cache, 0);
  const { files, watched } = cache.recentBasis(start.selector, start.node, digest, start.keyIds);
  const all = [...start.keyFiles, ...files];
  if (all.some((it) => identityOf(it) === undefined)) return;
  const needs = [process.execPath, ...all, ...watched].map((path) => [path, stateOf(path)]);
  const from = Date.now();
  const until = Math.min(await cache.recentUntil(start.selector, start.node, start.maxAge), start.keysEnd * 1000);
  // What has changed before the states were taken shows now, and what changes later shows in them.
  const again = await resolve();
  if (again.outcome !== 'RECENT' || again.blobFile !== blobFile || !(from < until)) return;
  const command = commandOf(own);
  const note = { command, from, until, needs, said: start.said, args: start.nodeArgs };
  try {
    await cache.writeStart(startFile(command), note);
  } catch (error) {
    if (!(error instanceof SnapforgeError)) throw error;
  }
};

// ---- launch/child.mjs ----------------------------------------------------------------------------------------------

/** @type {NodeJS.Signals[]} */
const FORWARDED = ['SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'];

/** @typedef {{ exitCode: number, signal: NodeJS.Signals | null }} ChildEnd */

/**
 * Runs a program with this process's standard streams, hands signals on, and waits for its end.
 *
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<ChildEnd>}
 */
const runChild = (program, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit' });
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => child.kill(signal);
    // A terminal sends SIGINT to both; twice would look like impatience.
    const onInterrupt = process.stdin.isTTY ? () => {} : forward;
    for (const signal of FORWARDED) process.on(signal, forward);
    process.on('SIGINT', onInterrupt);
    const done = () => {
      for (const signal of FORWARDED) process.off(signal, forward);
      process.off('SIGINT', onInterrupt);
    };
    child.once('error', (error) => {
      done();
      reject(error);
    });
    child.once('exit', (exitCode, signal) => {
      done();
      // One of the two is always given.
      resolve({ exitCode: exitCode ?? 128 + constants.signals[/** @type {NodeJS.Signals} */ (signal)], signal });
    });
  });

// ---- launch/start.mjs ----------------------------------------------------------------------------------------------

/**
 * @typedef {object} StartOptions
 * @property {string} [node] the binary; by default the running one
 * @property {string[]} [nodeOptions] options for node itself
 * @property {string} [entry] a script to run in the restored process, if the snapshot has no main function
 * @property {string} [plainEntry] the script to run if there is no snapshot
 * @property {string[]} [args] arguments for the application
 */

/**
 * What Node is started with; undefined if the snapshot is no file yet. Throws the resolution's problem if that is PLAIN and
 * `plainEntry` is absent.
 *
 * @param {Resolution | FileResolution} resolution
 * @param {StartOptions} options
 * @param {string} [blobFile]
 */
const argumentsOf = (resolution, { nodeOptions = [], entry, plainEntry, args = [] }, blobFile) => {
  if (resolution.outcome === 'PLAIN') {
    if (plainEntry === undefined) throw resolution.problem;
    return [...nodeOptions, plainEntry, ...args];
  }
  // Without a script, Node would take the application's options for its own; it removes this mark.
  return blobFile === undefined ? undefined : [...nodeOptions, '--snapshot-blob', blobFile, entry ?? '--', ...args];
};

/** @param {Resolution | FileResolution} resolution */
const fileOf = (resolution) => ('blobFile' in resolution ? resolution.blobFile : undefined);

/**
 * Starts Node from a resolved snapshot, or plain, and waits for its end. Throws the resolution's problem if that is PLAIN and
 * `plainEntry` is absent.
 *
 * @param {Resolution | FileResolution} resolution what Snapforge.resolve() or resolveFile() gave
 * @param {StartOptions} [options]
 */
export async function start(resolution, options = {}) {
  const node = options.node ?? process.execPath;
  const ready = argumentsOf(resolution, options, fileOf(resolution));
  if (ready !== undefined) return runChild(node, ready);
  // Not from the cache, which others may write to: what Node reads is what was verified.
  const folder = await mkdtemp(join(tmpdir(), 'snapforge-'));
  try {
    const blobFile = join(folder, 'snapshot.blob');
    await writeFile(blobFile, /** @type {Buffer} */ (resolution.blob), { mode: 0o600 });
    return await runChild(node, /** @type {string[]} */ (argumentsOf(resolution, options, blobFile)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * As start(), in the place of this process where the system and this Node can do that (process.execve) and the snapshot is a file: nothing
 * waits beside the application, and signals are its own. Otherwise as start().
 *
 * @param {FileResolution} resolution
 * @param {StartOptions} options
 */
const startInPlace = (resolution, options) => {
  const node = options.node ?? process.execPath;
  const ready = argumentsOf(resolution, options, fileOf(resolution));
  const execve = /** @type {any} */ (process).execve;
  if (ready !== undefined && typeof execve === 'function') execve.call(process, node, [node, ...ready], process.env);
  return start(resolution, options);
};

// ---- service/warnings.mjs ------------------------------------------------------------------------------------------

/**
 * Why what the service named should not be used any more. It is the service's word, not signed: a reason to move on, and none to trust
 * anything.
 *
 * @typedef {object} ResolutionWarning
 * @property {string} code `engine-vulnerable`, `engine-deprecated` or `version-deprecated`; there may be others
 * @property {string} message one sentence for people
 * @property {string} [link] where more can be read
 * @property {string} [successor] the engine to use instead
 */

// A service that says more does not fill a log.
const MOST = 20;

/**
 * Reads the list that an answer or a note has; what is not in its form is left out.
 *
 * @param {unknown} list
 * @returns {ResolutionWarning[]}
 */
const warningsOf = (list) =>
  (Array.isArray(list) ? list : [])
    .filter((it) => isObject(it) && typeof it.code === 'string' && typeof it.message === 'string')
    .slice(0, MOST)
    .map(({ code, message, link, successor }) => ({
      code: printable(code),
      message: printable(message),
      ...(typeof link === 'string' ? { link: printable(link) } : {}),
      ...(typeof successor === 'string' ? { successor: printable(successor) } : {}),
    }));

/**
 * For a log: the message, and where more can be read.
 *
 * @param {ResolutionWarning} warning
 */
export const describeWarning = ({ code, message, link, successor }) =>
  [`${code}: ${message}`, ...(successor ? [`Use ${successor} instead.`] : []), ...(link ? [`See ${link}`] : [])].join(' ');

// ---- keys/public-key.mjs -------------------------------------------------------------------------------------------

const STATUSES = ['ACTIVE', 'RETIRED', 'REVOKED'];

/**
 * An Ed25519 key; times in seconds since 1970.
 *
 * @typedef {object} PublicKey
 * @property {string} id its RFC 7638 thumbprint
 * @property {import('node:crypto').KeyObject} key
 * @property {number} notBefore
 * @property {number} notAfter
 * @property {string} status
 */

/**
 * @param {unknown} expected
 * @param {unknown} found
 */
const malformedKey = (expected, found) =>
  untrusted('malformed-key', 'This is not an Ed25519 public key.', expected, found, 'Pass a public key as PEM or JWK.');

/**
 * RFC 7638, section 3, with RFC 8037, appendix A.3.
 *
 * @param {string} x
 */
const thumbprint = (x) =>
  createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url');

/**
 * @param {any} x the key's 32 bytes in base64url
 * @param {any} [members] of a JWK: what is known besides
 * @returns {PublicKey}
 */
const publicKeyOf = (x, { kid, nbf, exp, status = 'ACTIVE' } = {}) => {
  if (typeof x !== 'string' || Buffer.from(x, 'base64url').length !== 32) throw malformedKey('32 bytes as x', x);
  const id = thumbprint(x);
  if (kid !== undefined && kid !== id) throw malformedKey(`its thumbprint ${id} as kid`, kid);
  if (!STATUSES.includes(status)) throw malformedKey(`one of ${STATUSES} as status`, status);
  for (const time of [nbf, exp]) {
    if (time !== undefined && !Number.isFinite(time)) throw malformedKey('seconds since 1970 as nbf and exp', time);
  }
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return { id, key, notBefore: nbf ?? 0, notAfter: exp ?? Infinity, status };
};

// ---- statement/endorsement.mjs -------------------------------------------------------------------------------------

const KEY_TYPE = 'https://snapforge.dev/key/v1';

/**
 * The key that a trusted one vouches for, valid from the time that the statement gives.
 *
 * @param {any} envelope
 * @param {TrustedKeys} keys
 * @param {Date} now
 */
const verifyEndorsement = (envelope, keys, now) => {
  const { predicate, name, digest } = verifyStatement(envelope, KEY_TYPE, keys, now);
  const { keyId, publicKey } = predicate;
  const raw = Buffer.from(String(publicKey), 'base64');
  if (raw.length !== 32 || raw.toString('base64') !== publicKey) {
    throw malformedStatement('32 bytes in base64 as publicKey', publicKey);
  }
  const x = raw.toString('base64url');
  if (keyId !== thumbprint(x)) throw malformedStatement(`its thumbprint ${thumbprint(x)} as keyId`, keyId);
  if (name !== keyId) throw malformedStatement(`subject ${keyId}`, name);
  const hash = `sha256:${Buffer.from(keyId, 'base64url').toString('hex')}`;
  if (digest !== hash) throw malformedStatement(`the hash of key ${keyId} as digest, ${hash}`, digest);
  timeOf(predicate, 'issuedAt');
  return publicKeyOf(x, { kid: keyId, nbf: timeOf(predicate, 'notBefore') / 1000 });
};

// ---- keys/key-files.mjs --------------------------------------------------------------------------------------------

/** @param {string} block */
const readPemBlock = (block) => {
  // Only the label is shown: a private key that was pasted by mistake must not end up in a log.
  const label = block.slice(0, block.indexOf('-----', 5) + 5);
  if (label !== '-----BEGIN PUBLIC KEY-----') throw malformedKey('PEM blocks PUBLIC KEY', label);
  let key;
  try {
    key = createPublicKey(block);
  } catch {
    throw malformedKey('SubjectPublicKeyInfo (RFC 8410)', 'something else');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw malformedKey('an Ed25519 key', key.asymmetricKeyType);
  return publicKeyOf(key.export({ format: 'jwk' }).x);
};

/** @param {string} text */
const readPem = (text) => {
  const blocks = text.match(/-----BEGIN [^-]+-----[^-]*-----END [^-]+-----/g) ?? [];
  if (blocks.length === 0) throw malformedKey('PEM blocks PUBLIC KEY', 'something else');
  return blocks.map(readPemBlock);
};

/** @param {string} text */
const readJwks = (text) => {
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    throw malformedKey('a JWK or a JWK set', 'something else');
  }
  const jwks = Array.isArray(json.keys) ? json.keys : [json];
  // RFC 7517, section 5: a reader of sets ignores keys of types that it does not understand.
  const known = jwks.filter((/** @type {any} */ jwk) => isObject(jwk) && jwk.kty === 'OKP' && jwk.crv === 'Ed25519');
  if (known.length === 0) throw malformedKey('a key with kty OKP and crv Ed25519', 'none');
  if (known.some((/** @type {any} */ jwk) => 'd' in jwk)) throw malformedKey('a public key', 'a private key');
  return known.map((/** @type {any} */ jwk) => publicKeyOf(jwk.x, jwk));
};

/**
 * The keys of a file's text: PEM blocks `PUBLIC KEY`, a JWK, or a JWK set.
 *
 * @param {string} text
 * @returns {PublicKey[]}
 */
const readKeys = (text) => (text.trimStart().startsWith('{') ? readJwks(text) : readPem(text));

// ---- keys/key-set.mjs ----------------------------------------------------------------------------------------------

/** More than a service has in its life; a longer list would only cost time. */
const MAX_ENDORSEMENTS = 200;

/**
 * @param {unknown} expected
 * @param {unknown} found
 */
const malformedKeySet = (expected, found) =>
  untrusted('malformed-key-set', 'The key set is malformed.', expected, found, 'Report it to the operator of the service.');

/**
 * What a key set says apart from its keys; nothing in it has been verified.
 *
 * @param {any} set
 * @returns {{ endorsements: unknown[], revoked: Set<unknown> }}
 */
const readKeySet = (set) => {
  if (!isObject(set)) throw malformedKeySet('an object', 'something else');
  const { endorsements = [], revoked = [] } = set;
  for (const [member, list] of Object.entries({ endorsements, revoked })) {
    if (!Array.isArray(list)) throw malformedKeySet(`an array '${member}'`, 'something else');
  }
  if (endorsements.length > MAX_ENDORSEMENTS) {
    throw malformedKeySet(`at most ${MAX_ENDORSEMENTS} endorsements`, endorsements.length);
  }
  return { endorsements, revoked: new Set(revoked) };
};

// ---- keys/trusted-keys.mjs -----------------------------------------------------------------------------------------

/** The public keys that you have decided to trust, and the ids of those that may be fetched because their id is known. */
export class TrustedKeys {
  /** @type {Map<string, PublicKey>} */
  #keys = new Map();
  /** @type {Set<string>} */
  #pinned = new Set();

  /**
   * Adds the keys of a file's text, and returns this object.
   *
   * @param {string} text PEM blocks `PUBLIC KEY`, a JWK, or a JWK set
   */
  add(text) {
    for (const key of readKeys(text)) this.#keys.set(key.id, key);
    return this;
  }

  /**
   * Trusts the key with this id, wherever it comes from (an id fits one key only), and returns this object.
   *
   * @param {string} id an RFC 7638 thumbprint
   */
  pin(id) {
    if (!/^[A-Za-z0-9_-]{43}$/.test(id)) throw malformedKey('an RFC 7638 thumbprint, 43 characters', id);
    this.#pinned.add(id);
    return this;
  }

  /** The pinned ids whose keys are not here yet. */
  missing() {
    return [...this.#pinned].filter((id) => !this.#keys.has(id));
  }

  /** The ids of the keys that are here. */
  ids() {
    return [...this.#keys.keys()];
  }

  /** When the first of the keys that are here ends, in seconds since 1970; infinite if none does. */
  get firstEnd() {
    return Math.min(...[...this.#keys.values()].map((key) => key.notAfter));
  }

  get isEmpty() {
    return this.#keys.size + this.#pinned.size === 0;
  }

  /**
   * A copy of these keys, after what a service's key set says of them. The set is not trusted: a key is added only if one that is
   * trusted already, or was added in the same way, vouches for it in a signed statement (`endorsements`); the set's own `keys` are
   * ignored. Keys that it names as `revoked` are no longer trusted, nor are their endorsements; forging that can only make runtimes
   * start without snapshots, which not answering does as well.
   *
   * @param {unknown} set
   * @param {Date} [now]
   */
  learning(set, now = new Date()) {
    const { endorsements, revoked } = readKeySet(set);
    /** @param {PublicKey} key */
    const marked = (key) => (revoked.has(key.id) ? { ...key, status: 'REVOKED' } : key);
    const known = new TrustedKeys();
    known.#pinned = new Set(this.#pinned);
    for (const key of this.#keys.values()) known.#keys.set(key.id, marked(key));
    let open = endorsements;
    let before;
    do {
      before = open.length;
      open = open.filter((envelope) => {
        try {
          const key = verifyEndorsement(envelope, known, now);
          // What was given counts more than what an endorsement says of it.
          if (!known.#keys.has(key.id)) known.#keys.set(key.id, marked(key));
          return false;
        } catch (error) {
          if (!(error instanceof SnapforgeError)) throw error;
          // A key that is learnt later may have signed it.
          return true;
        }
      });
    } while (open.length < before);
    return known;
  }

  /**
   * The public key with this id, if its signatures count now.
   *
   * @param {string} id
   * @param {Date} now
   */
  usable(id, now) {
    const found = this.#keys.get(id);
    if (found === undefined) {
      throw untrusted(
        'unknown-key',
        'The key that signed this is not trusted here.',
        `one of the keys ${[...this.ids(), ...this.missing()]}`,
        id,
        'If the key is genuine, add its file or its id; obtain it in a way that you trust.',
      );
    }
    if (found.status === 'REVOKED') {
      throw untrusted('revoked-key', 'The key that signed this was revoked.', 'a key that is active or retired', id);
    }
    const seconds = now.getTime() / 1000;
    if (seconds < found.notBefore || seconds >= found.notAfter) {
      throw untrusted(
        'key-not-valid',
        'The key that signed this is not valid now.',
        `a time from ${found.notBefore} to ${found.notAfter}`,
        seconds,
        "Check this machine's clock.",
      );
    }
    return found.key;
  }
}

// ---- service/bounded-http.mjs --------------------------------------------------------------------------------------

/** @typedef {{ status: number, etag: string | undefined, coding: string | undefined, body: Buffer }} HttpAnswer */

/**
 * @param {string} path
 * @param {unknown} expected
 * @param {unknown} found
 */
const unexpectedAnswer = (path, expected, found) =>
  new SnapforgeError('unexpected-answer', `The answer to GET ${path} is not that of a Snapforge service.`, {
    expected,
    found: printable(String(found)),
    hint: "Check the server's address, and any proxy in between.",
  });

/**
 * @param {string} path
 * @param {unknown} found
 * @param {unknown} [cause]
 */
const unreachable = (path, found, cause) =>
  new SnapforgeError('service-unreachable', `The service did not answer GET ${path}.`, {
    expected: 'an answer in time',
    found: printable(String(found)),
    hint: "Check the server's address and the network.",
    cause,
  });

/**
 * The answer, if its status is 200; else the refusal that it stands for.
 *
 * @param {string} path
 * @param {HttpAnswer} answer
 */
const requireOk = (path, answer) => {
  if (answer.status === 200) return answer;
  let problem;
  try {
    problem = JSON.parse(answer.body.toString('utf8'));
  } catch {
    // Not a problem (RFC 9457), then.
  }
  if (typeof problem?.code === 'string') {
    const available = Array.isArray(problem.available) ? problem.available.map((/** @type {any} */ it) => it?.target ?? it) : [];
    const rest = available.length === 0 ? '' : ` Available: ${available.join(', ')}.`;
    throw new ServiceRefusal(path, answer.status, printable(problem.code), printable(String(problem.detail) + rest));
  }
  if (answer.status >= 500) throw unreachable(path, `status ${answer.status}`);
  throw unexpectedAnswer(path, 'status 200', answer.status);
};

/**
 * @param {string} path
 * @param {HttpAnswer} answer
 * @returns {Record<string, any>}
 */
const requireJson = (path, answer) => {
  const { body } = requireOk(path, answer);
  try {
    const value = JSON.parse(body.toString('utf8'));
    if (isObject(value)) return value;
  } catch {
    // Refused below.
  }
  throw unexpectedAnswer(path, 'a JSON object', 'something else');
};

/**
 * @param {string} path
 * @param {Response} response
 * @param {number} limit bytes
 */
const readBody = async (path, response, limit) => {
  const chunks = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > limit) throw unexpectedAnswer(path, `at most ${limit} bytes`, 'more');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** Asks with GET. It believes nothing: answers are bounded in size and time, and redirects are not followed. */
class BoundedHttp {
  #token;
  #headTimeout;
  #bodyTimeout;

  /** @param {{ token?: string, headTimeout: number, bodyTimeout: number }} options timeouts in milliseconds */
  constructor({ token, headTimeout, bodyTimeout }) {
    this.#token = token;
    this.#headTimeout = headTimeout;
    this.#bodyTimeout = bodyTimeout;
  }

  /**
   * @param {string} base the address that `path` is appended to
   * @param {string} path
   * @param {number} limit bytes of a body that comes with status 200
   * @param {Record<string, string>} [headers]
   * @returns {Promise<HttpAnswer>}
   */
  async get(base, path, limit, headers = {}) {
    const abort = new AbortController();
    let timer = setTimeout(() => abort.abort(), this.#headTimeout);
    try {
      const response = await fetch(base + path, {
        headers: {
          Accept: 'application/json, application/octet-stream, application/problem+json',
          ...(this.#token === undefined ? {} : { Authorization: `Bearer ${this.#token}` }),
          ...headers,
        },
        redirect: 'manual',
        signal: abort.signal,
      });
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(), this.#bodyTimeout);
      const body = await readBody(path, response, response.status === 200 ? limit : MAX_JSON);
      const { headers: told } = response;
      return { status: response.status, etag: told.get('etag') ?? undefined, coding: told.get('content-encoding') ?? undefined, body };
    } catch (error) {
      if (error instanceof SnapforgeError) throw error;
      const found = abort.signal.aborted ? 'no complete answer in time' : (error.cause?.code ?? error.message);
      throw unreachable(path, found, error);
    } finally {
      clearTimeout(timer);
      // Hangs up if the answer was not read to its end.
      abort.abort();
    }
  }
}

// ---- service/delta.mjs ---------------------------------------------------------------------------------------------

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
const deltaHeaders = (dictionary) =>
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
const appliedDelta = (delta, dictionary, limit) => {
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

// ---- service/service.mjs -------------------------------------------------------------------------------------------

/**
 * A snapshot as it was downloaded or kept, not verified.
 *
 * @typedef {object} SignedContainer
 * @property {Buffer} container
 * @property {Buffer} signature
 * @property {string} keyId
 */

/**
 * @typedef {object} ServiceOptions
 * @property {string} server
 * @property {string} [token]
 * @property {number} headTimeout milliseconds
 * @property {number} bodyTimeout milliseconds
 * @property {number} maxContainer bytes
 * @property {boolean} [refuseVulnerable] whether no name is resolved to what stands on a vulnerable engine
 */

/** @param {string} server */
const requireAddress = (server) => {
  const address = new URL(server);
  if (!/^https?:$/.test(address.protocol) || address.search !== '' || address.hash !== '') {
    throw new SnapforgeError('malformed-server', 'This is not the address of a service.', {
      expected: 'http(s)://host[:port][/path]',
      found: `${address.protocol}//${address.host}`,
    });
  }
};

/** The service's HTTP interface, version 1. */
class Service {
  #root;
  #api;
  #http;
  #maxContainer;
  #vulnerable;

  /** @param {ServiceOptions} options */
  constructor({ server, maxContainer, refuseVulnerable = false, ...http }) {
    requireAddress(server);
    this.#root = server.replace(/\/+$/, '');
    this.#api = this.#root + '/api/v1';
    this.#http = new BoundedHttp(http);
    this.#maxContainer = maxContainer;
    this.#vulnerable = refuseVulnerable ? 'refuse' : undefined;
  }

  /**
   * The statements about what was selected, not verified; undefined if those with this etag still hold.
   *
   * @param {ReleaseSelector} selector
   * @param {NodeRuntime} node
   * @param {string} [etag]
   * @returns {Promise<ReleaseAnswer | undefined>}
   */
  async resolve(selector, node, etag) {
    const { requires = [], ...release } = selector;
    const required = requires.length > 0 ? requires.join(',') : undefined;
    const { platform, engine } = node;
    const question = Object.entries({ ...release, platform, engine, requires: required, vulnerable: this.#vulnerable })
      .flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`]));
    const path = '/resolve?' + question.join('&');
    const answer = await this.#get(path, MAX_JSON, etag === undefined ? {} : { 'If-None-Match': etag });
    if (answer.status === 304 && etag !== undefined) return undefined;
    const { release: statement, channelStatement, warnings } = requireJson(path, answer);
    if (!isObject(statement)) throw unexpectedAnswer(path, "an object 'release'", typeof statement);
    return { release: statement, channelStatement: channelStatement ?? undefined, etag: answer.etag, warnings: warningsOf(warnings) };
  }

  /**
   * Container, signature and key id as the service gives them, not verified.
   *
   * @param {string} digest
   * @param {Buffer} [older] a container that is there already, and probably much like this one
   * @returns {Promise<SignedContainer>}
   */
  async download(digest, older) {
    const path = `/snapshots/${digest}`;
    const keyId = requireJson(path, await this.#get(path, MAX_JSON)).signature?.keyId;
    if (typeof keyId !== 'string') throw unexpectedAnswer(path, "a key id in 'signature'", typeof keyId);
    const container = await this.#container(path + '/container', older);
    const signature = requireOk(path + '/signature', await this.#get(path + '/signature', SIGNATURE_LENGTH));
    return { container, signature: signature.body, keyId };
  }

  /**
   * The attestation of a snapshot, not verified.
   *
   * @param {string} digest
   * @param {string} [repository] address of the source that it should name, if there are several
   */
  async attestation(digest, repository) {
    const preferred = repository === undefined ? '' : `?repository=${encodeURIComponent(repository)}`;
    const path = `/snapshots/${digest}/attestation${preferred}`;
    return requireJson(path, await this.#get(path, MAX_JSON));
  }

  /**
   * @param {string} path
   * @param {Buffer | undefined} older
   */
  async #container(path, older) {
    const answer = requireOk(path, await this.#get(path, this.#maxContainer, deltaHeaders(older)));
    if (answer.coding !== 'dcz' || older === undefined) return answer.body;
    // A delta saves time, and nothing depends on it.
    return appliedDelta(answer.body, older, this.#maxContainer) ?? requireOk(path, await this.#get(path, this.#maxContainer)).body;
  }

  /**
   * A public key, as a JWK that may be anything.
   *
   * @param {string} id
   */
  async key(id) {
    const path = `/keys/${id}`;
    const { publicKey, status, notBefore, notAfter } = requireJson(path, await this.#get(path, MAX_JSON));
    /** @param {unknown} time */
    const seconds = (time) => (typeof time === 'string' ? Date.parse(time) / 1000 : undefined);
    const x = Buffer.from(String(publicKey), 'base64').toString('base64url');
    return { kty: 'OKP', crv: 'Ed25519', x, kid: id, nbf: seconds(notBefore), exp: seconds(notAfter), status };
  }

  /** The service's key set, which may say anything. */
  async keySet() {
    const path = '/.well-known/jwks.json';
    return requireJson(path, await this.#http.get(this.#root, path, MAX_JSON));
  }

  /**
   * @param {string} path
   * @param {number} limit
   * @param {Record<string, string>} [headers]
   */
  #get(path, limit, headers) {
    return this.#http.get(this.#api, path, limit, headers);
  }
}

// ---- client/client-keys.mjs ----------------------------------------------------------------------------------------

/** Milliseconds. A service that signs with a key that nobody vouches for is not asked about it with each snapshot. */
const PAUSE = 10_000;

/** Milliseconds. */
const HOUR = 3_600_000;

/**
 * The keys that a client was given, and what the service's key set has taught it since: keys that one of them vouches for, and
 * revocations. That is kept in the cache, so that it holds while the service is unavailable, and is verified again when it is read.
 */
class ClientKeys {
  #given;
  #service;
  #cache;
  #now;
  /** @type {TrustedKeys | undefined} */
  #current;
  /** @type {Date | undefined} */
  #asked;
  /** @type {Promise<void> | undefined} */
  #refreshing;

  /**
   * @param {TrustedKeys} given
   * @param {Service} service
   * @param {Cache} cache
   * @param {() => Date} now
   */
  constructor(given, service, cache, now) {
    this.#given = given;
    this.#service = service;
    this.#cache = cache;
    this.#now = now;
  }

  /**
   * Returns what `check` does with the known keys; if the signer's is not among them, once more after asking the service.
   *
   * @template T
   * @param {(keys: TrustedKeys) => T} check
   * @returns {Promise<T>}
   */
  async check(check) {
    await this.#fetchPinned();
    this.#current ??= await this.#learnt();
    try {
      return check(this.#current);
    } catch (error) {
      if (error.code !== 'unknown-key' || !(await this.refreshQuietly(error))) throw error;
      return check(this.#current);
    }
  }

  /**
   * As refresh(); whether there was an answer. Why there was none becomes the problem's cause.
   *
   * @param {SnapforgeError} problem
   */
  async refreshQuietly(problem) {
    // Another check may just have asked.
    if (this.#asked !== undefined && this.#now().getTime() - this.#asked.getTime() < PAUSE) return true;
    try {
      await this.refresh();
      return true;
    } catch (error) {
      if (!(error instanceof SnapforgeError)) throw error;
      problem.cause ??= error;
      return false;
    }
  }

  /** Whether the service should be asked for its key set, which a start that needs no new key does not do by itself. */
  isRefreshDue() {
    return this.#cache.areKeysDue(this.#now().getTime());
  }

  /** As refresh(), if it is due; where there is no answer, again in an hour. */
  async refreshDaily() {
    if (!(await this.isRefreshDue())) return;
    try {
      await this.refresh();
    } catch (error) {
      if (!(error instanceof SnapforgeError)) throw error;
      await this.#cache.writeKeysDue(this.#now().getTime() + HOUR);
    }
  }

  /** Asks the service; several at once ask together. */
  refresh() {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #refresh() {
    await this.#fetchPinned();
    const set = await this.#service.keySet();
    const kept = await this.#cache.readKeyNews();
    // A revocation that was heard of once stays, whatever is handed out later.
    const revoked = [...new Set([...kept.revoked, ...listOf(set.revoked)])];
    const endorsements = listOf(set.endorsements);
    const current = this.#given.learning({ endorsements, revoked }, this.#now());
    // Of keys that nobody vouches for there is nothing to remember: they are not trusted anyway.
    const known = new Set([...current.ids(), ...this.#given.missing()]);
    await this.#cache.writeKeyNews(endorsements, revoked.filter((id) => known.has(String(id))));
    this.#current = current;
    this.#asked = this.#now();
    await this.#cache.writeKeysDue(this.#asked.getTime() + DAY);
  }

  async #learnt() {
    const kept = await this.#cache.readKeyNews();
    try {
      return this.#given.learning(kept, this.#now());
    } catch (error) {
      if (error.code !== 'malformed-key-set') throw error;
      // Damaged is as good as absent, and the service has it, too; but a revocation is not forgotten.
      return this.#given.learning({ revoked: kept.revoked }, this.#now());
    }
  }

  /** A key with a pinned id may come from anywhere: the id is made from the key. */
  async #fetchPinned() {
    for (const id of this.#given.missing()) {
      const known = await this.#cache.readKey(id);
      try {
        if (known !== undefined && known.kid === id) {
          this.#given.add(JSON.stringify(known));
          continue;
        }
      } catch {
        // Damaged: the service has it, too.
      }
      const jwk = await this.#service.key(id);
      this.#given.add(JSON.stringify(jwk));
      await this.#cache.writeKey(id, jwk);
    }
  }
}

// ---- verify/channel-revision.mjs -----------------------------------------------------------------------------------

/**
 * Where a channel stood; version and sequence are unknown if the note of them was damaged.
 *
 * @typedef {object} ChannelRevision
 * @property {number} revision
 * @property {string} [version]
 * @property {number} [sequence]
 */

/**
 * A channel's revisions only ever grow, and each one stands for one release.
 *
 * @param {ChannelRevision} seen
 * @param {ChannelStatement} next
 */
const requireNotOlder = (seen, next) => {
  if (next.revision < seen.revision) {
    throw untrusted(
      'channel-rolled-back-unsigned',
      'This is an old statement about the channel, replayed.',
      `revision ${seen.revision} or later`,
      `revision ${next.revision}, version ${next.version}`,
      'Do not use it. A genuine rollback has a revision of its own: ask the operator of the service.',
    );
  }
  const other = next.version !== seen.version || next.sequence !== seen.sequence;
  if (next.revision === seen.revision && seen.version !== undefined && other) {
    throw untrusted(
      'channel-revision-reused',
      'The same revision of the channel stands for two versions.',
      `version ${seen.version} at revision ${seen.revision}`,
      `version ${next.version}`,
      'Do not use it, and report it: the key may be compromised, or the service was restored from a backup.',
    );
  }
};

// ---- statement/release-statements.mjs ------------------------------------------------------------------------------

const RELEASE_TYPE = 'https://snapforge.dev/release/v1';
const CHANNEL_TYPE = 'https://snapforge.dev/channel/v1';

/**
 * A version of a name is this snapshot.
 *
 * @typedef {object} ReleaseStatement
 * @property {string} name
 * @property {string} version
 * @property {number} sequence
 * @property {string} target
 * @property {string} snapshot the container's digest
 * @property {string} issuedAt RFC 3339
 */

/**
 * A channel of a name points to this version, at this revision.
 *
 * @typedef {object} ChannelStatement
 * @property {string} name
 * @property {string} channel
 * @property {string} version
 * @property {number} sequence
 * @property {number} revision
 * @property {string} issuedAt RFC 3339
 */

/**
 * @param {{ predicate: Record<string, any>, name: unknown }} statement
 * @param {string[]} texts
 * @param {string[]} counts
 */
const requireMembers = ({ predicate, name }, texts, counts) => {
  for (const member of texts) {
    const text = predicate[member];
    if (typeof text !== 'string' || text === '') throw malformedStatement(`a string as ${member}`, text);
  }
  for (const member of counts) {
    const count = predicate[member];
    if (!Number.isSafeInteger(count) || count < 1) throw malformedStatement(`a whole number from 1 as ${member}`, count);
  }
  timeOf(predicate, 'issuedAt');
  const expected = `${predicate.name}@${predicate.version}`;
  if (name !== expected) throw malformedStatement(`subject ${expected}`, name);
};

/**
 * @param {any} envelope
 * @param {TrustedKeys} keys
 * @param {Date} now
 * @returns {ReleaseStatement}
 */
const verifyReleaseStatement = (envelope, keys, now) => {
  const statement = verifyStatement(envelope, RELEASE_TYPE, keys, now);
  requireMembers(statement, ['name', 'version', 'target', 'snapshot'], ['sequence']);
  const release = /** @type {ReleaseStatement} */ (statement.predicate);
  if (release.snapshot !== statement.digest) throw malformedStatement(`subject ${release.snapshot}`, statement.digest);
  if (!TARGET.test(release.target)) throw malformedStatement('a target', release.target);
  return release;
};

/**
 * @param {any} envelope
 * @param {TrustedKeys} keys
 * @param {Date} now
 * @returns {ChannelStatement}
 */
const verifyChannelStatement = (envelope, keys, now) => {
  const statement = verifyStatement(envelope, CHANNEL_TYPE, keys, now);
  requireMembers(statement, ['name', 'version', 'channel'], ['sequence', 'revision']);
  return /** @type {ChannelStatement} */ (statement.predicate);
};

// ---- verify/release.mjs --------------------------------------------------------------------------------------------

/**
 * Which release: the one that a channel points to, or a version.
 *
 * @typedef {object} ReleaseSelector
 * @property {string} name
 * @property {string} [channel]
 * @property {string} [version]
 * @property {string[]} [requires] what the snapshot must offer, as its attestation proves: words such as `web:fetch`, `slot:sql`, `intl`
 */

/**
 * @typedef {object} ReleaseAnswer
 * @property {any} release a DSSE envelope
 * @property {any} [channelStatement] a DSSE envelope
 * @property {string} [etag] which version of the answer it is
 * @property {unknown} [warnings] why it should not be used any more; not signed
 */

/**
 * What was signed.
 *
 * @typedef {object} VerifiedRelease
 * @property {ReleaseStatement} release
 * @property {ChannelStatement} [channel]
 */

/**
 * @param {string} code
 * @param {string} message
 * @param {string | undefined} expected
 * @param {string} found
 */
const requireSame = (code, message, expected, found) => {
  if (expected !== found) {
    const hint = 'Do not use it: something between you and the service may have replaced it.';
    throw untrusted(code, message, expected, found, hint);
  }
};

/**
 * Decides what a name stands for: both statements must be signed by a trusted key, be about what was selected, and agree.
 *
 * @param {ReleaseAnswer} answer
 * @param {ReleaseSelector} selector
 * @param {{ keys: TrustedKeys, node?: NodeRuntime, now?: Date }} trust
 * @returns {VerifiedRelease}
 */
export function verifyRelease(answer, selector, { keys, node, now = new Date() }) {
  const release = verifyReleaseStatement(answer.release, keys, now);
  requireSame('other-name', 'The release statement is about another name.', selector.name, release.name);
  if (selector.version !== undefined) {
    requireSame('other-version', 'This is the release of another version.', selector.version, release.version);
  }
  if (node !== undefined) checkTarget(release.target, node);
  if (selector.channel === undefined) return { release };
  const channel = verifyChannelStatement(answer.channelStatement, keys, now);
  requireSame('other-name', 'The channel statement is about another name.', selector.name, channel.name);
  requireSame('other-channel', 'The channel statement is about another channel.', selector.channel, channel.channel);
  requireSame(
    'statements-disagree',
    'The release is not of the version that the channel points to.',
    `${channel.version}, sequence ${channel.sequence}`,
    `${release.version}, sequence ${release.sequence}`,
  );
  return { release, channel };
}

// ---- client/release-resolver.mjs -----------------------------------------------------------------------------------

/**
 * `warnings`: what the service says against using it any longer; usually none.
 *
 * @typedef {VerifiedRelease & { rolledBackFrom?: ChannelRevision, warnings: ResolutionWarning[] }} AcceptedRelease
 */

/** @typedef {VerifiedSnapshot & AcceptedRelease} ResolvedSnapshot */

/**
 * Where snapshots come from, by their digest: as bytes, or as files.
 *
 * @template Snapshot
 * @typedef {{ get(digest: string, older?: string): Promise<Snapshot>, cached(digest: string): Promise<Snapshot | undefined> }} SnapshotSource
 */

/**
 * @param {ReleaseSelector} selector
 * @param {string} found
 */
const notCached = ({ name, channel, version }, found) =>
  new SnapforgeError('not-cached', `The cache holds no good snapshot of ${name}, ${channel ?? version}.`, {
    expected: 'a snapshot that was verified before',
    found,
    hint: 'Resolve it once while the service is reachable.',
  });

/**
 * Finds the snapshot that a name stands for: the service's answer, or the last good one.
 *
 * @template Snapshot
 */
class ReleaseResolver {
  #parts;
  #snapshots;

  /**
   * @param {ClientParts} parts
   * @param {SnapshotSource<Snapshot>} snapshots
   */
  constructor(parts, snapshots) {
    this.#parts = parts;
    this.#snapshots = snapshots;
  }

  /**
   * What the service names now.
   *
   * @param {ReleaseSelector} selector
   * @returns {Promise<Snapshot & AcceptedRelease>}
   */
  async fresh(selector) {
    const { service, cache, node } = this.#parts;
    const last = await cache.readAnswer(selector, node);
    if (last !== undefined && typeof last.etag === 'string') {
      const changed = await service.resolve(selector, node, last.etag);
      if (changed !== undefined) return this.#accept(changed, selector);
      try {
        return await this.#accept(last, selector);
      } catch (error) {
        // What the cache kept is damaged, or no longer trusted: it takes the whole answer.
        if (!(error instanceof SnapforgeError)) throw error;
      }
    }
    // Without an etag there is always an answer.
    return this.#accept(/** @type {ReleaseAnswer} */ (await service.resolve(selector, node)), selector);
  }

  /**
   * What the service named at most so long ago, if it still verifies and no other process has seen anything newer; undefined if the
   * service has to be asked.
   *
   * @param {ReleaseSelector} selector
   * @param {number} maxAge milliseconds
   * @returns {Promise<(Snapshot & AcceptedRelease) | undefined>}
   */
  async recent(selector, maxAge) {
    const { cache, node, now, keys } = this.#parts;
    const answer = maxAge > 0 ? await cache.readRecent(selector, node, now().getTime(), maxAge) : undefined;
    if (answer === undefined || (await keys.isRefreshDue())) return undefined;
    try {
      const signed = await this.#verify(answer, selector);
      const { release, channel } = signed;
      const seen = channel && (await cache.latestRevision(channel.name, channel.channel));
      if (seen?.revision !== channel?.revision) return undefined;
      await this.#requireCached(release.snapshot, selector);
      const snapshot = await this.#snapshots.cached(release.snapshot);
      return snapshot && { ...snapshot, ...signed, warnings: warningsOf(answer.warnings) };
    } catch (error) {
      if (!(error instanceof SnapforgeError)) throw error;
      return undefined;
    }
  }

  /**
   * What was accepted last, as far as it still verifies.
   *
   * @param {ReleaseSelector} selector
   * @returns {Promise<Snapshot & AcceptedRelease>}
   */
  async lastGood(selector) {
    const last = await this.#parts.cache.readAnswer(selector, this.#parts.node);
    if (last === undefined) throw notCached(selector, 'no statement');
    const signed = await this.#verify(last, selector);
    await this.#compareWithSeen(signed.channel);
    await this.#requireCached(signed.release.snapshot, selector);
    const snapshot = await this.#snapshots.cached(signed.release.snapshot);
    if (snapshot === undefined) throw notCached(selector, 'a statement without its snapshot');
    return { ...snapshot, ...signed, warnings: warningsOf(last.warnings) };
  }

  /**
   * @param {ReleaseAnswer} answer
   * @param {ReleaseSelector} selector
   * @returns {Promise<Snapshot & AcceptedRelease>}
   */
  async #accept(answer, selector) {
    const { cache, node, now } = this.#parts;
    const signed = await this.#verify(answer, selector);
    const { release, channel } = signed;
    const seen = await this.#compareWithSeen(channel);
    await this.#require(release.snapshot, selector);
    const snapshot = await this.#snapshots.get(release.snapshot, await cache.readDigest(selector, node));
    // Only now: what cannot be started from must not keep the last good one from being used.
    if (channel !== undefined) await cache.rememberRevision(channel);
    await cache.writeAnswer(selector, node, answer, release.snapshot);
    await cache.writeRecent(selector, node, now().getTime(), answer);
    const back = seen?.sequence !== undefined && release.sequence < seen.sequence;
    return { ...snapshot, ...signed, warnings: warningsOf(answer.warnings), ...(back ? { rolledBackFrom: seen } : {}) };
  }

  /**
   * Refuses a snapshot that is not proved to offer what is required; asks the service where the cache has no attestation that says enough.
   *
   * @param {string} digest
   * @param {ReleaseSelector} selector
   */
  async #require(digest, selector) {
    try {
      await this.#requireCached(digest, selector);
    } catch (error) {
      if (!(error instanceof SnapforgeError)) throw error;
      const { service, cache, keys, now } = this.#parts;
      const envelope = await service.attestation(digest);
      await keys.check((known) => requireCapabilities(selector.requires ?? [], envelope, digest, { keys: known, now: now() }));
      await cache.writeAttestation(digest, envelope);
    }
  }

  /**
   * @param {string} digest
   * @param {ReleaseSelector} selector
   */
  async #requireCached(digest, { requires = [] }) {
    if (requires.length === 0) return;
    const { cache, keys, now } = this.#parts;
    const envelope = await cache.readAttestation(digest);
    if (envelope === undefined) throw capabilityMissing(requires, 'no attestation in the cache');
    await keys.check((known) => requireCapabilities(requires, envelope, digest, { keys: known, now: now() }));
  }

  /**
   * What was seen of this channel before, if anything; refuses an older revision.
   *
   * @param {ChannelStatement | undefined} channel
   */
  async #compareWithSeen(channel) {
    if (channel === undefined) return undefined;
    const seen = await this.#parts.cache.latestRevision(channel.name, channel.channel);
    if (seen !== undefined) requireNotOlder(seen, channel);
    return seen;
  }

  /**
   * @param {ReleaseAnswer} answer
   * @param {ReleaseSelector} selector
   */
  #verify(answer, selector) {
    const { keys, node, now } = this.#parts;
    return keys.check((known) => verifyRelease(answer, selector, { keys: known, node, now: now() }));
  }
}

// ---- client/snapshot-files.mjs -------------------------------------------------------------------------------------

/**
 * A snapshot as a file that only this user can change; `blobFile` is absent where there is no such place, and `blob` where this machine
 * had verified the file before.
 *
 * @typedef {{ digest: string, blobFile?: string, origin?: 'service' | 'cache' | 'verified-before' }
 *   & Partial<Omit<VerifiedSnapshot, 'origin'>>} SnapshotFile
 */

/** Snapshots by their digest, as files that Node starts from: verified once on each machine, or each time. */
class SnapshotFiles {
  #parts;
  #snapshots;
  #files;
  #always;

  /**
   * @param {ClientParts} parts
   * @param {VerifiedSnapshots} snapshots
   * @param {VerifiedFiles} files
   * @param {boolean} always whether each start verifies in full
   */
  constructor(parts, snapshots, files, always) {
    this.#parts = parts;
    this.#snapshots = snapshots;
    this.#files = files;
    this.#always = always;
  }

  /**
   * @param {string} digest
   * @param {string} [older] as for {@link VerifiedSnapshots}
   * @returns {Promise<SnapshotFile>}
   */
  async get(digest, older) {
    return (await this.#before(digest)) ?? this.#kept(await this.#snapshots.get(digest, older));
  }

  /**
   * What the cache has; undefined if it has none.
   *
   * @param {string} digest
   * @returns {Promise<SnapshotFile | undefined>}
   */
  async cached(digest) {
    const before = await this.#before(digest);
    if (before !== undefined) return before;
    const snapshot = await this.#snapshots.cached(digest);
    return snapshot && this.#kept(snapshot);
  }

  /**
   * What this machine has verified before, if its key is trusted still.
   *
   * @param {string} digest
   * @returns {Promise<SnapshotFile | undefined>}
   */
  async #before(digest) {
    const { keys, node, now } = this.#parts;
    const file = this.#always ? undefined : this.#files.find(digest, node);
    if (file === undefined) return undefined;
    try {
      await keys.check((known) => known.usable(file.keyId, now()));
      return { ...file, origin: 'verified-before' };
    } catch (error) {
      if (error.code === 'unknown-key') return undefined;
      throw error;
    }
  }

  /** @param {VerifiedSnapshot} snapshot */
  async #kept(snapshot) {
    // Each time into a new file where nothing from before is to count.
    const blobFile = this.#always ? undefined : await this.#files.keep(snapshot, this.#parts.node);
    return blobFile === undefined ? snapshot : { ...snapshot, blobFile };
  }
}

// ---- client/sourced-snapshots.mjs ----------------------------------------------------------------------------------

/**
 * Snapshots of one source. Attestations are verified each time and nothing is noted of that: what was accepted from the same cache under
 * another policy, or none, counts for nothing here.
 *
 * @template {object} Snapshot
 */
class SourcedSnapshots {
  #parts;
  #snapshots;
  #policy;

  /**
   * @param {ClientParts} parts
   * @param {SnapshotSource<Snapshot>} snapshots
   * @param {SourcePolicy} policy
   */
  constructor(parts, snapshots, policy) {
    this.#parts = parts;
    this.#snapshots = snapshots;
    this.#policy = policy;
  }

  /**
   * @param {string} digest
   * @param {string} [older]
   */
  async get(digest, older) {
    const snapshot = await this.#snapshots.get(digest, older);
    return { ...snapshot, attestation: (await this.#kept(digest)) ?? (await this.#fetched(digest)) };
  }

  /**
   * @param {string} digest
   * @returns {Promise<(Snapshot & { attestation: object }) | undefined>}
   */
  async cached(digest) {
    const snapshot = await this.#snapshots.cached(digest);
    if (snapshot === undefined) return undefined;
    const attestation = await this.#parts.cache.readAttestation(digest);
    if (attestation === undefined) throw noAttestation(this.#policy, 'none in the cache');
    await this.#require(attestation, digest);
    return { ...snapshot, attestation };
  }

  /**
   * What the cache has; undefined if it is damaged, or that of another build which gave the same snapshot.
   *
   * @param {string} digest
   */
  async #kept(digest) {
    const attestation = await this.#parts.cache.readAttestation(digest);
    if (attestation === undefined) return undefined;
    try {
      await this.#require(attestation, digest);
      return attestation;
    } catch (error) {
      if (!(error instanceof SnapforgeError)) throw error;
      return undefined;
    }
  }

  /** @param {string} digest */
  async #fetched(digest) {
    const { service, cache } = this.#parts;
    const attestation = await service.attestation(digest, this.#policy.repository);
    await this.#require(attestation, digest);
    await cache.writeAttestation(digest, attestation);
    return attestation;
  }

  /**
   * @param {object} attestation
   * @param {string} digest
   */
  #require(attestation, digest) {
    const { keys, now } = this.#parts;
    return keys.check((known) => requireSource(this.#policy, attestation, digest, { keys: known, now: now() }));
  }
}

// ---- client/verified-snapshots.mjs ---------------------------------------------------------------------------------

/** These say that an entry is not what was once verified; the other refusals would come again for a fresh copy. */
const DAMAGE = new Set(['digest-mismatch', 'bad-signature', 'unknown-key']);

/**
 * What a client works with.
 *
 * @typedef {object} ClientParts
 * @property {Service} service
 * @property {Cache} cache
 * @property {ClientKeys} keys
 * @property {NodeRuntime} node
 * @property {() => Date} now
 */

/** Snapshots by their digest, from the cache or else from the service, verified either way. */
class VerifiedSnapshots {
  #parts;

  /** @param {ClientParts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * @param {string} digest
   * @param {string} [older] one that the cache may have, and to which the service may send a delta
   * @returns {Promise<VerifiedSnapshot>}
   */
  async get(digest, older) {
    try {
      const kept = await this.cached(digest);
      if (kept !== undefined) return kept;
    } catch (error) {
      if (!DAMAGE.has(error.code)) throw error;
    }
    const dictionary = older === undefined ? undefined : await this.#parts.cache.readSnapshot(older);
    const download = await this.#parts.service.download(digest, dictionary?.container);
    const snapshot = await this.#verify(download, digest);
    await this.#parts.cache.writeSnapshot(digest, download);
    return { ...snapshot, origin: /** @type {const} */ ('service') };
  }

  /**
   * What the cache has; undefined if it has none.
   *
   * @param {string} digest
   */
  async cached(digest) {
    const kept = await this.#parts.cache.readSnapshot(digest);
    if (kept === undefined) return undefined;
    return { ...(await this.#verify(kept, digest)), origin: /** @type {const} */ ('cache') };
  }

  /**
   * @param {SignedContainer} snapshot
   * @param {string} digest
   */
  #verify({ container, signature, keyId }, digest) {
    const { keys, node, now } = this.#parts;
    return keys.check((known) => verifySnapshot(container, signature, keyId, { keys: known, node, now: now(), digest }));
  }
}

// ---- client/snapforge.mjs ------------------------------------------------------------------------------------------

/**
 * @typedef {object} SnapforgeOptions
 * @property {string} server where the service is, for example `http://127.0.0.1:8080`
 * @property {TrustedKeys} keys whose signatures count
 * @property {string} cache a folder; it is made if it is absent
 * @property {NodeRuntime} [node] what describeNode() says; by default about the running node
 * @property {boolean} [anyBuild] whether a snapshot by another build of the same version of Node is accepted; by default it is not
 * @property {string} [token] sent as `Authorization: Bearer`
 * @property {number} [headTimeout] milliseconds until an answer begins; 10,000
 * @property {number} [bodyTimeout] milliseconds from there until it ends; 60,000
 * @property {number} [maxContainer] bytes; 256 MiB
 * @property {number} [maxAge] milliseconds for which resolveFile() takes an answer of the service without asking again; 0
 * @property {'once' | 'always'} [verification] whether resolveFile() verifies a snapshot once on a machine, or each time; once
 * @property {boolean} [refuseVulnerable] whether no name is resolved to what stands on a vulnerable engine; by default there is a warning
 * @property {SourcePolicy} [source] accepts only snapshots whose attestation proves this source; by default any that a trusted key has signed
 * @property {() => Date} [now] decides whether a key is valid
 */

/**
 * What it took to have a snapshot ready.
 *
 * @typedef {object} StartupMetrics
 * @property {string} outcome of the resolution
 * @property {'service' | 'cache' | 'verified-before'} [origin] where the snapshot came from; absent if there is none
 * @property {boolean} cacheHit whether the service did not have to send it
 * @property {number} loadAndVerify milliseconds, requests included
 */

// The name of what resolve() and resolveFile() take among the measures of node:perf_hooks.
const STARTUP_MEASURE = 'snapforge.startup';

/** Resolves and fetches snapshots for one node binary. */
export class Snapforge {
  #cache;
  #keys;
  #node;
  #snapshots;
  #releases;
  #files;
  #maxAge;
  /** @type {StartupMetrics | undefined} */
  #startup;
  /** @type {Promise<void> | undefined} */
  #ready;

  /** @param {SnapforgeOptions} options */
  constructor({
    server,
    keys,
    cache,
    node = describeNode(),
    anyBuild = false,
    token,
    headTimeout = 10_000,
    bodyTimeout = 60_000,
    maxContainer = 256 * MEBIBYTE,
    maxAge = 0,
    verification = 'once',
    refuseVulnerable = false,
    source,
    now = () => new Date(),
  }) {
    if (!(keys instanceof TrustedKeys) || keys.isEmpty) {
      throw new SnapforgeError('no-trusted-keys', 'No key is trusted, so nothing can be verified.', {
        expected: 'a key file or the id of a key',
        found: 'none',
        hint: "Obtain the service's public key, or its id, in a way that you trust; it is never taken from the service by itself.",
      });
    }
    const service = new Service({ server, token, headTimeout, bodyTimeout, maxContainer, refuseVulnerable });
    this.#cache = new Cache(cache, maxContainer);
    this.#keys = new ClientKeys(keys, service, this.#cache, now);
    this.#node = { ...node };
    const parts = { service, cache: this.#cache, keys: this.#keys, node: this.#node, now };
    const verified = new VerifiedSnapshots(parts);
    const files = new SnapshotFiles(parts, verified, this.#cache.verifiedFiles, verification === 'always');
    const policy = source && sourcePolicy(source);
    this.#snapshots = policy === undefined ? verified : new SourcedSnapshots(parts, verified, policy);
    this.#releases = new ReleaseResolver(parts, this.#snapshots);
    this.#files = new ReleaseResolver(parts, policy === undefined ? files : new SourcedSnapshots(parts, files, policy));
    this.#maxAge = maxAge;
    this.#ready = anyBuild ? Promise.resolve() : undefined;
  }

  /**
   * What a name stands for now. The outcome is FRESH (the service named it), CACHED (the last good one: the service is unavailable,
   * or cannot be trusted) or PLAIN (nothing verifies, or the service says that there is none).
   *
   * @param {ReleaseSelector} selector
   * @returns {Promise<Resolution>}
   */
  async resolve(selector) {
    const begin = performance.now();
    await this.#prepare();
    return this.#measured(begin, await this.#outcome(this.#releases, selector));
  }

  /**
   * As resolve(), for a start: the snapshot is a file (`blobFile`) that only this user can change. What this machine has verified is not
   * verified again, unless anybody else could have changed it. The outcome is RECENT if the service named it within `maxAge`.
   *
   * @param {ReleaseSelector} selector
   * @returns {Promise<FileResolution>}
   */
  async resolveFile(selector) {
    const begin = performance.now();
    await this.#prepare();
    const recent = await this.#files.recent(selector, this.#maxAge);
    return this.#measured(
      begin,
      recent === undefined ? await this.#outcome(this.#files, selector) : { outcome: 'RECENT', ...recent },
    );
  }

  /**
   * What the last resolve() or resolveFile() took; undefined before the first. Each is a measure `snapforge.startup` of
   * `node:perf_hooks`, too, with the same as its detail; the last one stays in the timeline.
   *
   * @returns {StartupMetrics | undefined}
   */
  get startup() {
    return this.#startup;
  }

  /**
   * @template {Resolution | FileResolution} Measured
   * @param {number} begin
   * @param {Measured} resolution
   * @returns {Measured}
   */
  #measured(begin, resolution) {
    const { outcome, origin } = resolution;
    const cacheHit = origin !== undefined && origin !== 'service';
    const end = performance.now();
    this.#startup = { outcome, origin, cacheHit, loadAndVerify: end - begin };
    // The timeline keeps every entry for ever, and a client may ask once a second; observers have had the others.
    performance.clearMeasures(STARTUP_MEASURE);
    performance.measure(STARTUP_MEASURE, { start: begin, end, detail: this.#startup });
    return resolution;
  }

  /**
   * @template Snapshot
   * @param {ReleaseResolver<Snapshot>} releases
   * @param {ReleaseSelector} selector
   */
  async #outcome(releases, selector) {
    try {
      const fresh = await releases.fresh(selector);
      await this.#keys.refreshDaily();
      return { outcome: /** @type {const} */ ('FRESH'), ...fresh };
    } catch (problem) {
      if (!(problem instanceof SnapforgeError)) throw problem;
      // The service is there and says no, for example because the snapshot was revoked: no case for the cache.
      if (problem instanceof ServiceRefusal && !problem.mayPass) {
        if (problem.code === 'key-revoked') await this.#keys.refreshQuietly(problem);
        return { outcome: /** @type {const} */ ('PLAIN'), problem };
      }
      try {
        return { outcome: /** @type {const} */ ('CACHED'), ...(await releases.lastGood(selector)), problem };
      } catch (beside) {
        if (!(beside instanceof SnapforgeError)) throw beside;
        return { outcome: /** @type {const} */ ('PLAIN'), problem, beside };
      }
    }
  }

  /**
   * The snapshot with this digest, verified; from the cache, if it is there and sound.
   *
   * @param {string} digest
   * @returns {Promise<VerifiedSnapshot>}
   */
  async fetch(digest) {
    if (!DIGEST.test(digest)) {
      throw untrusted('malformed-digest', 'This is not a digest.', 'sha256: and 64 hexadecimal digits', digest);
    }
    await this.#prepare();
    return this.#snapshots.get(digest);
  }

  /**
   * Asks the service for its key set, and trusts what a trusted key vouches for. That happens by itself when a signature's key is
   * unknown; call it from time to time in a process that lives long, to learn of revoked keys.
   */
  async refreshKeys() {
    await this.#keys.refresh();
  }

  /** Tells builds of the same version apart by the binary's digest. */
  #prepare() {
    this.#ready ??= this.#cache.binaryDigest(/** @type {string} */ (this.#node.path)).then((digest) => {
      this.#node.binary = digest;
    });
    return this.#ready;
  }
}

// ---- cli/options.mjs -----------------------------------------------------------------------------------------------

/** @param {string} message */
const usage = (message) => new SnapforgeError('usage', `${message} See snapforge --help.`);

/** @type {string[]} */
const NONE = [];

const OPTIONS = /** @type {const} */ ({
  help: { type: 'boolean', short: 'h' },
  key: { type: 'string', multiple: true, default: NONE },
  'key-id': { type: 'string', multiple: true, default: NONE },
  server: { type: 'string', default: process.env.SNAPFORGE_SERVER ?? process.env.SNAPFORGE_URL ?? 'http://127.0.0.1:8080' },
  cache: { type: 'string', default: join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'snapforge') },
  timeout: { type: 'string', default: '10' },
  name: { type: 'string' },
  channel: { type: 'string' },
  version: { type: 'string' },
  node: { type: 'string', default: process.execPath },
  source: { type: 'string' },
  'source-ref': { type: 'string' },
  workflow: { type: 'string' },
  requires: { type: 'string', multiple: true, default: NONE },
  'refuse-vulnerable': { type: 'boolean', default: false },
  'any-build': { type: 'boolean', default: false },
  'plain-entry': { type: 'string' },
  entry: { type: 'string' },
  'node-option': { type: 'string', multiple: true, default: NONE },
  'max-age': { type: 'string', default: '0' },
  'verify-always': { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
  output: { type: 'string', short: 'o' },
  executable: { type: 'boolean', default: false },
  container: { type: 'boolean', default: false },
});

/** @typedef {ReturnType<typeof parseOptions>['values']} CommandOptions */

/** SHA-256 in base64url, which may begin with a dash: `parseArgs` would take such an id for an option. */
const DASHED_KEY_ID = /^-[\w-]{42}$/;

/** @param {string[]} args */
const withDashedKeyIds = (args) => {
  const joined = [...args];
  for (let i = 0; i < joined.length - 1 && joined[i] !== '--'; i++) {
    if (joined[i] === '--key-id' && DASHED_KEY_ID.test(joined[i + 1])) joined.splice(i, 2, `--key-id=${joined[i + 1]}`);
  }
  return joined;
};

/** @param {string[]} args */
const parseOptions = (args) => {
  try {
    return parseArgs({ args: withDashedKeyIds(args), options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw usage(error.message);
  }
};

/** @param {CommandOptions} options */
const trustedKeysOf = (options) => {
  const keys = new TrustedKeys();
  for (const file of options.key) keys.add(readFileSync(file, 'utf8'));
  for (const id of options['key-id']) keys.pin(id);
  return keys;
};

/** @param {string} text */
const secondsOf = (text) => {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 3600)) throw usage('--timeout takes a number of seconds up to 3600.');
  return seconds;
};

/** @param {string} text */
const ageOf = (text) => {
  const seconds = Number(text);
  if (!(seconds >= 0 && seconds <= 31_536_000)) throw usage('--max-age takes a number of seconds up to a year.');
  return seconds;
};

/**
 * Which source is asked for; undefined if none is.
 *
 * @param {CommandOptions} options
 */
const sourceOf = ({ source, 'source-ref': ref, workflow }) => {
  if (source !== undefined) return sourcePolicy({ repository: source, ref, workflow });
  if (ref !== undefined || workflow !== undefined) throw usage('--source-ref and --workflow need --source.');
  return undefined;
};

/**
 * @param {CommandOptions} options
 * @param {TrustedKeys} [keys]
 */
const clientOf = (options, keys = trustedKeysOf(options)) =>
  new Snapforge({
    server: options.server,
    keys,
    cache: options.cache,
    node: describeNode(options.node),
    anyBuild: options['any-build'],
    source: sourceOf(options),
    refuseVulnerable: options['refuse-vulnerable'],
    token: process.env.SNAPFORGE_TOKEN,
    headTimeout: secondsOf(options.timeout) * 1000,
    maxAge: ageOf(options['max-age']) * 1000,
    verification: options['verify-always'] ? 'always' : 'once',
  });

/** @param {CommandOptions} options */
const selectorOf = ({ name, channel, version, requires: words }) => {
  if (name === undefined) throw usage('--name is missing.');
  if (channel !== undefined && version !== undefined) throw usage('Give --channel or --version, not both.');
  const requires = words.flatMap((it) => it.split(','));
  return version === undefined ? { name, channel: channel ?? 'latest', requires } : { name, version, requires };
};

// ---- cli/commands.mjs ----------------------------------------------------------------------------------------------

/** @param {SnapforgeError | undefined} error */
const reported = (error) => error && { code: error.code, message: error.message, hint: error.hint };

/** @param {Resolution | FileResolution} resolution */
const warningLines = ({ warnings = [] }) => warnings.map((it) => `warning: ${describeWarning(it)}`);

/** @param {Resolution | FileResolution} resolution */
const printWarnings = (resolution) => {
  for (const it of warningLines(resolution)) console.error(`snapforge: ${it}`);
};

/** @param {CommandOptions} options */
const fileKeysOf = (options) => {
  const keys = trustedKeysOf(options);
  if (keys.isEmpty || keys.missing().length > 0) throw usage('This contacts no service: give keys as files, with --key.');
  return keys;
};

/**
 * Whether a start needs nothing verified but what was, for the Node that runs this.
 *
 * @param {CommandOptions} options
 */
const isSelfContained = ({ source, requires, node, 'verify-always': always }) =>
  source === undefined && requires.length === 0 && node === process.execPath && !always;

/**
 * @param {CommandOptions} options
 * @param {TrustedKeys} keys with those that were fetched
 * @param {string[]} said
 * @param {string[]} application
 * @param {string[]} nodeArgs
 */
const recentStartOf = (options, keys, said, application, nodeArgs) => ({
  cache: options.cache,
  selector: selectorOf(options),
  node: describeNode(options.node),
  maxAge: ageOf(options['max-age']) * 1000,
  keyFiles: options.key,
  keyIds: options['key-id'],
  keysEnd: keys.firstEnd,
  command: process.argv.slice(2),
  application,
  nodeArgs,
  said,
});

/**
 * Each returns its exit code.
 *
 * @type {Record<string, (options: CommandOptions, args: string[]) => Promise<number>>}
 */
const COMMANDS = {
  async run(options, args) {
    const selector = selectorOf(options);
    const keys = trustedKeysOf(options);
    const client = clientOf(options, keys);
    const resolution = await client.resolveFile(selector);
    const said = [...(options.quiet ? [] : [describeOutcome(resolution)]), ...warningLines(resolution)];
    for (const it of said) console.error(`snapforge: ${it}`);
    const start = {
      node: options.node,
      nodeOptions: options['node-option'],
      entry: options.entry,
      plainEntry: options['plain-entry'],
      args,
    };
    if (resolution.outcome === 'RECENT' && isSelfContained(options)) {
      const nodeArgs = /** @type {string[]} */ (argumentsOf(resolution, { ...start, args: [] }, resolution.blobFile));
      await keepStart(recentStartOf(options, keys, said, args, nodeArgs), resolution, () => client.resolveFile(selector));
    }
    const { exitCode } = await startInPlace(resolution, start);
    return exitCode;
  },

  async resolve(options) {
    const selector = selectorOf(options);
    const resolution = await clientOf(options).resolve(selector);
    const { outcome, digest, release, channel, rolledBackFrom, warnings, problem, beside } = resolution;
    printWarnings(resolution);
    const reasons = { problem: reported(problem), beside: reported(beside) };
    console.log(JSON.stringify({ outcome, digest, release, channel, rolledBackFrom, warnings, ...reasons }, null, 2));
    return outcome === 'PLAIN' ? 3 : 0;
  },

  async install(options) {
    if (options.output === undefined) throw usage('install takes --output, a folder.');
    const resolution = await clientOf(options).resolve(selectorOf(options));
    console.error(`snapforge: ${describeOutcome(resolution)}`);
    printWarnings(resolution);
    if (resolution.outcome === 'PLAIN') return 3;
    const node = options.executable ? options.node : undefined;
    const { blob, executable } = await install(options.output, resolution, resolution, node);
    if (executable !== undefined) {
      console.error(`snapforge: executable ${executable.digest} of ${executable.size} bytes`);
    }
    console.log(executable === undefined ? `${options.node} --snapshot-blob ${blob} --` : executable.path);
    return 0;
  },

  async check(options, [folder]) {
    if (folder === undefined) throw usage('check takes a folder that install has written.');
    const node = describeNode(options.node);
    const snapshot = await checkInstalled(folder, { keys: fileKeysOf(options), node }, sourceOf(options));
    const { digest, executable, metadata } = snapshot;
    console.log(JSON.stringify({ digest, executable, metadata }, null, 2));
    return 0;
  },

  async fetch(options, [digest]) {
    if (digest === undefined || options.output === undefined) throw usage('fetch takes a digest and --output.');
    const snapshot = await clientOf(options).fetch(digest);
    await writeFile(options.output, options.container ? snapshot.container : snapshot.blob);
    console.error(`snapforge: verified ${snapshot.digest}, ${snapshot.metadata.target}`);
    return 0;
  },
};

// ---- cli/help.mjs --------------------------------------------------------------------------------------------------

const HELP = `Usage: snapforge <command> [options]

  run      resolve a name, verify, and start Node from the snapshot, or plain
             snapforge run --name app --channel stable --plain-entry main.js -- arguments for the app
  resolve  with --name: print what a name stands for to this Node, as JSON
  install  resolve and verify at deploy time: writes snapshot.blob, which node --snapshot-blob starts from, and manifest.json
             snapforge install --name app --version 1.4.2 --key key.pem --output app
  check    verify again what install has written: snapforge check app --key key.pem
  fetch    write a snapshot to a file: snapforge fetch sha256:... --output app.blob

  build, resolve NAME, download, verify FILE, inspect, promote, rollback, compare, engines, keys
           the verbs of Snapforge's command line, with options and exit codes of their own: snapforge build --help

  --help, -h            print this; --version, as the first argument, prints the version of this program

What to trust (at least one; never taken from the service by itself):
  --key FILE            public key: PEM, JWK or JWK set; may be repeated
  --key-id ID           RFC 7638 thumbprint of a key, which is then fetched; may be repeated

What it was built from (run, resolve, install, fetch, check):
  --source REPOSITORY   for example github.com/acme/tools, as a token of its CI proved
  --source-ref REF      with --source: refs/heads/main; * stands for any text
  --requires WORD       the snapshot must offer this, as its attestation proves: web:fetch, node:fs, intl; commas, or repeated
  --workflow FILE[@REF] with --source: .github/workflows/release.yml; of another repository with host and name before it

Where it comes from:
  --server URL          the service; default $SNAPFORGE_SERVER, $SNAPFORGE_URL or http://127.0.0.1:8080
  --cache FOLDER        default $XDG_CACHE_HOME/snapforge or ~/.cache/snapforge
  --timeout SECONDS     how long an answer may take to begin; default 10
  $SNAPFORGE_TOKEN      sent as bearer token

What (run, resolve, install):
  --name NAME           with --channel CHANNEL (default: latest) or --version VERSION

  --refuse-vulnerable   take nothing that stands on a vulnerable engine; by default, a warning on standard error says so

For which Node:
  --node PATH           the binary to start; default: the one that runs this
  --any-build           accept a snapshot by another build of the same version of Node

run:
  --plain-entry FILE    script to start if there is no snapshot; without it that is a failure
  --entry FILE          script to run in the restored process, if the snapshot has no main function
  --node-option OPTION  an option for node itself, as --node-option=--no-warnings; may be repeated
  --max-age SECONDS     take an answer of the service that is at most so old without asking again; default 0
  --verify-always       verify in full at each start, not once on this machine
  --quiet               do not report on standard error how Node was started
  -- ARGUMENTS          what follows is for the application

fetch, install:
  --output FILE         where to write, a folder for install
  --executable          install: also write one program, Node's own binary with the snapshot inside; for Linux
  --container           fetch: write the whole .v8ss file instead of the blob

Exit codes: 0 done, 1 refused (the reason is on standard error), 2 wrong usage, 3 resolve, install: PLAIN; run: that of the application.
`;

// ---- cli/program.mjs -----------------------------------------------------------------------------------------------

const VERBS = ['build', 'download', 'verify', 'inspect', 'promote', 'rollback', 'compare', 'engines', 'keys'];

/**
 * `resolve --name` is this client's, for the Node that runs it; `resolve NAME` is the command line's.
 *
 * @param {string} command
 * @param {string[]} args
 */
const isVerb = (command, args) =>
  VERBS.includes(command) || (command === 'resolve' && !args.some((it) => it === '--name' || it.startsWith('--name=')));

/**
 * Runs a verb of the command line, which is in a file beside this one, and returns its exit code.
 *
 * @param {string[]} argv
 * @param {string} module the URL of this file
 */
const runOtherVerb = async (argv, module) => {
  const file = new URL('verbs.mjs', module);
  if (!existsSync(file)) throw usage(`'${argv[0]}' needs verbs.mjs beside snapforge.mjs.`);
  const { runVerb } = await import(new URL('verbs.mjs', module).href);
  const out = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
  const err = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);
  return runVerb(argv, { environment: process.env, directory: process.cwd(), out, err });
};

/**
 * Runs the command, and returns its exit code.
 *
 * @param {string[]} argv
 * @param {string} module the URL of this file
 */
const runCommand = async ([command, ...rest], module) => {
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
    console.log(HELP);
    return command === undefined ? 2 : 0;
  }
  if (command === '--version') {
    console.log(`snapforge-client ${VERSION}`);
    return 0;
  }
  if (isVerb(command, rest)) return runOtherVerb([command, ...rest], module);
  if (!Object.hasOwn(COMMANDS, command)) throw usage(`There is no command '${printable(command)}'.`);
  const { values, positionals } = parseOptions(rest);
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  return COMMANDS[command](values, positionals);
};

/**
 * Whether node runs this module, perhaps by a link; with --eval, the first argument is no file at all.
 *
 * @param {string} module its URL
 */
const isProgram = (module) => {
  const program = process.argv[1];
  return program !== undefined && existsSync(program) && realpathSync(program) === realpathSync(fileURLToPath(module));
};

/**
 * Runs the command if node runs the module with this URL; does nothing if that is imported.
 *
 * @param {string} module
 */
const runIfProgram = async (module) => {
  if (!isProgram(module)) return;
  try {
    process.exitCode = await runCommand(process.argv.slice(2), module);
  } catch (error) {
    // A file that is not there is the caller's mistake; anything else that is unknown is ours.
    if (!(error instanceof SnapforgeError) && error.syscall === undefined) throw error;
    console.error(`snapforge: ${error.code}: ${error.message}${error.hint === undefined ? '' : ' ' + error.hint}`);
    process.exitCode = error.code === 'usage' ? 2 : 1;
  }
};

// ---- isolates/isolates.mjs -----------------------------------------------------------------------------------------

const FLAG = '--no-node-snapshot';

/** Of the running process: what V8 shares between isolates is its own only if Node was not started from a snapshot of Node's. */
const startedWithFlag = () => [...process.execArgv, ...(process.env.NODE_OPTIONS ?? '').split(/\s+/)].includes(FLAG);

/**
 * What `new ivm.Isolate({ snapshot })` takes, of a snapshot that has been verified. It may be used for any number of isolates.
 *
 * @template Copy
 * @param {{ ExternalCopy: new (value: ArrayBuffer) => Copy }} ivm the module isolated-vm
 * @param {{ metadata: SnapshotMetadata, blob: Buffer }} verified what verifySnapshot(), fetch() or resolve() gave
 * @param {NodeRuntime} runtime what describeIsolatedVm() says of this process
 * @returns {Copy}
 */
export function isolateSnapshot(ivm, { metadata, blob }, runtime) {
  checkRuntime(metadata, runtime);
  if (!startedWithFlag()) {
    throw untrusted(
      'node-snapshot-used',
      "Node was started from its own snapshot, whose objects V8 would share with the isolate's.",
      FLAG,
      process.execArgv.join(' ') || 'no options',
      `Start Node with ${FLAG}, as isolated-vm asks for.`,
    );
  }
  // Its own bytes: a Buffer may be a part of a larger one.
  return new ivm.ExternalCopy(new Uint8Array(blob).buffer);
}

/**
 * Binds the slots of a context that was started from a snapshot with a prelude, and has its callbacks of onRestore run.
 *
 * @param {{ evalClosureSync: (code: string, values: any[], options: object) => any }} context of isolated-vm
 * @param {Record<string, any>} functions by the slot's name: functions, whose arguments and results are copied, or an ivm.Callback
 * @returns {Promise<void>} when those that return promises have settled; rejected with what one of them threw
 */
export async function bindSlots(context, functions) {
  const code = `
    const [names, ...bound] = arguments;
    const contract = globalThis[Symbol.for('snapforge')];
    contract.bind(Object.fromEntries(JSON.parse(names).map((name, i) => [name, bound[i]])));
    return contract.restored().then(() => undefined);`;
  const given = [JSON.stringify(Object.keys(functions)), ...Object.values(functions)];
  await context.evalClosureSync(code, given, { result: { promise: true, copy: true } });
}

// ---- host/web-crypto.mjs -------------------------------------------------------------------------------------------

// The slot `crypto.subtle` of the preludes `web` and `node`, filled by Node's Web Crypto, for isolates and contexts that a Node process
// hosts. Requests and answers consist of what structured clones consist of, so they can cross the border of an isolate.

/**
 * What the prelude asks for: `operation` is `digest`, `sign`, `verify`, `encrypt`, `decrypt`, `deriveBits`, `generateKey` or `importKey`.
 * @typedef {object} WebCryptoRequest
 * @property {string} operation
 * @property {{ name: string, hash?: string, namedCurve?: string, length?: number, [parameter: string]: unknown }} algorithm with its
 *     parameters, bytes as a `Uint8Array`
 * @property {import('node:crypto').webcrypto.JsonWebKey} [key] the key, as a JSON Web Key
 * @property {import('node:crypto').webcrypto.JsonWebKey} [publicKey] the other side's, for `deriveBits` of ECDH and X25519
 * @property {Uint8Array} [data] what is hashed, signed, encrypted or decrypted
 * @property {Uint8Array} [signature] for `verify`
 * @property {number} [length] of what is derived, in bits
 */

const CURVES = new Map([
  ['P-256', 'prime256v1'],
  ['P-384', 'secp384r1'],
  ['P-521', 'secp521r1'],
]);
// PrivateKeyInfo up to the 32 bytes of the key (RFC 8410, 7).
const PREFIXES = new Map([
  ['Ed25519', '302e020100300506032b657004220420'],
  ['X25519', '302e020100300506032b656e04220420'],
]);
/** @param {string | undefined} text */
const bytes = (text) => Buffer.from(text ?? '', 'base64url');

/** @param {any} algorithm @param {any} key @param {string[]} usages @returns {Promise<webcrypto.CryptoKey>} */
const imported = (algorithm, key, usages) => {
  const { name, hash, namedCurve } = algorithm;
  const options = { name, ...(hash && { hash }), namedCurve: namedCurve ?? key.crv };
  if (key.kty === 'oct') return webcrypto.subtle.importKey('raw', bytes(key.k), options, false, /** @type {any} */ (usages));
  return webcrypto.subtle.importKey('jwk', key, options, true, /** @type {any} */ (usages));
};

/** Public and private numbers that belong together, and all that a JSON Web Key needs. @param {any} algorithm @param {any} key */
const completed = async (algorithm, key) => {
  let whole = key;
  if (key.d !== undefined && key.x === undefined && key.kty === 'EC') {
    const curve = createECDH(CURVES.get(key.crv) ?? key.crv);
    curve.setPrivateKey(bytes(key.d));
    const point = curve.getPublicKey();
    const size = (point.length - 1) / 2;
    whole = { ...key, x: point.subarray(1, size + 1).toString('base64url'), y: point.subarray(size + 1).toString('base64url') };
  } else if (key.d !== undefined && key.kty === 'OKP') {
    const der = Buffer.concat([Buffer.from(PREFIXES.get(key.crv) ?? '', 'hex'), bytes(key.d)]);
    const { x } = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })).export({ format: 'jwk' });
    if (key.x !== undefined && key.x !== x) throw new Error('DataError: The public key is not that of the private key');
    whole = { ...key, x };
  }
  const agrees = algorithm.name === 'ECDH' || algorithm.name === 'X25519';
  const isPrivate = key.d !== undefined;
  const usages = agrees ? (isPrivate ? ['deriveBits'] : []) : algorithm.name === 'RSA-OAEP' ? [isPrivate ? 'decrypt' : 'encrypt'] : [isPrivate ? 'sign' : 'verify'];
  try {
    await imported(algorithm, whole, usages);
  } catch (error) {
    throw error.name === 'NotSupportedError' ? error : new Error(`DataError: ${error.message}`);
  }
  return whole;
};

/** @param {any} algorithm */
const generated = async (algorithm) => {
  const { name, length } = algorithm;
  if (name === 'HMAC' || name.startsWith('AES')) {
    const k = webcrypto.getRandomValues(new Uint8Array(Math.ceil(length / 8)));
    // HMAC may have a length that is none of whole bytes.
    if (length % 8 !== 0) k[k.length - 1] &= 0xff << (8 - (length % 8));
    return { kty: 'oct', k: Buffer.from(k).toString('base64url') };
  }
  const usages = name === 'ECDH' || name === 'X25519' ? ['deriveBits'] : name === 'RSA-OAEP' ? ['encrypt', 'decrypt'] : ['sign', 'verify'];
  const pair = /** @type {webcrypto.CryptoKeyPair} */ (await webcrypto.subtle.generateKey(algorithm, true, /** @type {any} */ (usages)));
  const { key_ops, ext, alg, ...key } = await webcrypto.subtle.exportKey('jwk', pair.privateKey);
  return key;
};

/** RFC 3394: Web Crypto wraps keys only, so what is wrapped is one of HMAC. @param {WebCryptoRequest} request */
const wrapped = async ({ operation, algorithm, key, data = new Uint8Array() }) => {
  const hmac = { name: 'HMAC', hash: 'SHA-1' };
  if (operation === 'encrypt') {
    const content = await webcrypto.subtle.importKey('raw', data, hmac, true, ['sign']);
    return webcrypto.subtle.wrapKey('raw', content, await imported(algorithm, key, ['wrapKey']), 'AES-KW');
  }
  const content = await webcrypto.subtle.unwrapKey('raw', data, await imported(algorithm, key, ['unwrapKey']), 'AES-KW', hmac, true, ['sign']);
  return webcrypto.subtle.exportKey('raw', content);
};

/**
 * The host of the slot `crypto.subtle`: `bind({ 'crypto.subtle': webCrypto })`. Throws what Web Crypto does; the prelude makes a
 * `DOMException` of it.
 * @param {WebCryptoRequest} request
 * @returns {Promise<ArrayBuffer | boolean | import('node:crypto').webcrypto.JsonWebKey>} bytes; for `verify` whether the signature is
 *     right; for `generateKey` and `importKey` the whole key
 */
export const webCrypto = async (request) => {
  const { operation, key, publicKey, data = new Uint8Array(), signature = new Uint8Array(), length } = request;
  const algorithm = /** @type {any} */ (request.algorithm);
  if (algorithm.name === 'AES-KW' && operation !== 'generateKey') return wrapped(request);
  switch (operation) {
    case 'digest':
      return webcrypto.subtle.digest(algorithm.name, data);
    case 'sign':
      return webcrypto.subtle.sign(algorithm, await imported(algorithm, key, ['sign']), data);
    case 'verify':
      return webcrypto.subtle.verify(algorithm, await imported(algorithm, key, ['verify']), signature, data);
    case 'encrypt':
      return webcrypto.subtle.encrypt(algorithm, await imported(algorithm, key, ['encrypt']), data);
    case 'decrypt':
      return webcrypto.subtle.decrypt(algorithm, await imported(algorithm, key, ['decrypt']), data);
    case 'deriveBits': {
      const other = publicKey && (await imported({ ...algorithm, namedCurve: publicKey.crv }, publicKey, []));
      const bits = /** @type {number} */ (length ?? null);
      return webcrypto.subtle.deriveBits({ ...algorithm, public: other }, await imported(algorithm, key, ['deriveBits']), bits);
    }
    case 'generateKey':
      return generated(algorithm);
    case 'importKey':
      return completed(algorithm, key);
    default:
      throw new Error(`NotSupportedError: This host has no operation ${operation}`);
  }
};

// ---- index.mjs -----------------------------------------------------------------------------------------------------

// Not awaited: CommonJS could not require a module that awaits.
void runIfProgram(import.meta.url);
