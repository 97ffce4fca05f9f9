// What the service makes: keys, containers, and signed statements.

import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { BINARY, digestOf, ENGINE, NODE, TARGET, VERSION } from './engine.mjs';

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

export const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => JSON.stringify(key) + ':' + canonical(value[key]))}}`;
};

export const newKey = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  // Not as a JWK: Node 20 waits for itself if the pair's maker is collected meanwhile (seen with 20.20.2, ~KeyGenJob in ExportJWKEdKey).
  const x = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64url');
  const id = createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url');
  return { id, x, privateKey, pem: publicKey.export({ type: 'spki', format: 'pem' }) };
};

/** Bit by bit, as the polynomial is written: unlike the reader's tables. */
const crcs = new WeakMap();
const crc32c = (bytes) => {
  if (crcs.has(bytes)) return crcs.get(bytes);
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0x82f63b78 & -(crc & 1));
  }
  crcs.set(bytes, ~crc >>> 0);
  return ~crc >>> 0;
};

export const metadataOf = (blob, changes = {}) => ({
  blob: { digest: digestOf(blob), size: blob.length },
  bundle: { digest: digestOf('bundle') },
  engineBuild: { nativeLibrary: BINARY, version: VERSION },
  features: [],
  prelude: 'none',
  requires: ['answer'],
  spec: { digest: digestOf('spec') },
  target: TARGET,
  v8Flags: [],
  v8Version: NODE.v8Version,
  ...changes,
});

export const containerOf = (blob, metadata = metadataOf(blob), json = canonical(metadata)) => {
  const text = Buffer.from(json);
  const offset = Math.ceil((64 + text.length) / 4096) * 4096;
  const file = Buffer.alloc(offset + blob.length);
  file.write('V8SS', 0, 'latin1');
  file.writeUInt32LE(1, 4);
  file.write(metadata.v8Version, 8, 'latin1');
  file.writeUInt32LE(crc32c(blob), 40);
  file.writeUInt32LE(text.length, 44);
  file.writeBigUInt64LE(BigInt(offset), 48);
  file.writeBigUInt64LE(BigInt(blob.length), 56);
  text.copy(file, 64);
  blob.copy(file, offset);
  return file;
};

export const envelopeOf = (body, key) => {
  const bytes = Buffer.from(typeof body === 'string' ? body : canonical(body));
  const message = Buffer.concat([Buffer.from(`DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${bytes.length} `), bytes]);
  return {
    payloadType: PAYLOAD_TYPE,
    payload: bytes.toString('base64'),
    signatures: [{ keyid: key.id, sig: sign(null, message, key.privateKey).toString('base64') }],
  };
};

const statement = (type, digest, predicate) => ({
  _type: 'https://in-toto.io/Statement/v1',
  predicate,
  predicateType: `https://snapforge.dev/${type}/v1`,
  subject: [{ digest: { sha256: digest.slice('sha256:'.length) }, name: `${predicate.name}@${predicate.version}` }],
});

export const releaseOf = (snapshot, changes = {}) =>
  statement('release', snapshot, {
    issuedAt: '2026-06-01T00:00:00Z',
    name: 'app',
    sequence: 1,
    snapshot,
    target: TARGET,
    version: '1.0.0',
    ...changes,
  });

export const channelOf = (changes = {}) =>
  statement('channel', digestOf('content'), {
    channel: 'stable',
    issuedAt: '2026-06-01T00:00:00Z',
    name: 'app',
    revision: 1,
    sequence: 1,
    version: '1.0.0',
    ...changes,
  });

/** What a signer attests of a container; `source` is absent where no token of a CI proved one. */
export const provenanceOf = (container, source, workflow) => ({
  _type: 'https://in-toto.io/Statement/v1',
  predicate: {
    buildDefinition: {
      buildType: 'https://snapforge.dev/build-types/v8-startup-snapshot/v1',
      externalParameters: { target: TARGET, ...(source && { source }), ...(workflow && { workflow }) },
      resolvedDependencies: [],
    },
    runDetails: { builder: { id: 'https://snapforge.example/builders' } },
  },
  predicateType: 'https://slsa.dev/provenance/v1',
  subject: [{ digest: { sha256: digestOf(container).slice('sha256:'.length) }, name: 'container.v8ss' }],
});

export const buildBlob = (folder, name, source) => {
  const script = join(folder, `${name}.js`);
  const blob = join(folder, `${name}.blob`);
  writeFileSync(script, source);
  execFileSync(ENGINE, ['--snapshot-blob', blob, '--build-snapshot', script]);
  return readFileSync(blob);
};
