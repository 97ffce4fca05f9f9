import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { withNote } from '../src/executable/elf.mjs';
import { executableOf } from '../src/executable/executable.mjs';
import { preparedBlob, setFuse } from '../src/executable/sea.mjs';
import { digestOf, ENGINE, VERSION } from './support/engine.mjs';
import { metadataOf } from './support/samples.mjs';
import { first, firstBlob, folder } from './support/setting.mjs';

describe('a single executable', () => {
  test('has what Node itself would put into it', () => {
    writeFileSync(join(folder, 'snapforge'), "require('v8').startupSnapshot.setDeserializeMainFunction(() => {});");
    const config = { main: 'snapforge', output: 'sea.blob', useSnapshot: true, disableExperimentalSEAWarning: true };
    writeFileSync(join(folder, 'sea.json'), JSON.stringify(config));
    execFileSync(ENGINE, ['--experimental-sea-config', 'sea.json'], { cwd: folder, stdio: 'pipe' });
    const own = readFileSync(join(folder, 'sea.blob'));
    const snapshot = own.subarray(own.indexOf(firstBlob.subarray(0, 32)));
    assert.ok(own.equals(Buffer.concat(preparedBlob(VERSION, snapshot) ?? [])));
  });

  /** @type {[string, object][]} */
  const REFUSED = [
    ['executable-needs-node', { target: 'linux-x64/javet-v8-5.0.6' }],
    ['executable-needs-node', { target: 'linux-x64/isolated-vm-7.0.1-node-24' }],
    ['executable-needs-linux', { target: `macos-arm64/node-${VERSION}` }],
    ['other-node-build', { engineBuild: { nativeLibrary: digestOf('another'), version: VERSION } }],
  ];
  for (const [code, changes] of REFUSED) {
    test(`is refused: ${code}, ${JSON.stringify(changes)}`, async () => {
      const metadata = metadataOf(firstBlob, { target: `linux-x64/node-${VERSION}`, ...changes });
      await assert.rejects(executableOf({ metadata, blob: firstBlob }, ENGINE), { code });
    });
  }

  test('is refused of binaries with another form', async () => {
    const file = join(folder, 'node');
    const refuses = async (content, version) => {
      writeFileSync(file, content);
      const engineBuild = { nativeLibrary: digestOf(content), version };
      const metadata = metadataOf(firstBlob, { target: `linux-x64/node-${version}`, engineBuild });
      await assert.rejects(executableOf({ metadata, blob: firstBlob }, file), { code: 'executable-unknown-node' });
    };
    const elf = Buffer.from('7f454c4602010100', 'hex');
    await refuses(first, VERSION);
    await refuses(elf, VERSION);
    for (const version of ['20.20.2', '22.12.0', '23.1.0', '24.5.0', '26.0.0', '28.0.0']) await refuses(elf, version);
  });

  test('needs addresses behind the program that nothing has', () => {
    const programOf = (memory) => {
      const program = Buffer.alloc(64 + 56);
      program.writeBigUInt64LE(64n, 32);
      program.writeUInt16LE(1, 56);
      program.writeUInt32LE(1, 64);
      program.writeBigUInt64LE(0x400000n, 64 + 16);
      program.writeBigUInt64LE(memory, 64 + 40);
      return program;
    };
    const note = [Buffer.from('content')];
    assert.equal(withNote(programOf(0x10001n), 'N', note), undefined);
    const file = Buffer.concat(withNote(programOf(0x10000n), 'N', note) ?? []);
    assert.deepEqual([file.readUInt16LE(56), file.readBigUInt64LE(32), file.length % 4], [3, 0x10000n, 0]);
    assert.equal(file.readBigUInt64LE(0x10000 + 56 + 16), 0x410000n);
    assert.ok(file.toString('latin1').endsWith('N\0\0\0content\0'));
  });

  test('needs a fuse that is there once, and has not blown', () => {
    const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
    const once = Buffer.from(`before ${fuse}:0 after`);
    assert.equal(setFuse(once), true);
    assert.equal(once.toString(), `before ${fuse}:1 after`);
    for (const it of [once, Buffer.from(`${fuse}:0 ${fuse}:0`), Buffer.alloc(9)]) assert.equal(setFuse(it), false);
  });
});
