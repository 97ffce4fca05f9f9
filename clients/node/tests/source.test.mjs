import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { command, keyFile } from './support/command.mjs';
import { digestOf } from './support/engine.mjs';
import { envelopeOf, provenanceOf } from './support/samples.mjs';
import { client, files, first, firstBlob, folder, key, promote, resolve, second, service, STABLE, stranger } from './support/setting.mjs';

const TOOLS = 'https://github.com/acme/tools';
const RELEASE = { path: '.github/workflows/release.yml', ref: 'refs/heads/main', repository: TOOLS };
const POLICY = { repository: 'github.com/acme/tools' };
const MAIN = { ref: 'refs/heads/main' };

const sourceOf = ({ repository = TOOLS, ref = 'refs/heads/main' } = {}) => ({
  digest: { gitCommit: '1f0e5a2c7b3d4e5f60718293a4b5c6d7e8f90123' },
  ref,
  repository,
  uri: `git+${repository}@${ref}`,
});

const path = (container, repository = TOOLS) =>
  `/api/v1/snapshots/${digestOf(container)}/attestation?repository=${encodeURIComponent(repository)}`;

/** What the service answers whoever asks for the attestation of a repository. */
const attest = (statement, signer = key, container = first, repository = TOOLS) =>
  service.files.set(path(container, repository), JSON.stringify(envelopeOf(statement, signer)));

const codeOf = async (source, options = {}) => (await resolve(STABLE, { source, ...options })).problem?.code;

describe('a policy for the source', () => {
  test('takes what was built from there', async () => {
    attest(provenanceOf(first, sourceOf(), RELEASE));
    for (const more of [
      {},
      MAIN,
      { ref: 'refs/heads/*' },
      { workflow: '.github/workflows/release.yml' },
      { workflow: '.github/workflows/release.yml@refs/heads/main' },
      { workflow: 'github.com/acme/tools/.github/workflows/release.yml' },
    ]) {
      const resolution = await resolve(STABLE, { source: { ...POLICY, ...more } });
      assert.equal(resolution.outcome, 'FRESH', resolution.problem?.message);
      assert.equal(resolution.digest, digestOf(first));
    }
    assert.equal((await client({ source: POLICY }).fetch(digestOf(first))).digest, digestOf(first));
  });

  test('refuses another repository, ref or workflow, and a snapshot of no source', async () => {
    const other = 'https://github.com/acme/other';
    attest(provenanceOf(first, sourceOf(), RELEASE), key, first, other);
    assert.equal(await codeOf({ repository: other }), 'other-source');
    attest(provenanceOf(first, sourceOf(), RELEASE));
    assert.equal(await codeOf({ ...POLICY, ref: 'refs/tags/v*' }), 'other-source-ref');
    assert.equal(await codeOf({ ...POLICY, workflow: '.github/workflows/test.yml' }), 'other-workflow');
    assert.equal(await codeOf({ ...POLICY, workflow: '.github/workflows/release.yml@refs/heads/x' }), 'other-workflow');
    assert.equal(await codeOf({ ...POLICY, workflow: 'github.com/evil/tools/.github/workflows/release.yml' }), 'other-workflow');
    const { problem } = await resolve(STABLE, { source: { repository: other } });
    assert.deepEqual([problem.expected, problem.found], [other, TOOLS]);
    rmSync(join(folder, 'cache'), { recursive: true });
    attest(provenanceOf(first));
    assert.equal(await codeOf(POLICY), 'no-source');
  });

  test('refuses an attestation that is absent, forged, of another file, or of another form', async () => {
    service.files.set(path(first), '');
    assert.equal(await codeOf(POLICY), 'unexpected-answer');
    service.files.delete(path(first));
    assert.equal((await resolve(STABLE, { source: POLICY })).outcome, 'PLAIN');
    attest(provenanceOf(first, sourceOf()), stranger);
    assert.equal(await codeOf(POLICY), 'unknown-key');
    const forged = envelopeOf(provenanceOf(first), key);
    forged.payload = envelopeOf(provenanceOf(first, sourceOf()), key).payload;
    service.files.set(path(first), JSON.stringify(forged));
    assert.equal(await codeOf(POLICY), 'bad-signature');
    attest(provenanceOf(second, sourceOf()));
    assert.equal(await codeOf(POLICY), 'other-subject');
    for (const change of [{ predicateType: 'https://example/v1' }, { subject: [] }, { predicate: {} }]) {
      attest({ ...provenanceOf(first, sourceOf()), ...change });
      assert.equal(await codeOf(POLICY), 'malformed-statement', JSON.stringify(change));
    }
  });

  test('is not passed by what another client has verified on this machine', async () => {
    const files1 = { verification: 'once', maxAge: 3_600_000 };
    assert.equal((await client(files1).resolveFile(STABLE)).outcome, 'FRESH');
    attest(provenanceOf(first, sourceOf({ repository: 'https://github.com/acme/other' })));
    const refused = await client({ ...files1, source: POLICY }).resolveFile(STABLE);
    assert.deepEqual([refused.outcome, refused.problem.code], ['PLAIN', 'other-source']);
    attest(provenanceOf(first, sourceOf()));
    assert.equal((await client({ ...files1, source: POLICY }).resolveFile(STABLE)).outcome, 'FRESH');
    const stricter = { ...POLICY, ref: 'refs/tags/v1' };
    assert.equal((await client({ ...files1, source: stricter }).resolveFile(STABLE)).problem.code, 'other-source-ref');
  });

  test('keeps the last good snapshot, also while the service is unavailable', async () => {
    attest(provenanceOf(first, sourceOf()));
    await resolve(STABLE, { source: POLICY });
    promote('1.1.0', second, 2, 2);
    attest(provenanceOf(second), key, second);
    const kept = await resolve(STABLE, { source: POLICY });
    assert.deepEqual([kept.outcome, kept.problem.code, kept.digest], ['CACHED', 'no-source', digestOf(first)]);
    await service.close();
    assert.equal((await resolve(STABLE, { source: POLICY })).outcome, 'CACHED');
    for (const file of files('sha256').filter((it) => it.endsWith('.attestation.json'))) rmSync(file);
    const nothing = await resolve(STABLE, { source: POLICY });
    assert.deepEqual([nothing.outcome, nothing.beside.code], ['PLAIN', 'no-attestation']);
  });

  test('refuses what is no repository', () => {
    for (const repository of ['acme', 'https://github.com', 'github.com/acme/tools@main', 'ftp://github.com/acme/tools']) {
      assert.throws(() => client({ source: { repository } }), { code: 'malformed-source' });
    }
  });
});

describe('the options --source, --source-ref and --workflow', () => {
  const source = ['--source', 'github.com/acme/tools'];

  test('are for resolve, install and check', async () => {
    attest(provenanceOf(first, sourceOf(), RELEASE));
    const named = ['--name', 'app', '--channel', 'stable', '--key', keyFile()];
    assert.equal((await command(['resolve', ...named, ...source])).code, 0);
    const other = await command(['resolve', ...named, ...source, '--workflow', 'other.yml']);
    assert.equal(other.code, 3);
    assert.equal(JSON.parse(other.stdout).problem.code, 'other-workflow');
    const alone = await command(['resolve', ...named, '--source-ref', 'refs/heads/main']);
    assert.equal(alone.code, 2);
    const where = ['--node', process.env.SNAPFORGE_TEST_NODE ?? process.execPath];
    const installed = await command(['install', ...named, ...source, ...where, '--output', 'app']);
    assert.equal(installed.code, 0, installed.stderr);
    const check = ['check', 'app', '--key', keyFile(), ...where];
    assert.equal((await command([...check, ...source])).code, 0);
    const refused = await command([...check, '--source', 'github.com/acme/other']);
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /https:\/\/github\.com\/acme\/tools/);
    const manifest = join(folder, 'app/manifest.json');
    writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), attestation: undefined }));
    assert.equal((await command([...check, ...source])).code, 1);
  });

  test('are for verify, with the attestation', async () => {
    const { signature } = await client().fetch(digestOf(first));
    writeFileSync(join(folder, 'x.v8ss'), first);
    writeFileSync(join(folder, 'x.sig'), signature);
    const verify = ['verify', 'x.v8ss', '--signature', 'x.sig', '--key', keyFile(), ...source];
    assert.equal((await command(verify)).code, 4);
    for (const [statement, code] of [
      [provenanceOf(first, sourceOf()), 0],
      [provenanceOf(first), 4],
    ]) {
      const dsseEnvelope = envelopeOf(statement, key);
      // As a Sigstore bundle as well.
      for (const file of [dsseEnvelope, { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', dsseEnvelope }]) {
        writeFileSync(join(folder, 'x.json'), JSON.stringify(file));
        assert.equal((await command([...verify, '--attestation', 'x.json'])).code, code);
      }
    }
    assert.ok(firstBlob.length > 0);
  });
});
