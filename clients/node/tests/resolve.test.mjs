import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { TrustedKeys } from '../snapforge.mjs';
import { digestOf, VERSION } from './support/engine.mjs';
import { containerOf, envelopeOf, metadataOf, releaseOf } from './support/samples.mjs';
import { files, first, firstBlob, folder, key, promote, publish, refusal } from './support/setting.mjs';
import { resolve, second, service, STABLE, stranger } from './support/setting.mjs';

describe('resolve', () => {
  test('is FRESH, and cheap if nothing changed', async () => {
    const resolution = await resolve();
    assert.equal(resolution.outcome, 'FRESH', resolution.problem?.message);
    assert.equal(resolution.digest, digestOf(first));
    assert.equal(resolution.release.version, '1.0.0');
    const before = service.requests.length;
    assert.equal((await resolve()).outcome, 'FRESH');
    assert.equal(service.requests.length, before + 1);
    promote('1.1.0', second, 2, 2);
    assert.equal((await resolve()).digest, digestOf(second));
    assert.deepEqual(service.statuses, [200, 304, 200]);
  });

  test('is CACHED while the service is unavailable or answers nonsense', async () => {
    await resolve();
    for (const [status, body, code] of [
      [503, '{"code":"database-unavailable","detail":"Try again."}', 'database-unavailable'],
      [429, '{"code":"too-many-requests"}', 'too-many-requests'],
      [502, '<html>', 'service-unreachable'],
      [200, '<html>', 'unexpected-answer'],
      [200, '{}', 'unexpected-answer'],
      [302, '', 'unexpected-answer'],
      [304, '', 'unexpected-answer'],
    ]) {
      service.instead = (request, response) => response.writeHead(status, { Location: '/elsewhere' }).end(body);
      // 304 counts only in answer to an etag.
      if (status === 304) {
        for (const file of files('names')) writeFileSync(file, readFileSync(file, 'utf8').replace('"etag"', '"old"'));
      }
      const resolution = await resolve();
      assert.equal(resolution.outcome, 'CACHED', `${status} ${body}`);
      assert.equal(resolution.problem.code, code);
      assert.equal(resolution.digest, digestOf(first));
    }
    await service.close();
    const resolution = await resolve();
    assert.equal(resolution.outcome, 'CACHED');
    assert.equal(resolution.problem.code, 'service-unreachable');
  });

  test('gives up on an answer that only trickles, and on one that is too long', async () => {
    await resolve();
    service.instead = (request, response) => response.writeHead(200).write('{');
    assert.equal(await refusal(resolve(STABLE, { bodyTimeout: 200 })), 'service-unreachable');
    service.instead = () => {};
    assert.equal(await refusal(resolve(STABLE, { headTimeout: 200 })), 'service-unreachable');
    service.instead = (request, response) => response.writeHead(200).end(Buffer.alloc(2 << 20));
    assert.equal(await refusal(resolve()), 'unexpected-answer');
    service.instead = undefined;
    const fresh = { cache: join(folder, 'other-cache'), maxContainer: 100_000 };
    assert.equal(await refusal(resolve(STABLE, fresh)), 'unexpected-answer');
  });

  test('is PLAIN if nothing is known, and if the service says no', async () => {
    const { address } = service;
    const problem = { code: 'no-matching-snapshot', detail: 'None.', available: [{ target: 'linux-arm64/node-1.2.3' }] };
    service.instead = (request, response) => response.writeHead(404).end(JSON.stringify(problem));
    const none = await resolve();
    assert.equal(none.outcome, 'PLAIN');
    assert.match(none.problem.message, /linux-arm64\/node-1\.2\.3/);
    service.instead = undefined;
    await resolve();
    const reason = '{"code":"snapshot-revoked","detail":"Leaks a password."}';
    service.instead = (request, response) => response.writeHead(410).end(reason);
    const revoked = await resolve();
    assert.equal(revoked.outcome, 'PLAIN');
    assert.equal(revoked.problem.code, 'snapshot-revoked');
    await service.close();
    const nothing = await resolve(STABLE, { server: address, cache: join(folder, 'empty') });
    assert.equal(nothing.outcome, 'PLAIN');
    assert.deepEqual([nothing.problem.code, nothing.beside.code], ['service-unreachable', 'not-cached']);
  });

  test('refuses an older revision and a reused one, keeps the last good, and reports a rollback', async () => {
    promote('1.1.0', second, 2, 2);
    await resolve();
    promote('1.0.0', first, 1, 1);
    const replay = await resolve();
    assert.deepEqual([replay.outcome, replay.digest], ['CACHED', digestOf(second)]);
    assert.equal(replay.problem.code, 'channel-rolled-back-unsigned');
    promote('1.0.0', first, 1, 2);
    assert.equal(await refusal(resolve()), 'channel-revision-reused');
    promote('1.0.0', first, 1, 3);
    const rollback = await resolve();
    assert.deepEqual([rollback.outcome, rollback.digest], ['FRESH', digestOf(first)]);
    assert.deepEqual(rollback.rolledBackFrom, { revision: 2, version: '1.1.0', sequence: 2 });
    assert.equal((await resolve()).rolledBackFrom, undefined);
  });

  test('remembers revisions though the rest of the cache is gone or damaged', async () => {
    promote('1.1.0', second, 2, 2);
    await resolve();
    rmSync(join(folder, 'cache', 'names'), { recursive: true });
    for (const file of files('channels')) writeFileSync(file, '{');
    promote('1.0.0', first, 1, 1);
    const replay = await resolve();
    assert.deepEqual([replay.outcome, replay.problem.code], ['PLAIN', 'channel-rolled-back-unsigned']);
    promote('1.1.0', second, 2, 2);
    assert.equal((await resolve()).outcome, 'FRESH');
  });

  test('refuses the snapshot of another name, key or container', async () => {
    const other = envelopeOf(releaseOf(digestOf(first), { name: 'other' }), key);
    service.resolve('name=app&version=1.0.0', other);
    assert.equal(await refusal(resolve({ name: 'app', version: '1.0.0' })), 'other-name');
    publish(first, stranger);
    assert.equal(await refusal(resolve()), 'unknown-key');
    publish(first, stranger, key.id);
    assert.equal(await refusal(resolve()), 'bad-signature');
    service.files.set(`/api/v1/snapshots/${digestOf(first)}/container`, second);
    assert.equal(await refusal(resolve()), 'digest-mismatch');
    service.files.set(`/api/v1/snapshots/${digestOf(first)}/container`, first.subarray(0, 5000));
    assert.equal(await refusal(resolve()), 'digest-mismatch');
  });

  test('refuses a snapshot that another build of this Node has made', async () => {
    const engineBuild = { nativeLibrary: digestOf('other'), version: VERSION };
    const metadata = metadataOf(firstBlob, { engineBuild });
    const foreign = containerOf(firstBlob, metadata);
    publish(foreign);
    promote('1.1.0', foreign, 2, 2);
    assert.equal(await refusal(resolve()), 'other-node-build');
    assert.equal((await resolve(STABLE, { anyBuild: true })).outcome, 'FRESH');
  });

  test('verifies again what the cache kept, and never goes back behind it', async () => {
    await resolve();
    const [note] = files('names');
    const old = readFileSync(note);
    promote('1.1.0', second, 2, 2);
    await resolve();
    await service.close();
    const container = files('sha256').find((file) => file.includes(digestOf(second).slice(7)) && file.endsWith('.v8ss'));
    const bytes = readFileSync(container);
    bytes[bytes.length - 1] ^= 1;
    writeFileSync(container, bytes);
    assert.equal((await resolve()).beside.code, 'digest-mismatch');
    writeFileSync(note, old);
    assert.equal((await resolve()).beside.code, 'channel-rolled-back-unsigned');
    const strict = await resolve(STABLE, { keys: new TrustedKeys().add(stranger.pem) });
    assert.deepEqual([strict.outcome, strict.beside.code], ['PLAIN', 'unknown-key']);
  });

  test('asks for the whole answer if the cache is damaged, and fetches anew', async () => {
    await resolve();
    for (const file of files('sha256')) writeFileSync(file, 'x');
    assert.equal((await resolve()).outcome, 'FRESH');
    const [note] = files('names');
    writeFileSync(note, readFileSync(note, 'utf8').replace('payloadType', 'payloadTypo'));
    assert.equal((await resolve()).outcome, 'FRESH');
    assert.deepEqual(service.statuses, [200, 304, 304, 200]);
  });

  test('is PLAIN if the cache cannot be used', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    assert.equal(await refusal(resolve(STABLE, { cache: file })), 'cache-unusable');
  });

  test('is right for many at once that share a cache', async () => {
    for (let revision = 2; revision <= 4; revision++) {
      promote(`1.${revision}`, revision % 2 ? first : second, revision, revision);
      const all = await Promise.all(Array.from({ length: 6 }, () => resolve()));
      assert.deepEqual(all.map((it) => it.channel?.revision), Array(6).fill(revision));
    }
    assert.deepEqual(files('channels').map((file) => file.split('/').pop()), ['4.json']);
  });
});
