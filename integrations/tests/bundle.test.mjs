import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { collectBundle, withoutRelease } from '../common/bundle.mjs';
import { workspaceFile } from '../common/places.mjs';
import { specOf } from '../common/spec.mjs';
import { zipEntry, zipped } from '../common/zip.mjs';

describe('a bundle', () => {
  let folder;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'snapforge-bundle-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name, content = '1;') => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  const manifestOf = (bundle) => JSON.parse(zipEntry(bundle.parts[0][1], 'snapforge.json'));
  const refused = (code, paths, entries = []) => assert.throws(() => collectBundle(paths, entries, folder), { code });

  test('of files has the maps beside them', () => {
    ['dist/a.js', 'dist/a.js.map', 'dist/lib/b.js', 'dist/c.js'].forEach((it) => write(it));
    const { parts } = collectBundle(['dist/a.js', 'dist/lib/b.js'], [], folder);
    assert.deepEqual(parts.map(([name]) => name), ['a.js', 'lib/b.js', 'a.js.map']);
  });

  test('of a folder has what runs from its manifest, entries, or its only script', () => {
    ['one/a.js', 'one/a.js.map', 'one/node_modules/x.js', 'one/.git/y.js'].forEach((it) => write(it));
    assert.deepEqual([...collectBundle(['one'], [], folder).files.keys()], ['a.js', 'a.js.map']);
    write('one/b.js');
    refused('usage', ['one']);
    assert.deepEqual(manifestOf(collectBundle(['one'], ['b.js'], folder)), { files: ['b.js'] });
    write('one/snapforge.json', '\uFEFF{"files": ["a.js"], "version": "1.0.0", "name": "a", "prelude": "web"}');
    const bundle = collectBundle(['one'], [], folder);
    assert.equal(manifestOf(bundle).version, '1.0.0');
    assert.deepEqual(manifestOf(withoutRelease(bundle)), { files: ['a.js'], prelude: 'web' });
  });

  test('of an archive releases nothing if that is not wanted, or is refused', () => {
    write('a.zip', zipped(new Map([['snapforge.json', Buffer.from('{"files": ["a.js"], "version": "1.0.0"}')]])));
    write('b.zip', zipped(new Map([['snapforge.json', Buffer.from('{"files": ["a.js"]}')]])));
    write('c.tar.gz', 'unreadable here');
    const archive = (name) => collectBundle([name], [], folder);
    assert.throws(() => withoutRelease(archive('a.zip')), { code: 'archive-releases' });
    assert.throws(() => withoutRelease(archive('c.tar.gz')), { code: 'archive-releases' });
    assert.equal(withoutRelease(archive('b.zip')).parts[0][0], 'b.zip');
  });

  test('is refused if it cannot be what was meant', () => {
    write('a.js');
    write('d/a.js');
    write('d/snapforge.json', 'no JSON');
    refused('unreadable-file', ['missing.js']);
    refused('usage', ['a.js', 'd']);
    refused('usage', ['a.js'], ['a.js']);
    refused('malformed-spec', ['d']);
  });

  test('has no link that leads out of the checkout', () => {
    write('d/a.js');
    symlinkSync('/etc/hostname', join(folder, 'd/b.js'));
    refused('link-outside', ['d']);
    refused('link-outside', ['d/b.js']);
    const settings = { spec: 'd/b.js', requires: [], checks: [] };
    assert.throws(() => specOf(settings, { directory: folder, labels: {}, releases: true }), { code: 'link-outside' });
  });

  test('has places only in files of the workspace', () => {
    write('dist/a.js', '1;\n//# sourceMappingURL=a.js.map');
    write('dist/a.js.map', JSON.stringify({ version: 3, sourceRoot: '..', sources: ['src/a.ts', '../../etc/hostname'], mappings: '' }));
    write('src/a.ts');
    const bundle = collectBundle(['dist/a.js'], [], folder);
    const at = (file, generated) => workspaceFile({ file, generated: generated && { file: generated } }, bundle, folder);
    assert.equal(at('a.js'), 'dist/a.js');
    assert.equal(at('src/a.ts', 'a.js'), 'src/a.ts');
    assert.equal(at('etc/hostname', 'a.js'), undefined);
    assert.equal(at('missing.js'), undefined);
  });
});
