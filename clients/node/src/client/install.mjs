import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../digest.mjs';
import { SnapforgeError, untrusted } from '../errors.mjs';
import { executableOf, writeExecutable } from '../executable/executable.mjs';
import { verifySnapshot } from '../verify/snapshot.mjs';
import { noAttestation, requireSource } from '../verify/source-policy.mjs';

/** @import { SnapshotTrust, VerifiedSnapshot } from '../verify/snapshot.mjs' */
/** @import { SourcePolicy } from '../verify/source-policy.mjs' */
/** @import { VerifiedRelease } from '../verify/release.mjs' */

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
export const install = async (folder, snapshot, { release, channel } = {}, node) => {
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
export const checkInstalled = async (folder, trust, source) => {
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
