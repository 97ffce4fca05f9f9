import { verifyAttestation, verifyRelease, verifySnapshot } from '../src/index.mjs';
import { safeName, writeDownloads } from './download-folder.mjs';
import { KEY_OPTION, REQUIRES_OPTION, requiredWords, SOURCE_OPTIONS, sourceOption } from './options.mjs';
import { canonicalText } from './output.mjs';
import { chosenTargets, foundVersion, releaseReference } from './release-reference.mjs';
import { runtimeOf } from './resolve-verb.mjs';
import { misuse } from './settings.mjs';
import { sigstoreBundle } from './sigstore-bundle.mjs';
import { warnOfVersion } from './usage-warnings.mjs';

const MAX_CONTAINER = 256 << 20;
const MAX_PROOF = 1 << 20;
const BINARY = 'application/octet-stream';
const ENVELOPE = 'application/vnd.dsse.envelope.v1+json';

/** A snapshot with all that proves it, verified; its release is there unless it is fetched by its digest. */
const fetchedSnapshot = async ({ service, keys, source, requires }, digest, target, described) => {
  const path = `/api/v1/snapshots/${digest}`;
  // Several builds may have given the same snapshot; one of them may be what is asked for.
  const preferred = source ? `?repository=${encodeURIComponent(source.repository)}` : '';
  const container = await service.bytes(`${path}/container`, BINARY, MAX_CONTAINER);
  const signature = await service.bytes(`${path}/signature`, BINARY, MAX_PROOF);
  const attestation = await service.bytes(`${path}/attestation${preferred}`, ENVELOPE, MAX_PROOF);
  const { keyId } = described.signature;
  verifySnapshot(container, signature, keyId, { keys, digest, node: runtimeOf(target, described.v8Version) });
  verifyAttestation(JSON.parse(String(attestation)), digest, { keys, source, requires });
  return { target, container, signature, attestation, keyId };
};

const releasedSnapshot = async (trust, reference, found, { release, snapshot, target }) => {
  const described = await trust.service.get(`/api/v1/snapshots/${snapshot}`);
  const answer = { release, channelStatement: found.channelStatement };
  const proven = verifyRelease(answer, reference, { keys: trust.keys, node: runtimeOf(target, described.v8Version) });
  return { ...(await fetchedSnapshot(trust, proven.release.snapshot, target, described)), release };
};

const addFiles = (files, stem, { target, container, signature, attestation, release, keyId }, keys) => {
  const name = `${safeName(stem)}-${target.replace('/', '-')}.v8ss`;
  files.set(name, container).set(`${name}.sig`, signature).set(`${name}.attestation.json`, attestation);
  files.set(`${name}.sigstore.json`, Buffer.from(canonicalText(sigstoreBundle(JSON.parse(String(attestation))))));
  if (release) files.set(`${name}.release.json`, Buffer.from(canonicalText(release)));
  const pem = keys.usable(keyId, new Date()).export({ type: 'spki', format: 'pem' });
  files.set(`key-${safeName(keyId)}.pem`, Buffer.from(pem));
};

export const downloadVerb = {
  usage: 'download NAME[@VERSION]|DIGEST',
  about: 'Download snapshots with their signatures, attestations and checksums; all of it is verified before anything is written.',
  least: 1,
  most: 1,
  options: {
    channel: { type: 'string', param: 'CHANNEL', about: 'a channel (default latest)' },
    target: { type: 'string', multiple: true, param: 'TARGET', about: 'for this target' },
    all: { type: 'boolean', about: 'for every target that the version has' },
    directory: { type: 'string', short: 'd', param: 'DIR', about: 'where to write (default: here)' },
    ...SOURCE_OPTIONS,
    ...REQUIRES_OPTION,
    ...KEY_OPTION,
  },
  async run(session, [name]) {
    const { service, values } = session;
    const source = sourceOption(values);
    if (/^sha256:(?![0-9a-f]{64}$)/.test(name)) throw misuse('This is no digest.', 'sha256: and 64 hexadecimal digits', name, 'Correct it.');
    const keys = await session.keys();
    const trust = { service, keys, source, requires: requiredWords(values) };
    const files = new Map();
    if (name.startsWith('sha256:')) {
      const described = await service.get(`/api/v1/snapshots/${name}`);
      const { os, arch, engine } = described.target;
      addFiles(files, `snapshot-${name.slice(7, 19)}`, await fetchedSnapshot(trust, name, `${os}-${arch}/${engine}`, described), keys);
    } else {
      const reference = releaseReference(name, values.channel);
      const found = await foundVersion(service, reference);
      const chosen = chosenTargets(found, values);
      await warnOfVersion(session, reference.name, found.version, chosen);
      for (const it of chosen) {
        session.note(`fetching ${it.target}`);
        addFiles(files, `${reference.name}-${found.version.version}`, await releasedSnapshot(trust, reference, found, it), keys);
      }
    }
    const written = writeDownloads(values.directory ?? '.', files);
    session.result({ files: written }, written);
    return 0;
  },
};
