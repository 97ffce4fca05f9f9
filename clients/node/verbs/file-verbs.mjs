import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readContainer, verifyAttestation, verifySnapshot } from '../src/index.mjs';
import { KEY_OPTION, REQUIRES_OPTION, requiredWords, SOURCE_OPTIONS, sourceOption } from './options.mjs';
import { runtimeOf } from './resolve-verb.mjs';
import { fileBytes, misuse } from './settings.mjs';
import { envelopeIn } from './sigstore-bundle.mjs';

/** By whichever of the keys signed it: a detached signature does not say whose it is. */
const verifiedFile = (file, signature, keys, { digest, target }) => {
  const { metadata } = readContainer(file);
  const node = runtimeOf(target ?? metadata.target, metadata.v8Version);
  let last;
  for (const id of keys.ids()) {
    try {
      return verifySnapshot(file, signature, id, { keys, digest, node });
    } catch (error) {
      last = last === undefined || error.code !== 'bad-signature' ? error : last;
    }
  }
  throw last;
};

const attestationIn = (file) => {
  try {
    return envelopeIn(JSON.parse(String(fileBytes(file))));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const attestationBeside = (file) => ['.attestation.json', '.sigstore.json'].map((suffix) => `${file}${suffix}`).find((it) => existsSync(it));

/** What an attestation beside the file says that it offers, not verified; undefined if there is none that says it. */
const attestedBeside = (file) => {
  const proof = attestationBeside(file);
  const envelope = proof && attestationIn(proof);
  if (envelope === undefined) return undefined;
  const { predicate } = JSON.parse(String(Buffer.from(String(envelope.payload), 'base64')));
  const resource = predicate?.runDetails?.byproducts?.find?.((it) => it?.name === 'capabilities');
  return resource && JSON.parse(String(Buffer.from(String(resource.content), 'base64')));
};

export const verifyVerb = {
  usage: 'verify FILE',
  about: 'Verify a snapshot file as a runtime does, without a service: signature, format, checksums, and what is asked for.',
  least: 1,
  most: 1,
  options: {
    signature: { type: 'string', param: 'FILE', about: 'its signature (default FILE.sig)' },
    attestation: { type: 'string', param: 'FILE', about: 'its attestation, as a DSSE envelope or a Sigstore bundle (default FILE.attestation.json or FILE.sigstore.json, if that is there)' },
    digest: { type: 'string', param: 'DIGEST', about: 'must have this digest' },
    target: { type: 'string', param: 'TARGET', about: 'must be for this target' },
    ...SOURCE_OPTIONS,
    ...REQUIRES_OPTION,
    ...KEY_OPTION,
  },
  async run(session, [file]) {
    const { values } = session;
    if (values.digest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(values.digest)) {
      throw misuse('--digest is no digest.', 'sha256: and 64 hexadecimal digits', values.digest, 'Correct it.');
    }
    const source = sourceOption(values);
    const requires = requiredWords(values);
    const container = fileBytes(file);
    const signature = fileBytes(values.signature ?? `${file}.sig`);
    const keys = session.offlineKeys();
    const { digest, metadata, keyId } = verifiedFile(container, signature, keys, values);
    const proof = values.attestation ?? attestationBeside(file);
    if (proof !== undefined || source !== undefined || requires.length > 0) {
      verifyAttestation(proof && attestationIn(proof), digest, { keys, source, requires });
    }
    const attested = proof === undefined ? '' : ', with its attestation';
    session.result({ verified: true, digest, target: metadata.target, keyId, attestation: proof !== undefined }, [
      `verified: ${digest} for ${metadata.target}, signed by ${keyId}${attested}`,
    ]);
    return 0;
  },
};

export const inspectVerb = {
  usage: 'inspect FILE',
  about: 'Show what a snapshot file says about itself; its format is checked, its signature is not.',
  least: 1,
  most: 1,
  options: {},
  async run(session, [file]) {
    const bytes = fileBytes(file);
    const { metadata, blob } = readContainer(bytes);
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const blobOffset = bytes.length - blob.length;
    const capabilities = attestedBeside(file);
    const lines = {
      digest,
      size: `${bytes.length} bytes`,
      target: metadata.target,
      V8: metadata.v8Version,
      'V8 flags': metadata.v8Flags.join(' '),
      engine: `${metadata.engineBuild.version}, library ${metadata.engineBuild.nativeLibrary}`,
      'ICU data': metadata.engineBuild.icuData ?? 'none',
      prelude: metadata.prelude,
      features: metadata.features.join(', '),
      requires: metadata.requires.join(', '),
      ...(capabilities && { offers: capabilities.join(', ') }),
      bundle: metadata.bundle.digest,
      spec: metadata.spec.digest,
      blob: `${metadata.blob.digest}, ${metadata.blob.size} bytes at ${blobOffset}`,
    };
    const texts = Object.entries(lines).map(([label, text]) => `${`${label}:`.padEnd(11)}${text}`);
    session.result({ ...metadata, ...(capabilities && { capabilities }), digest, size: bytes.length, blobOffset }, texts);
    if (!session.values.json) session.note("the signature is not verified; 'snapforge verify' does that");
    return 0;
  },
};
