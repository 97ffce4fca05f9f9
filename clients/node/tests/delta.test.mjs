import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import zlib from 'node:zlib';

import { digestOf } from './support/engine.mjs';
import { first, promote, resolve, second, service } from './support/setting.mjs';

const MAGIC = Buffer.from([0x5e, 0x2a, 0x4d, 0x18, 0x20, 0, 0, 0]);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest();

/** As RFC 9842 has it. */
const deltaOf = (content, dictionary, named = sha256(dictionary)) =>
  Buffer.concat([MAGIC, named, zlib.zstdCompressSync(content, { dictionary })]);

/** Answers as before, but for containers that are asked for with a dictionary. */
const sendInstead = (delta) => {
  const sent = [];
  service.instead = (request, response) => {
    const dictionary = request.headers['available-dictionary'];
    if (dictionary !== undefined) {
      sent.push(dictionary);
      assert.match(request.headers['accept-encoding'], /\bdcz\b/);
      return response.writeHead(200, { 'Content-Encoding': 'dcz' }).end(delta);
    }
    return response.writeHead(200).end(service.files.get(request.url));
  };
  return sent;
};

const here = { skip: zlib.zstdCompressSync === undefined && 'this Node has no zstd' };

describe('an update', here, () => {
  test('comes as a delta to the snapshot that is there', async () => {
    await resolve();
    promote('1.1.0', second, 2, 2);
    const delta = deltaOf(second, first);
    const sent = sendInstead(delta);

    const resolution = await resolve();

    assert.equal(resolution.outcome, 'FRESH', resolution.problem?.message);
    assert.equal(resolution.digest, digestOf(second));
    assert.deepEqual(sent, [`:${sha256(first).toString('base64')}:`]);
    assert.ok(delta.length < second.length / 2, `${delta.length} of ${second.length} bytes`);
  });

  for (const [what, spoilt] of [
    ['damaged', () => deltaOf(second, first).subarray(0, -100)],
    ['one to other bytes', () => deltaOf(second, first, sha256(second))],
    ['none', () => second],
    ['empty', () => Buffer.alloc(0)],
    ['longer than is allowed', () => deltaOf(Buffer.alloc(300 << 20), first)],
  ]) {
    test(`comes whole where the delta is ${what}`, async () => {
      await resolve();
      promote('1.1.0', second, 2, 2);
      const sent = sendInstead(spoilt());

      const resolution = await resolve();

      assert.equal(resolution.outcome, 'FRESH', resolution.problem?.message);
      assert.equal(resolution.digest, digestOf(second));
      assert.equal(sent.length, 1);
    });
  }

  test('is verified like any other', async () => {
    await resolve();
    promote('1.1.0', second, 2, 2);
    const other = Buffer.from(second);
    other[other.length - 1] ^= 1;
    sendInstead(deltaOf(other, first));

    const resolution = await resolve();

    assert.equal(resolution.outcome, 'CACHED');
    assert.equal(resolution.problem.code, 'digest-mismatch');
    assert.equal(resolution.digest, digestOf(first));
  });

  test('needs no dictionary where there is nothing yet', async () => {
    const sent = sendInstead(deltaOf(first, second));
    assert.equal((await resolve()).outcome, 'FRESH');
    assert.deepEqual(sent, []);
  });
});
