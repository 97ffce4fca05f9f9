import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { readContainer } from '../snapforge.mjs';
import { NODE, TARGET } from './support/engine.mjs';
import { canonical, containerOf, metadataOf } from './support/samples.mjs';
import { first, firstBlob } from './support/setting.mjs';

describe('a container', () => {
  const code = (file) => {
    try {
      readContainer(file);
    } catch (error) {
      return error.code;
    }
    return undefined;
  };
  const changed = (change) => {
    const file = Buffer.from(first);
    change(file);
    return file;
  };
  const end = () => 64 + first.readUInt32LE(44);
  const withBlob = (change) => {
    const blob = Buffer.from(firstBlob);
    change(blob);
    return containerOf(blob);
  };

  test('is read if it conforms to the format', () => {
    const { metadata, blob } = readContainer(first);
    assert.equal(metadata.target, TARGET);
    assert.ok(blob.equals(firstBlob));
  });

  test('is refused if a length or offset points outside it', () => {
    for (const length of [0, 3]) assert.equal(code(first.subarray(0, length)), 'bad-magic');
    for (const length of [4, 63, 64, 200, 4096, first.length - 1]) {
      assert.equal(code(first.subarray(0, length)), 'length-out-of-range', `${length} bytes`);
    }
    assert.equal(code(changed((file) => file.writeUInt32LE(0xffffffff, 44))), 'length-out-of-range');
    assert.equal(code(changed((file) => file.writeBigUInt64LE(8192n, 48))), 'length-out-of-range');
    assert.equal(code(changed((file) => file.writeBigUInt64LE(1n << 63n, 56))), 'length-out-of-range');
    assert.equal(code(Buffer.concat([first, Buffer.alloc(1)])), 'trailing-bytes');
  });

  test('is refused if its header, padding or blob is wrong', () => {
    assert.equal(code(changed((file) => file.write('V8SX'))), 'bad-magic');
    assert.equal(code(changed((file) => file.writeUInt32LE(2, 4))), 'unknown-container-version');
    assert.equal(code(changed((file) => (file[end()] = 1))), 'nonzero-padding');
    assert.equal(code(changed((file) => (file[file.length - 1] ^= 1))), 'crc-mismatch');
    assert.equal(code(changed((file) => (file[39] = 1))), 'v8-version-disagrees');
  });

  test('is refused if its metadata is not canonical or not of this format', () => {
    const metadata = metadataOf(firstBlob);
    const { prelude, ...missing } = metadata;
    for (const json of [
      JSON.stringify(metadata, null, 1),
      canonical(metadata).replace('"prelude":"none"', '"prelude":"none","prelude":"none"'),
      canonical(metadata) + ' ',
      canonical(missing),
      canonical({ ...metadata, more: 1 }),
      canonical({ ...metadata, target: 'linux' }),
      canonical({ ...metadata, requires: [1] }),
      canonical({ ...metadata, blob: { ...metadata.blob, size: -1 } }),
      canonical({ ...metadata, bundle: { digest: 'sha256:1' } }),
      '['.repeat(50_000),
    ]) {
      assert.equal(code(containerOf(firstBlob, metadata, json)), 'malformed-metadata', json.slice(0, 60));
    }
    assert.equal(code(containerOf(firstBlob, metadataOf(Buffer.from('other')))), 'blob-digest-mismatch');
  });

  test('is refused if the blob is not one that this Node accepts', () => {
    const v8Header = firstBlob.indexOf(Buffer.from(NODE.v8Version, 'latin1')) - 16;
    assert.equal(code(withBlob((blob) => (blob[0] ^= 1))), 'malformed-blob-header');
    assert.equal(code(withBlob((blob) => (blob[4] = 0))), 'malformed-blob-header');
    assert.equal(code(withBlob((blob) => (blob[13] += 1))), 'node-build-disagrees');
    assert.equal(code(withBlob((blob) => (blob[v8Header + 16] += 1))), 'v8-version-disagrees');
    assert.equal(code(withBlob((blob) => blob.writeUInt32LE(0, v8Header + 4))), 'not-rehashable');
    assert.equal(code(withBlob((blob) => (blob[v8Header + 5000] ^= 1))), 'blob-checksum-mismatch');
    assert.equal(code(containerOf(Buffer.alloc(20), metadataOf(Buffer.alloc(20)))), 'malformed-blob-header');
  });
});
