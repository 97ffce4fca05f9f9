#!/usr/bin/env node
// The Snapforge client for Node: one file, nothing but Node's own modules. A command (--help) and a module.
//
// Node compares its version, platform and flags with a blob's before it loads it, and nothing else: a flipped byte, or a blob of
// another build of the same version, ends in a crash, or in running what somebody else has written. So whatever Node does not
// check is checked here, before Node sees a byte; what cannot be proved is not started.

import { spawn, execFileSync } from 'node:child_process';
import { createHash, createPublicKey, randomUUID, verify as verifySignature } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { constants, homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const MEBIBYTE = 1 << 20;
const SIGNATURE_LENGTH = 64;
const MAX_JSON = MEBIBYTE;
const MAX_NOTE = 1 << 16;
const MAX_METADATA = MEBIBYTE;

// ---- Refusals ---------------------------------------------------------------------------------------------

/** Every refusal: a stable `code`, what was `expected`, what was `found`, and a `hint` that says what to do. */
export class SnapforgeError extends Error {
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

/** The service answered with a problem (RFC 9457), whose code this error has. */
export class ServiceRefusal extends SnapforgeError {
  constructor(path, status, code, detail) {
    super(code, `The service refused GET ${path} with ${status}: ${detail}`);
    this.status = status;
  }

  /** Whether the same question may be answered later. */
  get mayPass() {
    return this.status >= 500 || this.status === 429;
  }
}

const damaged = (code, message, expected, found) =>
  new SnapforgeError(code, message, {
    expected,
    found,
    hint: 'Do not give this file to Node. Fetch it again; if that gives the same, build the snapshot anew.',
  });

const untrusted = (code, message, expected, found, hint) =>
  new SnapforgeError(code, message, { expected, found: printable(String(found)), hint: hint ?? 'Do not use it.' });

const printable = (text) => {
  const clean = text.replace(/[^\x20-\x7e]/g, '?');
  return clean.length <= 300 ? clean : clean.slice(0, 300) + '...';
};

// ---- JSON in one form only (RFC 8785) ---------------------------------------------------------------------

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

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

/** Reads JSON that must be in canonical form: then no two readers can see different things in it. */
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

// ---- Keys -------------------------------------------------------------------------------------------------

const STATUSES = ['ACTIVE', 'RETIRED', 'REVOKED'];

const malformedKey = (expected, found) =>
  untrusted('malformed-key', 'This is not an Ed25519 public key.', expected, found, 'Give a PEM or JWK file of a public key.');

/** RFC 7638, section 3, with RFC 8037, appendix A.3. */
const thumbprint = (x) => createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url');

const keyOf = (x, { kid, nbf, exp, status = 'ACTIVE' } = {}) => {
  if (typeof x !== 'string' || Buffer.from(x, 'base64url').length !== 32) throw malformedKey('32 bytes as x', x);
  const id = thumbprint(x);
  if (kid !== undefined && kid !== id) throw malformedKey(`its thumbprint ${id} as kid`, kid);
  if (!STATUSES.includes(status)) throw malformedKey(`one of ${STATUSES} as status`, status);
  for (const time of [nbf, exp]) {
    if (time !== undefined && !Number.isFinite(time)) throw malformedKey('seconds since 1970 as nbf and exp', time);
  }
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return { id, key, x, notBefore: nbf ?? 0, notAfter: exp ?? Infinity, status };
};

/** More than a service has in its life; a longer list would only cost time. */
const MAX_ENDORSEMENTS = 200;

/** What a key set says besides its keys; nothing in it has been verified. */
const keyNews = (set) => {
  const malformed = (expected, found) =>
    untrusted('malformed-key-set', 'This is not a JSON Web Key Set as expected.', expected, found, 'Ask who runs the service.');
  if (!isObject(set)) throw malformed('an object', 'something else');
  const { endorsements = [], revoked = [] } = set;
  for (const [member, list] of Object.entries({ endorsements, revoked })) {
    if (!Array.isArray(list)) throw malformed(`an array '${member}'`, 'something else');
  }
  if (endorsements.length > MAX_ENDORSEMENTS) throw malformed(`at most ${MAX_ENDORSEMENTS} endorsements`, endorsements.length);
  return { endorsements, revoked: new Set(revoked) };
};

/** The public keys that somebody has decided to trust, and the ids of those that may be fetched because their id is known. */
export class TrustedKeys {
  #keys = new Map();
  #pinned = new Set();

  /** Adds the keys of a file's text: PEM blocks `PUBLIC KEY`, a JWK, or a JWK set. Answers itself. */
  add(text) {
    const keys = text.trimStart().startsWith('{') ? this.#fromJson(text) : this.#fromPem(text);
    for (const key of keys) this.#keys.set(key.id, key);
    return this;
  }

  /** Trusts the key with this RFC 7638 thumbprint, wherever it comes from: an id fits one key only. */
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

  get isEmpty() {
    return this.#keys.size + this.#pinned.size === 0;
  }

  /**
   * These keys, after what a service's key set says of them. The set is not trusted: a key is added only where one that is trusted
   * already, or was added so, vouches for it in a signed statement (`endorsements`); what it holds as `keys` is passed over. Those that
   * it names as `revoked` are trusted no more, and their word for others counts no more either; whoever forges that can only make
   * runtimes start without snapshots, as by answering nothing.
   */
  learning(set, now = new Date()) {
    const { endorsements, revoked } = keyNews(set);
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
          // What was given counts more than what somebody says of it.
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

  /** The public key with this id, if its signatures count now. */
  usable(id, now) {
    const found = this.#keys.get(id);
    if (found === undefined) {
      throw untrusted(
        'unknown-key',
        'Nobody here trusts the key that signed this.',
        `one of the keys ${[...this.ids(), ...this.missing()]}`,
        id,
        'If the key is genuine, give its file or its id; get it over a way you trust.',
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

  #fromPem(text) {
    const blocks = text.match(/-----BEGIN [^-]+-----[^-]*-----END [^-]+-----/g) ?? [];
    if (blocks.length === 0) throw malformedKey('PEM blocks PUBLIC KEY', 'something else');
    return blocks.map((block) => {
      // Only the label is shown: a private key that was pasted by mistake must not end in a log.
      const label = block.slice(0, block.indexOf('-----', 5) + 5);
      if (label !== '-----BEGIN PUBLIC KEY-----') throw malformedKey('PEM blocks PUBLIC KEY', label);
      let key;
      try {
        key = createPublicKey(block);
      } catch {
        throw malformedKey('SubjectPublicKeyInfo (RFC 8410)', 'something else');
      }
      if (key.asymmetricKeyType !== 'ed25519') throw malformedKey('an Ed25519 key', key.asymmetricKeyType);
      return keyOf(key.export({ format: 'jwk' }).x);
    });
  }

  #fromJson(text) {
    let json;
    try {
      json = JSON.parse(text);
    } catch {
      throw malformedKey('a JWK or a JWK set', 'something else');
    }
    const jwks = Array.isArray(json.keys) ? json.keys : [json];
    // RFC 7517, section 5: a reader of sets ignores keys of types that it does not understand.
    const ours = jwks.filter((jwk) => isObject(jwk) && jwk.kty === 'OKP' && jwk.crv === 'Ed25519');
    if (ours.length === 0) throw malformedKey('a key with kty OKP and crv Ed25519', 'none');
    if (ours.some((jwk) => 'd' in jwk)) throw malformedKey('a public key', 'a private key');
    return ours.map((jwk) => keyOf(jwk.x, jwk));
  }
}

// ---- Containers (docs/container-format.md) ----------------------------------------------------------------

const HEADER = 64;
const PAGE = 4096;
const V8_HEADER = 80;
const NODE_MAGIC = 0x0143da19;
const NODE_CUSTOMISED = 1;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const TARGET = /^(linux|macos|windows)-(x64|arm64)\/((?:javet-v8-i18n|javet-v8|javet-node|node)-[0-9][0-9A-Za-z.]{0,54})$/;
const V8_VERSION = /^[0-9]{1,5}(\.[0-9]{1,5}){3}[0-9A-Za-z.+-]*$/;
const METADATA = ['blob', 'bundle', 'engineBuild', 'features', 'prelude', 'requires', 'spec', 'target', 'v8Flags', 'v8Version'];

const sha256 = (bytes) => 'sha256:' + createHash('sha256').update(bytes).digest('hex');

/** CRC-32C (Castagnoli, reflected polynomial 0x82f63b78), four bytes at a time. */
const crc32c = (() => {
  const tables = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)];
  for (let i = 0; i < 256; i++) {
    let crc = i;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
    tables[0][i] = crc;
  }
  for (let i = 0; i < 256; i++) {
    for (let k = 1; k < 4; k++) tables[k][i] = (tables[k - 1][i] >>> 8) ^ tables[0][tables[k - 1][i] & 0xff];
  }
  const [t0, t1, t2, t3] = tables;
  return (bytes) => {
    let crc = -1;
    let i = 0;
    for (; i + 4 <= bytes.length; i += 4) {
      crc ^= bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
      crc = t3[crc & 0xff] ^ t2[(crc >>> 8) & 0xff] ^ t1[(crc >>> 16) & 0xff] ^ t0[crc >>> 24];
    }
    for (; i < bytes.length; i++) crc = (crc >>> 8) ^ t0[(crc ^ bytes[i]) & 0xff];
    return (crc ^ -1) >>> 0;
  };
})();

/** Adler-32 (RFC 1950, section 8.2) with both sums starting at 0, as V8 computes a snapshot's checksum. */
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

const padded = (bytes) => {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return printable(bytes.subarray(0, end).toString('latin1'));
};

const exactly = (value, members, what) => {
  const found = isObject(value) ? Object.keys(value).sort() : undefined;
  if (found === undefined || found.join() !== members.join()) {
    const expected = `the members ${members} in ${what}`;
    throw damaged('malformed-metadata', 'The metadata is not what this format asks for.', expected, found);
  }
  return value;
};

const readMetadata = (bytes) => {
  const malformed = (expected, found) =>
    damaged('malformed-metadata', 'The metadata is not what this format asks for.', expected, printable(String(found)));
  const metadata = exactly(parseCanonical(bytes, malformed), METADATA, 'the metadata');
  const text = (value, form, what) => {
    if (typeof value !== 'string' || !form.test(value)) throw malformed(what, value);
  };
  exactly(metadata.engineBuild, ['nativeLibrary', 'version'], 'engineBuild');
  exactly(metadata.blob, ['digest', 'size'], 'blob');
  text(metadata.target, TARGET, 'a target');
  text(metadata.v8Version, V8_VERSION, 'a V8 version');
  if (metadata.v8Version.length > 32) throw malformed('at most 32 characters as v8Version', metadata.v8Version);
  text(metadata.prelude, /^/, 'a string as prelude');
  text(metadata.engineBuild.version, /^/, 'a string as version');
  for (const digest of [
    metadata.engineBuild.nativeLibrary,
    exactly(metadata.bundle, ['digest'], 'bundle').digest,
    exactly(metadata.spec, ['digest'], 'spec').digest,
    metadata.blob.digest,
  ]) {
    text(digest, DIGEST, 'a digest');
  }
  for (const member of ['v8Flags', 'features', 'requires']) {
    const list = metadata[member];
    if (!Array.isArray(list) || list.some((it) => typeof it !== 'string')) throw malformed(`strings as ${member}`, list);
  }
  if (!Number.isSafeInteger(metadata.blob.size) || metadata.blob.size < 0) {
    throw malformed('a whole number from 0 as size', metadata.blob.size);
  }
  return metadata;
};

const malformedBlob = (expected, found) =>
  damaged('malformed-blob-header', 'This is not a startup blob of this kind.', expected, found);

/** The version of V8, whether the heap can be rehashed, and both checksums. */
const readV8Header = (data) => {
  if (data.length < V8_HEADER) throw malformedBlob(`at least ${V8_HEADER} bytes`, `${data.length} bytes`);
  const rehashable = data.readUInt32LE(4);
  if (rehashable > 1) throw malformedBlob('0 or 1 in the rehashable word', rehashable);
  return { v8Version: padded(data.subarray(16, V8_HEADER)), rehashable: rehashable === 1, checksum: data.readUInt32LE(8) };
};

/**
 * The fixed part of a Node snapshot (node_snapshotable.cc, SnapshotData::ToBlob): magic number, kind, Node's version, architecture
 * and system with their lengths, flags, then V8's data with their length. Seen in Node 24.
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
    throw error instanceof RangeError ? malformedBlob('a whole header', `the end after ${blob.length} bytes`) : error;
  }
};

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
  let data = blob;
  const [, system, arch, engine] = TARGET.exec(metadata.target);
  if (engine.startsWith('node-')) {
    const node = readNodeBlob(blob);
    const expected = `${metadata.engineBuild.version} on ${system}-${arch}`;
    const found = `${node.nodeVersion} on ${node.platform}`;
    if (found !== expected) {
      throw damaged('node-build-disagrees', 'The blob is for another Node than the metadata say.', expected, found);
    }
    data = node.data;
  }
  const header = readV8Header(data);
  if (header.v8Version !== metadata.v8Version) {
    throw damaged('v8-version-disagrees', 'The places that name the V8 version differ.', metadata.v8Version, header.v8Version);
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

/**
 * Reads a `.v8ss` file and enforces every rule of its format. Whether to trust it is verifySnapshot's question.
 *
 * @param {Buffer} file the whole file
 * @returns {{ metadata: object, blob: Buffer }}
 */
export function readContainer(file) {
  const range = (expected, found) => damaged('length-out-of-range', 'A length or offset leads out of the file.', expected, found);
  if (file.subarray(0, 4).toString('latin1') !== 'V8SS') {
    throw damaged('bad-magic', 'This is not a .v8ss file.', 'V8SS', `'${padded(file.subarray(0, 4))}'`);
  }
  if (file.length < HEADER) throw range(`a header of ${HEADER} bytes`, file.length);
  const version = file.readUInt32LE(4);
  if (version !== 1) {
    throw damaged('unknown-container-version', "This reader does not know the container's version.", 1, version);
  }
  const metadataLength = file.readUInt32LE(44);
  const most = Math.min(MAX_METADATA, file.length - HEADER);
  if (metadataLength > most) throw range(`metadata of at most ${most} bytes`, metadataLength);
  const blobOffset = Math.ceil((HEADER + metadataLength) / PAGE) * PAGE;
  if (file.readBigUInt64LE(48) !== BigInt(blobOffset) || blobOffset > file.length) {
    throw range(`the blob at ${blobOffset}, inside a file of ${file.length} bytes`, file.readBigUInt64LE(48));
  }
  const rest = BigInt(file.length - blobOffset);
  const blobLength = file.readBigUInt64LE(56);
  if (blobLength > rest) throw range(`a blob of at most ${rest} bytes`, blobLength);
  if (blobLength < rest) {
    throw damaged('trailing-bytes', 'The file goes on behind its blob.', 'no byte more', `${rest - blobLength} bytes`);
  }
  const metadataEnd = HEADER + metadataLength;
  const gap = file.subarray(metadataEnd, blobOffset);
  if (gap.some((byte) => byte !== 0)) {
    throw damaged('nonzero-padding', 'The gap between metadata and blob is not empty.', 'zeros', 'other bytes');
  }
  const blob = file.subarray(blobOffset);
  const crc = crc32c(blob);
  if (crc !== file.readUInt32LE(40)) {
    throw damaged('crc-mismatch', "The blob's CRC-32C is another than the header's.", file.readUInt32LE(40), crc);
  }
  const metadata = readMetadata(file.subarray(HEADER, metadataEnd));
  const inHeader = file.subarray(8, 40);
  if (!inHeader.equals(Buffer.concat([Buffer.from(metadata.v8Version, 'latin1'), Buffer.alloc(32)], 32))) {
    throw damaged('v8-version-disagrees', 'The places that name the V8 version differ.', metadata.v8Version, padded(inHeader));
  }
  checkBlob(metadata, blob);
  return { metadata, blob };
}

const checkSignature = (keys, now, keyId, message, signature, what) => {
  const key = keys.usable(keyId, now);
  if (signature.length !== SIGNATURE_LENGTH || !verifySignature(null, message, key, signature)) {
    const expected = `an Ed25519 signature by key ${keyId}`;
    throw untrusted('bad-signature', `The signature does not belong to this ${what}.`, expected, 'another');
  }
};

/**
 * Decides whether a container may be given to Node: first who made the bytes, then what they are, then whether they fit.
 *
 * @param {Buffer} file the whole file
 * @param {Buffer} signature 64 bytes, pure Ed25519 over the whole file
 * @param {string} keyId which trusted key is to have signed it
 * @param {object} options `keys`, and where they are to be checked `digest` (what was asked for) and `node` (from describeNode)
 * @returns {{ digest: string, metadata: object, blob: Buffer, container: Buffer }}
 */
export function verifySnapshot(file, signature, keyId, { keys, digest, node, now = new Date() }) {
  const found = sha256(file);
  if (digest !== undefined && digest !== found) {
    throw untrusted('digest-mismatch', 'This is not the snapshot that was asked for.', digest, found, 'Fetch it again.');
  }
  checkSignature(keys, now, keyId, file, signature, 'container');
  const { metadata, blob } = readContainer(file);
  if (node !== undefined) checkRuntime(metadata, node);
  return { digest: found, metadata, blob, container: file };
}

// ---- The Node to start ------------------------------------------------------------------------------------

const platformOf = (system, arch) => `${{ darwin: 'macos', win32: 'windows' }[system] ?? system}-${arch}`;

/**
 * What a node binary is: asked from it, not from its name.
 *
 * @param {string} path by default the one that runs this
 */
export function describeNode(path = process.execPath) {
  const program = realpathSync(path);
  let told = [process.platform, process.arch, process.versions.node, process.versions.v8];
  if (program !== realpathSync(process.execPath)) {
    const question = '[process.platform, process.arch, process.versions.node, process.versions.v8].join()';
    told = execFileSync(program, ['-p', question], { env: {}, encoding: 'utf8', timeout: 10_000 }).trim().split(',');
  }
  const [system, arch, version, v8Version] = told;
  return { path: program, platform: platformOf(system, arch), engine: `node-${version}`, v8Version };
}

const misfit = (code, message, expected, found) =>
  untrusted(code, message, expected, found, 'Build the bundle for the target that this Node is.');

const checkTarget = (target, node) => {
  const [platform, engine] = target.split('/');
  if (platform !== node.platform) {
    throw misfit('other-platform', 'The snapshot was made for another platform.', node.platform, platform);
  }
  if (engine !== node.engine) {
    throw misfit('other-engine', 'The snapshot was made for another engine.', node.engine, engine);
  }
};

const checkRuntime = (metadata, node) => {
  checkTarget(metadata.target, node);
  if (metadata.v8Version !== node.v8Version) {
    throw misfit('other-v8-version', 'The snapshot was made by another version of V8.', node.v8Version, metadata.v8Version);
  }
  if (node.binary !== undefined && metadata.engineBuild.nativeLibrary !== node.binary) {
    throw misfit(
      'other-node-build',
      'The snapshot was made by another build of this version of Node, which need not have the same heap.',
      node.binary,
      metadata.engineBuild.nativeLibrary,
    );
  }
};

// ---- Statements (DSSE around in-toto Statement v1) --------------------------------------------------------

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
const RELEASE_TYPE = 'https://snapforge.dev/release/v1';
const CHANNEL_TYPE = 'https://snapforge.dev/channel/v1';
const KEY_TYPE = 'https://snapforge.dev/key/v1';
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

const malformedEnvelope = (expected, found) =>
  untrusted('malformed-envelope', 'This is not a DSSE envelope as expected.', expected, found, 'Fetch the statement again.');
const malformedStatement = (expected, found) =>
  untrusted('malformed-statement', 'A trusted key signed this, but it does not say what it should.', expected, found);

const base64 = (text) => {
  const bytes = Buffer.from(String(text), 'base64');
  if (typeof text !== 'string' || bytes.toString('base64') !== text) {
    throw malformedEnvelope('base64 (RFC 4648)', 'something else');
  }
  return bytes;
};

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

/** What a trusted key signed, of this type: the predicate, and the only subject's name and digest. */
const readStatement = (envelope, type, keys, now) => {
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

const timeOf = (predicate, member) => {
  const text = predicate[member];
  const millis = TIME.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(millis)) throw malformedStatement(`a time (RFC 3339) as ${member}`, text);
  return millis;
};

const verifyStatement = (envelope, type, keys, now) => {
  const statement = readStatement(envelope, type, keys, now);
  const { predicate, digest } = statement;
  for (const member of ['name', 'version', ...(type === CHANNEL_TYPE ? ['channel'] : ['target', 'snapshot'])]) {
    const text = predicate[member];
    if (typeof text !== 'string' || text === '') throw malformedStatement(`a string as ${member}`, text);
  }
  for (const member of ['sequence', ...(type === CHANNEL_TYPE ? ['revision'] : [])]) {
    const count = predicate[member];
    if (!Number.isSafeInteger(count) || count < 1) {
      throw malformedStatement(`a whole number from 1 as ${member}`, count);
    }
  }
  timeOf(predicate, 'issuedAt');
  const name = `${predicate.name}@${predicate.version}`;
  if (statement.name !== name) throw malformedStatement(`subject ${name}`, statement.name);
  if (type === RELEASE_TYPE) {
    if (predicate.snapshot !== digest) throw malformedStatement(`subject ${predicate.snapshot}`, digest);
    if (!TARGET.test(predicate.target)) throw malformedStatement('a target', predicate.target);
  }
  return predicate;
};

/** The key that a trusted one vouches for, valid from the time on that the statement gives. */
const verifyEndorsement = (envelope, keys, now) => {
  const { predicate, name, digest } = readStatement(envelope, KEY_TYPE, keys, now);
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
  return keyOf(x, { kid: keyId, nbf: timeOf(predicate, 'notBefore') / 1000 });
};

const requireSame = (code, message, expected, found) => {
  if (expected !== found) {
    const hint = 'Do not use it: what stands between you and the service may have exchanged it.';
    throw untrusted(code, message, expected, found, hint);
  }
};

/**
 * Decides whether a name stands for a snapshot: both statements signed by a trusted key, about what was asked for, and agreeing.
 *
 * @param {{ release: object, channelStatement?: object }} answer the envelopes
 * @param {{ name: string, channel?: string, version?: string }} wanted
 * @param {object} options `keys` and `node`
 * @returns {{ release: object, channel?: object }} what was signed
 */
export function verifyRelease(answer, wanted, { keys, node, now = new Date() }) {
  const release = verifyStatement(answer.release, RELEASE_TYPE, keys, now);
  requireSame('other-name', 'The release statement is about another name.', wanted.name, release.name);
  if (wanted.version !== undefined) {
    requireSame('other-version', 'This is the release of another version.', wanted.version, release.version);
  }
  if (node !== undefined) checkTarget(release.target, node);
  if (wanted.channel === undefined) return { release };
  const channel = verifyStatement(answer.channelStatement, CHANNEL_TYPE, keys, now);
  requireSame('other-name', 'The channel statement is about another name.', wanted.name, channel.name);
  requireSame('other-channel', 'The channel statement is about another channel.', wanted.channel, channel.channel);
  requireSame(
    'statements-disagree',
    'The release is not of the version that the channel stands for.',
    `${channel.version}, sequence ${channel.sequence}`,
    `${release.version}, sequence ${release.sequence}`,
  );
  return { release, channel };
}

// ---- The service ------------------------------------------------------------------------------------------

const unexpected = (path, expected, found) =>
  new SnapforgeError('unexpected-answer', `The answer to GET ${path} is not what a Snapforge service gives.`, {
    expected,
    found: printable(String(found)),
    hint: "Check the server's address, and what stands between.",
  });

/** The HTTP interface, version 1. It believes nothing: answers are bounded in size and time, and redirects are not followed. */
class Service {
  #root;
  #base;
  #token;
  #headTimeout;
  #bodyTimeout;
  #maxContainer;

  constructor({ server, token, headTimeout, bodyTimeout, maxContainer }) {
    const address = new URL(server);
    if (!/^https?:$/.test(address.protocol) || address.search !== '' || address.hash !== '') {
      throw new SnapforgeError('malformed-server', 'This is not the address of a service.', {
        expected: 'http(s)://host[:port][/path]',
        found: `${address.protocol}//${address.host}`,
      });
    }
    this.#root = server.replace(/\/+$/, '');
    this.#base = this.#root + '/api/v1';
    this.#token = token;
    this.#headTimeout = headTimeout;
    this.#bodyTimeout = bodyTimeout;
    this.#maxContainer = maxContainer;
  }

  /** The statements that say what is wanted, not verified; undefined where those with this etag still hold. */
  async resolve(wanted, node, etag) {
    const question = Object.entries({ ...wanted, platform: node.platform, engine: node.engine })
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
    const path = '/resolve?' + question.join('&');
    const answer = await this.#get(path, MAX_JSON, etag === undefined ? {} : { 'If-None-Match': etag });
    if (answer.status === 304 && etag !== undefined) return undefined;
    const { release, channelStatement } = this.#json(path, answer);
    if (!isObject(release)) throw unexpected(path, "an object 'release'", typeof release);
    return { release, channelStatement: channelStatement ?? undefined, etag: answer.etag };
  }

  /** Container, signature and key id as the service gives them, not verified. */
  async download(digest) {
    const path = `/snapshots/${digest}`;
    const keyId = this.#json(path, await this.#get(path, MAX_JSON)).signature?.keyId;
    if (typeof keyId !== 'string') throw unexpected(path, "a key id in 'signature'", typeof keyId);
    const container = this.#ok(path + '/container', await this.#get(path + '/container', this.#maxContainer));
    const signature = this.#ok(path + '/signature', await this.#get(path + '/signature', SIGNATURE_LENGTH));
    return { container: container.body, signature: signature.body, keyId };
  }

  /** A public key, as a JWK that may be anything. */
  async key(id) {
    const path = `/keys/${id}`;
    const { publicKey, status, notBefore, notAfter } = this.#json(path, await this.#get(path, MAX_JSON));
    const seconds = (time) => (typeof time === 'string' ? Date.parse(time) / 1000 : undefined);
    const x = Buffer.from(String(publicKey), 'base64').toString('base64url');
    return { kty: 'OKP', crv: 'Ed25519', x, kid: id, nbf: seconds(notBefore), exp: seconds(notAfter), status };
  }

  /** The service's key set, which may say anything. */
  async keySet() {
    const path = '/.well-known/jwks.json';
    return this.#json(path, await this.#get(path, MAX_JSON, {}, this.#root));
  }

  #json(path, answer) {
    try {
      const value = JSON.parse(this.#ok(path, answer).body.toString('utf8'));
      if (isObject(value)) return value;
    } catch (error) {
      if (error instanceof SnapforgeError) throw error;
    }
    throw unexpected(path, 'a JSON object', 'something else');
  }

  #ok(path, answer) {
    if (answer.status === 200) return answer;
    let problem;
    try {
      problem = JSON.parse(answer.body.toString('utf8'));
    } catch {
      // Not a problem, then.
    }
    if (typeof problem?.code === 'string') {
      const available = Array.isArray(problem.available) ? problem.available.map((it) => it?.target ?? it) : [];
      const rest = available.length === 0 ? '' : ` There is: ${available.join(', ')}.`;
      throw new ServiceRefusal(path, answer.status, printable(problem.code), printable(String(problem.detail) + rest));
    }
    if (answer.status >= 500) throw this.#unreachable(path, `status ${answer.status}`);
    throw unexpected(path, 'status 200', answer.status);
  }

  async #get(path, limit, headers = {}, base = this.#base) {
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
      const body = await this.#body(path, response, response.status === 200 ? limit : MAX_JSON);
      return { status: response.status, etag: response.headers.get('etag') ?? undefined, body };
    } catch (error) {
      if (error instanceof SnapforgeError) throw error;
      const found = abort.signal.aborted ? 'nothing complete in time' : (error.cause?.code ?? error.message);
      throw this.#unreachable(path, found, error);
    } finally {
      clearTimeout(timer);
      // Hangs up where the answer was not read to its end.
      abort.abort();
    }
  }

  async #body(path, response, limit) {
    const chunks = [];
    let length = 0;
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > limit) throw unexpected(path, `at most ${limit} bytes`, 'more');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  #unreachable(path, found, cause) {
    return new SnapforgeError('service-unreachable', `The service gave no answer to GET ${path}.`, {
      expected: 'an answer in time',
      found: printable(String(found)),
      hint: "Check the server's address and the network.",
      cause,
    });
  }
}

// ---- The cache --------------------------------------------------------------------------------------------

const listOf = (value) => (Array.isArray(value) ? value : []);
const hashed = (text) => createHash('sha256').update(text).digest('hex');

/**
 * A folder that several processes may share: each file appears whole, by a rename. It is trusted with nothing: what is read from it
 * is verified again. The one thing it is relied on for is memory: who can write to it can make a client forget what it has seen.
 */
class Cache {
  #root;
  #maxContainer;

  constructor(root, maxContainer) {
    this.#root = root;
    this.#maxContainer = maxContainer;
  }

  async readSnapshot(digest) {
    const note = await this.#note(this.#snapshot(digest, '.signature.json'));
    const container = await this.#read(this.#snapshot(digest, '.v8ss'), this.#maxContainer);
    if (container === undefined || typeof note?.keyId !== 'string') return undefined;
    return { container, keyId: note.keyId, signature: Buffer.from(String(note.signature), 'base64') };
  }

  async writeSnapshot(digest, { container, signature, keyId }) {
    const note = JSON.stringify({ keyId, signature: signature.toString('base64') });
    await this.#write(this.#snapshot(digest, '.signature.json'), note);
    await this.#write(this.#snapshot(digest, '.v8ss'), container);
  }

  async readAnswer(wanted, node) {
    return this.#note(this.#answer(wanted, node));
  }

  async writeAnswer(wanted, node, answer) {
    await this.#write(this.#answer(wanted, node), JSON.stringify(answer));
  }

  /** The latest revision of a channel that was seen: the highest file counts, so no process can put the memory back. */
  async latestRevision(name, channel) {
    const revisions = await this.#revisions(name, channel);
    if (revisions.length === 0) return undefined;
    const revision = Math.max(...revisions);
    // Where the note is damaged, or just removed for a later one, the file's name still says the revision.
    const note = (await this.#note(join(this.#channel(name, channel), `${revision}.json`))) ?? {};
    return { revision, version: note.version, sequence: note.sequence };
  }

  async rememberRevision({ name, channel, revision, version, sequence }) {
    const folder = this.#channel(name, channel);
    await this.#write(join(folder, `${revision}.json`), JSON.stringify({ name, channel, version, sequence }));
    for (const older of await this.#revisions(name, channel)) {
      if (older < revision) await rm(join(folder, `${older}.json`), { force: true });
    }
  }

  readKey(id) {
    return this.#note(join(this.#root, 'keys', `${id}.json`));
  }

  async writeKey(id, jwk) {
    await this.#write(join(this.#root, 'keys', `${id}.json`), JSON.stringify(jwk));
  }

  /** What a key set said, apart from its keys. */
  async readKeyNews() {
    const { endorsements, revoked } = (await this.#note(join(this.#root, 'keys', 'set.json'), MAX_JSON)) ?? {};
    return { endorsements: listOf(endorsements), revoked: listOf(revoked) };
  }

  async writeKeyNews(news) {
    await this.#write(join(this.#root, 'keys', 'set.json'), JSON.stringify(news));
  }

  /** The digest of a binary; computed once for each state of its file, because node is 100 MB. */
  async binaryDigest(path) {
    const { size, mtimeMs, ino } = statSync(path);
    const file = join(this.#root, 'binaries', `${hashed([path, size, mtimeMs, ino].join('\n'))}.json`);
    const known = (await this.#note(file))?.digest;
    if (DIGEST.test(known)) return known;
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    const digest = 'sha256:' + hash.digest('hex');
    // A convenience only: without it the next start takes as long.
    await this.#write(file, JSON.stringify({ path, digest })).catch(() => {});
    return digest;
  }

  async #revisions(name, channel) {
    try {
      const files = await readdir(this.#channel(name, channel));
      return files.filter((file) => /^[0-9]{1,15}\.json$/.test(file)).map((file) => Number.parseInt(file, 10));
    } catch (error) {
      if (error.code === 'ENOENT') return [];
      throw this.#unusable(error);
    }
  }

  #snapshot(digest, suffix) {
    return join(this.#root, 'sha256', digest.slice('sha256:'.length) + suffix);
  }

  #answer({ name, channel, version }, node) {
    const question = [node.platform, node.engine, name, channel ?? null, version ?? null];
    return join(this.#root, 'names', `${hashed(JSON.stringify(question))}.json`);
  }

  #channel(name, channel) {
    return join(this.#root, 'channels', hashed(JSON.stringify([name, channel])));
  }

  async #note(file, limit = MAX_NOTE) {
    try {
      const value = JSON.parse((await this.#read(file, limit))?.toString('utf8'));
      return isObject(value) ? value : undefined;
    } catch {
      return undefined;
    }
  }

  /** The file's bytes; what cannot be read, or is too long, is as good as not there. */
  async #read(path, limit) {
    let file;
    try {
      file = await open(path);
      const { size } = await file.stat();
      return size > limit ? undefined : await file.readFile();
    } catch {
      return undefined;
    } finally {
      await file?.close();
    }
  }

  async #write(path, content) {
    const draft = `${path}.${randomUUID()}.part`;
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeFile(draft, content, { mode: 0o600 });
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => {});
      throw this.#unusable(error);
    }
  }

  #unusable(error) {
    return new SnapforgeError('cache-unusable', 'The snapshot cache cannot be used.', {
      expected: 'a folder this process may write to, with space left',
      found: error.code ?? error.message,
      hint: 'Check the folder given as cache.',
      cause: error,
    });
  }
}

// ---- Keys that change -------------------------------------------------------------------------------------

/** A service that signs with a key that nobody vouches for is not asked about it with each snapshot. */
const PAUSE = 10_000;

/**
 * The keys that a client was given, and what the service's key set has taught it since: keys that one of them vouches for, and
 * revocations. That is kept in the cache, so that it holds while the service is away, and is verified again when it is read.
 */
class ClientKeys {
  #given;
  #service;
  #cache;
  #now;
  #current;
  #asked;
  #refreshing;

  constructor(given, service, cache, now) {
    this.#given = given;
    this.#service = service;
    this.#cache = cache;
    this.#now = now;
  }

  /** Answers what `check` does with the keys known; where the signer's is none of them, once more after asking the service. */
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

  /** As refresh(); whether there was an answer. Why there was none becomes the problem's cause. */
  async refreshQuietly(problem) {
    // Another check may just have asked.
    if (this.#asked !== undefined && this.#now() - this.#asked < PAUSE) return true;
    try {
      await this.refresh();
      return true;
    } catch (error) {
      if (!(error instanceof SnapforgeError)) throw error;
      problem.cause ??= error;
      return false;
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
    const news = { endorsements: listOf(set.endorsements), revoked };
    this.#current = this.#given.learning(news, this.#now());
    await this.#cache.writeKeyNews(news);
    this.#asked = this.#now();
  }

  async #learnt() {
    const kept = await this.#cache.readKeyNews();
    try {
      return this.#given.learning(kept, this.#now());
    } catch (error) {
      if (error.code !== 'malformed-key-set') throw error;
      // Damaged is as good as not there, and the service has it, too; but a revocation is not forgotten.
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

// ---- The client -------------------------------------------------------------------------------------------

/** These say that an entry is not what was once verified; the other refusals would come again for a fresh copy. */
const DAMAGE = new Set(['digest-mismatch', 'bad-signature', 'unknown-key']);

const requireNotAfter = (seen, next) => {
  if (next.revision < seen.revision) {
    throw untrusted(
      'channel-rolled-back-unsigned',
      'This is an old statement about the channel, handed out again.',
      `revision ${seen.revision} or later`,
      `revision ${next.revision}, version ${next.version}`,
      'Do not use it. A genuine rollback has a revision of its own: ask who runs the service.',
    );
  }
  const other = next.version !== seen.version || next.sequence !== seen.sequence;
  if (next.revision === seen.revision && seen.version !== undefined && other) {
    throw untrusted(
      'channel-revision-reused',
      'The same revision of the channel stands for two versions.',
      `version ${seen.version} in revision ${seen.revision}`,
      `version ${next.version}`,
      'Do not use it, and report it: a key may be in other hands, or the service was restored from a backup.',
    );
  }
};

/** Resolves and fetches snapshots for one node binary. */
export class Snapforge {
  #service;
  #cache;
  #keys;
  #node;
  #now;
  #ready;

  /**
   * @param {object} options
   * @param {string} options.server where the service is, such as `http://127.0.0.1:8080`
   * @param {TrustedKeys} options.keys whose signatures count
   * @param {string} options.cache a folder; it is made if it is absent
   * @param {object} [options.node] what describeNode() says; by default about the node that runs this
   * @param {boolean} [options.anyBuild] whether another build of the same version of Node will do; by default not
   * @param {string} [options.token] sent as `Authorization: Bearer`
   * @param {number} [options.headTimeout] milliseconds until an answer begins; 10,000
   * @param {number} [options.bodyTimeout] milliseconds from there until it ends; 60,000
   * @param {number} [options.maxContainer] bytes; 256 MiB
   * @param {() => Date} [options.now] tells whether a key is valid
   */
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
    now = () => new Date(),
  }) {
    if (!(keys instanceof TrustedKeys) || keys.isEmpty) {
      throw new SnapforgeError('no-trusted-keys', 'Nobody is trusted, so nothing can be verified.', {
        expected: 'a key file or the id of a key',
        found: 'none',
        hint: "Get the service's public key, or its id, over a way you trust; it is never taken from the service by itself.",
      });
    }
    this.#service = new Service({ server, token, headTimeout, bodyTimeout, maxContainer });
    this.#cache = new Cache(cache, maxContainer);
    this.#keys = new ClientKeys(keys, this.#service, this.#cache, now);
    this.#node = { ...node };
    this.#now = now;
    this.#ready = anyBuild ? Promise.resolve() : undefined;
  }

  /**
   * What a name stands for just now: `{ outcome, digest?, metadata?, blob?, release?, channel?, rolledBackFrom?, problem?, beside? }`.
   * The outcome is FRESH (the service named it), CACHED (the last good one: the service is away, or cannot be trusted) or PLAIN
   * (nothing verifies, or the service says that there is none); `problem` says why it is not FRESH, and `beside` why the cache did
   * not help.
   *
   * @param {{ name: string, channel?: string, version?: string }} wanted
   */
  async resolve(wanted) {
    await this.#prepare();
    try {
      return await this.#fresh(wanted);
    } catch (problem) {
      if (!(problem instanceof SnapforgeError)) throw problem;
      // The service is there and says no, for instance because the snapshot was revoked: no case for the cache.
      if (problem instanceof ServiceRefusal && !problem.mayPass) {
        if (problem.code === 'key-revoked') await this.#keys.refreshQuietly(problem);
        return { outcome: 'PLAIN', problem };
      }
      try {
        return { outcome: 'CACHED', ...(await this.#lastGood(wanted)), problem };
      } catch (beside) {
        if (!(beside instanceof SnapforgeError)) throw beside;
        return { outcome: 'PLAIN', problem, beside };
      }
    }
  }

  /** The snapshot with this digest, verified: `{ digest, metadata, blob }`. From the cache, if it is there and sound. */
  async fetch(digest) {
    if (!DIGEST.test(digest)) {
      throw untrusted('malformed-digest', 'This is not a digest.', 'sha256: and 64 hexadecimal digits', digest);
    }
    await this.#prepare();
    return this.#get(digest);
  }

  /**
   * Asks the service for its key set, and trusts what a trusted key vouches for. That happens by itself where a signature's key is
   * unknown; call it now and then in a process that lives long, to learn of revoked keys.
   */
  async refreshKeys() {
    await this.#keys.refresh();
  }

  async #fresh(wanted) {
    const last = await this.#cache.readAnswer(wanted, this.#node);
    if (typeof last?.etag === 'string') {
      const changed = await this.#service.resolve(wanted, this.#node, last.etag);
      if (changed !== undefined) return this.#accept(changed, wanted);
      try {
        return await this.#accept(last, wanted);
      } catch (error) {
        // What the cache kept is damaged, or no longer trusted: it takes the whole answer.
        if (!(error instanceof SnapforgeError)) throw error;
      }
    }
    return this.#accept(await this.#service.resolve(wanted, this.#node), wanted);
  }

  async #accept(answer, wanted) {
    const signed = await this.#release(answer, wanted);
    const seen = await this.#checkAgainstMemory(signed.channel);
    const snapshot = await this.#get(signed.release.snapshot);
    // Only now: what cannot be started from must not keep the last good one from being used.
    if (signed.channel !== undefined) await this.#cache.rememberRevision(signed.channel);
    await this.#cache.writeAnswer(wanted, this.#node, answer);
    const back = seen !== undefined && signed.channel.sequence < seen.sequence;
    return { outcome: 'FRESH', ...snapshot, ...signed, ...(back ? { rolledBackFrom: seen } : {}) };
  }

  async #lastGood(wanted) {
    const last = await this.#cache.readAnswer(wanted, this.#node);
    if (last === undefined) throw this.#notCached(wanted, 'no statement');
    const signed = await this.#release(last, wanted);
    await this.#checkAgainstMemory(signed.channel);
    const digest = signed.release.snapshot;
    const cached = await this.#cache.readSnapshot(digest);
    if (cached === undefined) throw this.#notCached(wanted, 'a statement without its snapshot');
    return { ...(await this.#verify(cached, digest)), ...signed };
  }

  async #checkAgainstMemory(channel) {
    if (channel === undefined) return undefined;
    const seen = await this.#cache.latestRevision(channel.name, channel.channel);
    if (seen !== undefined) requireNotAfter(seen, channel);
    return seen;
  }

  async #get(digest) {
    const cached = await this.#cache.readSnapshot(digest);
    if (cached !== undefined) {
      try {
        return await this.#verify(cached, digest);
      } catch (error) {
        if (!DAMAGE.has(error.code)) throw error;
      }
    }
    const download = await this.#service.download(digest);
    const snapshot = await this.#verify(download, digest);
    await this.#cache.writeSnapshot(digest, download);
    return snapshot;
  }

  #release(answer, wanted) {
    return this.#keys.check((keys) => verifyRelease(answer, wanted, { keys, node: this.#node, now: this.#now() }));
  }

  #verify({ container, signature, keyId }, digest) {
    return this.#keys.check((keys) =>
      verifySnapshot(container, signature, keyId, { keys, node: this.#node, now: this.#now(), digest }),
    );
  }

  #prepare() {
    this.#ready ??= this.#cache.binaryDigest(this.#node.path).then((digest) => {
      this.#node.binary = digest;
    });
    return this.#ready;
  }

  #notCached({ name, channel, version }, found) {
    return new SnapforgeError('not-cached', `The cache holds no good snapshot of ${name}, ${channel ?? version}.`, {
      expected: 'a snapshot that was verified before',
      found,
      hint: 'Resolve it once while the service can be reached.',
    });
  }
}

/** One line for a log: the outcome, what is started, and why. */
export function describeOutcome({ outcome, release, digest, rolledBackFrom, problem, beside }) {
  return [
    outcome,
    ...(release === undefined ? [] : [`${release.name}@${release.version} ${digest}`]),
    ...(rolledBackFrom === undefined ? [] : [`rolled back from ${rolledBackFrom.version}`]),
    ...(problem === undefined ? [] : [`because ${problem.code}: ${problem.message}`]),
    ...(beside === undefined ? [] : [`and no help from the cache, ${beside.code}: ${beside.message}`]),
  ].join('; ');
}

// ---- Starting Node ----------------------------------------------------------------------------------------

const FORWARDED = ['SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'];

const runChild = (program, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit' });
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
      resolve({ exitCode: exitCode ?? 128 + constants.signals[signal], signal });
    });
  });

/**
 * Starts Node from a resolved snapshot, or plain, and waits for its end: `{ exitCode, signal }`.
 *
 * @param {object} resolution what Snapforge.resolve() gave
 * @param {object} options
 * @param {string} [options.node] the binary; by default the one that runs this
 * @param {string[]} [options.nodeOptions] options for node itself
 * @param {string} [options.entry] a script to run in the restored process, where the snapshot has no main function
 * @param {string} [options.plainEntry] the script to run where there is no snapshot
 * @param {string[]} [options.args] arguments for the application
 */
export async function start(resolution, { node = process.execPath, nodeOptions = [], entry, plainEntry, args = [] } = {}) {
  if (resolution.blob === undefined) {
    if (plainEntry === undefined) throw resolution.problem;
    return runChild(node, [...nodeOptions, plainEntry, ...args]);
  }
  // Not from the cache, which others may write to: what Node reads is what was verified.
  const folder = await mkdtemp(join(tmpdir(), 'snapforge-'));
  try {
    const blob = join(folder, 'snapshot.blob');
    await writeFile(blob, resolution.blob, { mode: 0o600 });
    const scripts = entry === undefined ? [] : [entry];
    return await runChild(node, [...nodeOptions, '--snapshot-blob', blob, ...scripts, ...args]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// ---- The command ------------------------------------------------------------------------------------------

const HELP = `Usage: snapforge <command> [options]

  run      resolve a name, verify, and start Node from the snapshot, or plain
             snapforge run --name app --channel stable --plain-entry main.js -- arguments for the app
  resolve  say what a name stands for, as JSON
  fetch    write a snapshot to a file: snapforge fetch sha256:... --output app.blob
  verify   check a file: snapforge verify app.v8ss --signature app.sig

What to trust (at least one; never taken from the service by itself):
  --key FILE            public key: PEM, JWK or JWK set; may be repeated
  --key-id ID           RFC 7638 thumbprint of a key, which is then fetched; may be repeated

Where it comes from:
  --server URL          the service; default $SNAPFORGE_SERVER or http://127.0.0.1:8080
  --cache FOLDER        default $XDG_CACHE_HOME/snapforge or ~/.cache/snapforge
  --timeout SECONDS     how long an answer may take to begin; default 10
  $SNAPFORGE_TOKEN      sent as bearer token

What (run, resolve):
  --name NAME           with --channel CHANNEL (default: latest) or --version VERSION

For which Node:
  --node PATH           the binary to start; default: the one that runs this
  --any-build           accept a snapshot of another build of the same version of Node

run:
  --plain-entry FILE    script to start where there is no snapshot; without it that is a failure
  --entry FILE          script to run in the restored process, where the snapshot has no main function
  --node-option OPTION  an option for node itself; may be repeated
  --quiet               do not say on standard error how it was started

fetch, verify:
  --output FILE         where to write; verify writes nothing without it
  --container           fetch: write the whole .v8ss file instead of the blob
  --signature FILE      verify: the 64 bytes of the signature
  --any-runtime         verify: do not compare with the Node at hand

Exit codes: 0 done, 1 refused (the reason is on standard error), 2 wrong usage, 3 resolve: PLAIN; run: that of the application.
`;

const usage = (message) => new SnapforgeError('usage', `${message} See snapforge --help.`);

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  key: { type: 'string', multiple: true, default: [] },
  'key-id': { type: 'string', multiple: true, default: [] },
  server: { type: 'string', default: process.env.SNAPFORGE_SERVER ?? 'http://127.0.0.1:8080' },
  cache: { type: 'string', default: join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'snapforge') },
  timeout: { type: 'string', default: '10' },
  name: { type: 'string' },
  channel: { type: 'string' },
  version: { type: 'string' },
  node: { type: 'string', default: process.execPath },
  'any-build': { type: 'boolean', default: false },
  'plain-entry': { type: 'string' },
  entry: { type: 'string' },
  'node-option': { type: 'string', multiple: true, default: [] },
  quiet: { type: 'boolean', default: false },
  output: { type: 'string', short: 'o' },
  container: { type: 'boolean', default: false },
  signature: { type: 'string' },
  'any-runtime': { type: 'boolean', default: false },
};

const trustedKeys = (options) => {
  const keys = new TrustedKeys();
  for (const file of options.key) keys.add(readFileSync(file, 'utf8'));
  for (const id of options['key-id']) keys.pin(id);
  return keys;
};

const secondsOf = (text) => {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 3600)) throw usage('--timeout takes a number of seconds up to 3600.');
  return seconds;
};

const clientOf = (options) =>
  new Snapforge({
    server: options.server,
    keys: trustedKeys(options),
    cache: options.cache,
    node: describeNode(options.node),
    anyBuild: options['any-build'],
    token: process.env.SNAPFORGE_TOKEN,
    headTimeout: secondsOf(options.timeout) * 1000,
  });

const wantedOf = ({ name, channel, version }) => {
  if (name === undefined) throw usage('--name is missing.');
  if (channel !== undefined && version !== undefined) throw usage('Give --channel or --version, not both.');
  return version === undefined ? { name, channel: channel ?? 'latest' } : { name, version };
};

const COMMANDS = {
  async run(options, args) {
    const wanted = wantedOf(options);
    const resolution = await clientOf(options).resolve(wanted);
    if (!options.quiet) console.error(`snapforge: ${describeOutcome(resolution)}`);
    const { exitCode } = await start(resolution, {
      node: options.node,
      nodeOptions: options['node-option'],
      entry: options.entry,
      plainEntry: options['plain-entry'],
      args,
    });
    return exitCode;
  },

  async resolve(options) {
    const wanted = wantedOf(options);
    const resolution = await clientOf(options).resolve(wanted);
    const { outcome, digest, release, channel, rolledBackFrom, problem, beside } = resolution;
    const told = (error) => error && { code: error.code, message: error.message, hint: error.hint };
    const reasons = { problem: told(problem), beside: told(beside) };
    console.log(JSON.stringify({ outcome, digest, release, channel, rolledBackFrom, ...reasons }, null, 2));
    return outcome === 'PLAIN' ? 3 : 0;
  },

  async fetch(options, [digest]) {
    if (digest === undefined || options.output === undefined) throw usage('fetch takes a digest and --output.');
    const snapshot = await clientOf(options).fetch(digest);
    await writeFile(options.output, options.container ? snapshot.container : snapshot.blob);
    console.error(`snapforge: verified ${snapshot.digest}, ${snapshot.metadata.target}`);
    return 0;
  },

  async verify(options, [file]) {
    if (file === undefined || options.signature === undefined) throw usage('verify takes a file and --signature.');
    const keys = trustedKeys(options);
    if (keys.isEmpty || keys.missing().length > 0) throw usage('verify asks nobody: give keys as files, with --key.');
    const [container, signature] = await Promise.all([readFile(file), readFile(options.signature)]);
    const node = options['any-runtime'] ? undefined : describeNode(options.node);
    const snapshot = verifyByAny(container, signature, { keys, node });
    if (options.output !== undefined) await writeFile(options.output, snapshot.blob);
    console.log(JSON.stringify({ digest: snapshot.digest, ...snapshot.metadata }, null, 2));
    return 0;
  },
};

/** A detached signature does not say which key made it. */
const verifyByAny = (container, signature, trust) => {
  let last;
  for (const id of trust.keys.ids()) {
    try {
      return verifySnapshot(container, signature, id, trust);
    } catch (error) {
      last = error;
      if (error.code !== 'bad-signature') throw error;
    }
  }
  throw last;
};

async function main(argv) {
  const [command, ...rest] = argv;
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
    console.log(HELP);
    return command === undefined ? 2 : 0;
  }
  if (!Object.hasOwn(COMMANDS, command)) throw usage(`There is no command '${printable(command)}'.`);
  let parsed;
  try {
    parsed = parseArgs({ args: rest, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw usage(error.message);
  }
  if (parsed.values.help) {
    console.log(HELP);
    return 0;
  }
  return COMMANDS[command](parsed.values, parsed.positionals);
}

/** Whether node was told to run this file, perhaps by a link; with --eval, the first argument is no file at all. */
const isProgram = () => {
  const program = process.argv[1];
  return program !== undefined && existsSync(program) && realpathSync(program) === realpathSync(fileURLToPath(import.meta.url));
};

if (isProgram()) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    // A file that is not there is the caller's mistake; anything else that is unknown is ours.
    if (!(error instanceof SnapforgeError) && error.syscall === undefined) throw error;
    console.error(`snapforge: ${error.code}: ${error.message}${error.hint === undefined ? '' : ' ' + error.hint}`);
    process.exitCode = error.code === 'usage' ? 2 : 1;
  }
}
