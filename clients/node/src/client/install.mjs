import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SnapforgeError } from '../errors.mjs';
import { verifySnapshot } from '../verify/snapshot.mjs';
import { noAttestation, requireSource } from '../verify/source-policy.mjs';

/** @import { SnapshotTrust, VerifiedSnapshot } from '../verify/snapshot.mjs' */
/** @import { SourcePolicy } from '../verify/source-policy.mjs' */
/** @import { VerifiedRelease } from '../verify/release.mjs' */

const BLOB = 'snapshot.blob';
const MANIFEST = 'manifest.json';

/** @param {string} found */
const malformedManifest = (found) =>
  new SnapforgeError('malformed-manifest', 'This folder holds no installed snapshot.', {
    expected: `a ${MANIFEST} that snapforge install has written, and the ${BLOB} beside it`,
    found,
    hint: 'Run snapforge install again.',
  });

/**
 * Writes a verified snapshot into a folder: the blob, which `node --snapshot-blob` starts from, and a manifest with everything else that
 * is needed to verify it again. The blob comes first and each file appears whole.
 *
 * @param {string} folder
 * @param {VerifiedSnapshot} snapshot
 * @param {Partial<VerifiedRelease>} [release]
 * @returns {Promise<string>} the blob's path
 */
export const install = async (folder, snapshot, { release, channel } = {}) => {
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
  await mkdir(folder, { recursive: true, mode: 0o755 });
  for (const [name, content] of /** @type {[string, string | Buffer][]} */ ([
    [BLOB, blob],
    [MANIFEST, JSON.stringify(manifest, null, 2) + '\n'],
  ])) {
    await writeFile(join(folder, `${name}.part`), content, { mode: 0o644 });
    await rename(join(folder, `${name}.part`), join(folder, name));
  }
  return join(folder, BLOB);
};

/**
 * Verifies an installed snapshot in full, without asking anybody.
 *
 * @param {string} folder
 * @param {Omit<SnapshotTrust, 'digest'>} trust
 * @param {SourcePolicy} [source] what it must have been built from, as sourcePolicy() gives it; anything, if it is absent
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
  return verified;
};
