import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, linkSync, readFileSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PerformanceObserver, performance } from 'node:perf_hooks';
import { describe, test } from 'node:test';

import { TrustedKeys } from '../snapforge.mjs';
import { digestOf } from './support/engine.mjs';
import { client, files, first, firstBlob, folder, key, promote, second, service, stranger, STABLE } from './support/setting.mjs';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-06-01T12:00:00Z');

/** By a client of its own, as a process would that has just been started. */
const started = async (options) => {
  const one = client(options);
  const resolution = await one.resolveFile(STABLE);
  return { resolution, startup: one.startup };
};

const tell = (revoked) => service.files.set('/.well-known/jwks.json', JSON.stringify({ endorsements: [], revoked }));

const path = (suffix) => join(folder, 'cache/verified', digestOf(first).slice('sha256:'.length) + suffix);
const isLinux = process.platform === 'linux';

describe('a snapshot as a file', { skip: !isLinux }, () => {
  test('is verified once on a machine', async () => {
    const { resolution, startup } = await started();
    assert.deepEqual([resolution.outcome, startup.origin, startup.cacheHit], ['FRESH', 'service', false]);
    assert.ok(readFileSync(resolution.blobFile).equals(firstBlob));
    const again = await started();
    assert.deepEqual([again.resolution.outcome, again.startup.origin, again.startup.cacheHit], ['FRESH', 'verified-before', true]);
    assert.equal(again.resolution.blobFile, resolution.blobFile);
    assert.ok(again.startup.loadAndVerify > 0);
  });

  test('is a measure for whoever observes the process', async () => {
    const observed = [];
    const observer = new PerformanceObserver((list) => observed.push(...list.getEntriesByName('snapforge.startup')));
    observer.observe({ entryTypes: ['measure'] });
    const { startup } = await started();
    const again = await started();
    observed.push(...observer.takeRecords());
    observer.disconnect();

    assert.deepEqual(observed.map((it) => it.detail), [startup, again.startup]);
    assert.ok(Math.abs(observed[1].duration - again.startup.loadAndVerify) < 1);
    assert.equal(performance.getEntriesByName('snapforge.startup').length, 1);
  });

  test('is verified each time if that is wanted', async () => {
    await started();
    const { resolution, startup } = await started({ verification: 'always' });
    assert.deepEqual([startup.origin, resolution.blobFile], ['cache', undefined]);
    assert.ok(resolution.blob.equals(firstBlob));
  });

  const CHANGES = {
    'was replaced by a copy': () => {
      copyFileSync(path('.blob'), path('.copy'));
      renameSync(path('.copy'), path('.blob'));
    },
    'was written again, with the old time': () => {
      const time = new Date(NOW);
      utimesSync(path('.blob'), time, time);
    },
    'is writable by others': () => chmodSync(path('.blob'), 0o622),
    'has a second link': () => linkSync(path('.blob'), join(folder, 'link')),
    'is a link': () => {
      renameSync(path('.blob'), join(folder, 'elsewhere'));
      symlinkSync(join(folder, 'elsewhere'), path('.blob'));
    },
    'lies where others can write': () => chmodSync(join(folder, 'cache/verified'), 0o777),
    'lies below a folder where others can write': () => chmodSync(join(folder, 'cache'), 0o777),
    'has a receipt that others can write': () => chmodSync(path('.json'), 0o666),
    'has a damaged receipt': () => writeFileSync(path('.json'), '{'),
    'has the receipt of another file': () => {
      const receipt = JSON.parse(readFileSync(path('.json'), 'utf8'));
      writeFileSync(path('.json'), JSON.stringify({ ...receipt, file: receipt.file.replace(/ /, ' 1') }));
    },
    'was verified for another Node': () => {
      const receipt = JSON.parse(readFileSync(path('.json'), 'utf8'));
      writeFileSync(path('.json'), JSON.stringify({ ...receipt, runtime: 'linux-x64 node-24.0.0' }));
    },
    'is gone': () => rmSync(path('.blob')),
  };
  for (const [name, change] of Object.entries(CHANGES)) {
    test(`is verified again if it ${name}`, async () => {
      await started();
      change();
      const { resolution, startup } = await started();
      assert.equal(startup.origin, 'cache');
      assert.ok(resolution.blob.equals(firstBlob));
    });
  }

  test('is refused with its key, whatever was verified', async () => {
    await started();
    assert.equal((await started({ keys: new TrustedKeys().add(stranger.pem) })).resolution.outcome, 'PLAIN');
    tell([key.id]);
    await client().refreshKeys();
    assert.equal((await started()).resolution.problem.code, 'revoked-key');
  });
});

describe('the max-age', { skip: !isLinux }, () => {
  const at = (later, options) => started({ maxAge: HOUR, now: () => new Date(NOW + later), ...options });
  const outcomeOf = async (result) => (await result).resolution.outcome;

  test('spares the request, and no longer', async () => {
    tell([]);
    assert.equal(await outcomeOf(at(0)), 'FRESH');
    service.requests.length = 0;
    promote('2.0.0', second, 2, 2);
    const { resolution, startup } = await at(HOUR);
    assert.deepEqual([resolution.outcome, resolution.digest, startup.origin], ['RECENT', digestOf(first), 'verified-before']);
    assert.equal(resolution.release.version, '1.0.0');
    assert.equal(service.requests.length, 0);
    const later = await at(HOUR + 1);
    assert.deepEqual([later.resolution.outcome, later.resolution.digest], ['FRESH', digestOf(second)]);
    assert.equal(await outcomeOf(at(0)), 'FRESH', 'an answer from the future');
  });

  test('does not hold for what others could have written, or another process knows better', async () => {
    await at(0);
    chmodSync(join(folder, 'cache/recent'), 0o777);
    assert.equal(await outcomeOf(at(1)), 'FRESH');
    chmodSync(join(folder, 'cache/recent'), 0o700);
    assert.equal(await outcomeOf(at(2)), 'RECENT');
    const [answer] = files('recent');
    const earlier = readFileSync(answer);
    promote('2.0.0', second, 2, 2);
    await client().resolve(STABLE);
    writeFileSync(answer, earlier);
    const { resolution } = await at(3);
    assert.deepEqual([resolution.outcome, resolution.digest], ['FRESH', digestOf(second)]);
  });

  test('ends with the trust in the key', async () => {
    await at(0);
    const strange = await at(1, { keys: new TrustedKeys().add(stranger.pem) });
    assert.equal(strange.resolution.problem.code, 'unknown-key');
  });
});

describe('revocations', () => {
  test('are remembered whatever else a set holds', async () => {
    tell([key.id]);
    await client().refreshKeys();
    // As long as an answer may be: in one file with what is kept, that would be longer than what is read again.
    for (const others of [['z'.repeat(1_040_000)], ['../../x', 'A'.repeat(43)], []]) {
      tell(others);
      await client().refreshKeys();
    }
    assert.equal((await client().resolve(STABLE)).problem.code, 'revoked-key');
  });

  test('are not taken for none if they cannot be read', async () => {
    await client().resolve(STABLE);
    tell([key.id]);
    await client().refreshKeys();
    rmSync(join(folder, 'cache/keys/revoked'), { recursive: true });
    writeFileSync(join(folder, 'cache/keys/revoked'), '');
    assert.equal((await client().resolve(STABLE)).problem.code, 'cache-unusable');
  });

  test('are asked for once a day', async () => {
    tell([]);
    const asked = () => service.requests.filter((it) => it.url.includes('jwks')).length;
    for (const [hours, expected] of [[0, 1], [1, 1], [23, 1], [25, 2], [26, 2]]) {
      await client({ now: () => new Date(NOW + hours * HOUR) }).resolve(STABLE);
      assert.equal(asked(), expected, `after ${hours} hours`);
    }
  });
});

