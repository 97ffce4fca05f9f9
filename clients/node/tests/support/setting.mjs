// What each test finds: two snapshots by a trusted key, a service that has them, and a folder of its own.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach } from 'node:test';

import { Snapforge, TrustedKeys } from '../../snapforge.mjs';
import { digestOf, NODE } from './engine.mjs';
import { buildBlob, channelOf, containerOf, envelopeOf, newKey, releaseOf } from './samples.mjs';
import { serve } from './service.mjs';

export const key = newKey();
export const stranger = newKey();
let root;
export let firstBlob;
export let first;
export let second;
export let folder;
export let service;

before(() => {
  root = mkdtempSync(join(tmpdir(), 'snapforge-test-'));
  const main = (text) => `
    globalThis.answer = 42;
    require('v8').startupSnapshot.setDeserializeMainFunction(() => {
      console.log('${text}', answer, ...process.argv.slice(-2));
      process.exitCode = 7;
    });`;
  firstBlob = buildBlob(root, 'first', main('first'));
  first = containerOf(firstBlob);
  second = containerOf(buildBlob(root, 'second', main('second')));
});

after(() => rmSync(root, { recursive: true, force: true }));

beforeEach(async () => {
  folder = mkdtempSync(join(root, 'case-'));
  service = await serve();
  publish(first);
  publish(second);
  promote('1.0.0', first, 1, 1);
});

afterEach(() => service.close());

export const publish = (container, signer = key, keyId = signer.id) => service.publish(container, signer, keyId);

export const promote = (version, container, sequence, revision) =>
  service.resolve(
    'name=app&channel=stable',
    envelopeOf(releaseOf(digestOf(container), { version, sequence }), key),
    envelopeOf(channelOf({ version, sequence, revision }), key),
  );

export const STABLE = { name: 'app', channel: 'stable' };
export const trusted = () => new TrustedKeys().add(key.pem);
// Server and clients share one thread here, and that thread a busy machine with others.
const PATIENT = { headTimeout: 300_000, bodyTimeout: 300_000 };
export const client = (options = {}) =>
  new Snapforge({ server: service.address, keys: trusted(), cache: join(folder, 'cache'), node: NODE, ...PATIENT, ...options });
/** By a client of its own, as a process would that has just been started. */
export const resolve = (wanted = STABLE, options = {}) => client(options).resolve(wanted);
export const refusal = async (promise) => (await promise).problem?.code;
export const files = (below) => {
  const path = join(folder, 'cache', below);
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath ?? it.path, it.name));
};
