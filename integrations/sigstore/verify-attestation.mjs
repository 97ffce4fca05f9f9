// Verifies the attestation of a snapshot with Sigstore's own library: `node verify-attestation.mjs SNAPSHOT.v8ss BUNDLE.sigstore.json KEY.pem`.

import { createHash, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { bundleFromJSON } from '@sigstore/bundle';
import { toSignedEntity, Verifier } from '@sigstore/verify';

const [snapshot, bundle, key] = process.argv.slice(2).map((it) => readFileSync(it));
const publicKey = createPublicKey(key);
// The key is pinned: there are no certificates, no transparency log and no timestamps to ask for.
const trusted = {
  certificateAuthorities: [],
  timestampAuthorities: [],
  tlogs: [],
  ctlogs: [],
  publicKey: () => ({ publicKey, validFor: () => true }),
};
const read = bundleFromJSON(JSON.parse(bundle));
new Verifier(trusted, { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 }).verify(toSignedEntity(read));

// The signature is good. Whether it is about this snapshot, the statement says.
const statement = JSON.parse(read.content.dsseEnvelope.payload);
const digest = createHash('sha256').update(snapshot).digest('hex');
if (!statement.subject.some((it) => it.digest.sha256 === digest)) throw new Error(`The attestation is not about sha256:${digest}.`);
const { builder } = statement.predicate.runDetails;
console.log(`verified: sha256:${digest}, built by ${builder.id}, signed by ${read.verificationMaterial.content.publicKey.hint}`);
