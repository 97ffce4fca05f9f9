import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

describe('snapforge.mjs', () => {
  let root;
  let copy;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'snapforge-build-'));
    copy = join(root, 'clients/node');
    for (const it of ['build.mjs', 'command.mjs', 'one-file.mjs', 'package.json', 'snapforge.mjs', 'src', 'verbs', 'verbs.mjs']) {
      cpSync(join(PACKAGE, it), join(copy, it), { recursive: true });
    }
    cpSync(join(PACKAGE, '../../integrations/common'), join(root, 'integrations/common'), { recursive: true });
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const build = (...args) => spawnSync(process.execPath, [join(copy, 'build.mjs'), ...args], { encoding: 'utf8' });
  const refuses = (reason, ...args) => {
    const { status, stderr } = build(...args);
    assert.deepEqual([status, reason.test(stderr)], [1, true], stderr);
  };

  test('is what its sources give', () => {
    const check = build('--check');
    assert.equal(check.status, 0, check.stderr);
  });

  test('is noticed if it was changed by itself, and made anew', () => {
    for (const [name, reason] of [['snapforge.mjs', /is not what src gives/], ['command.mjs', /is not what src gives/], ['verbs.mjs', /is not what verbs and/]]) {
      const result = join(copy, name);
      const before = readFileSync(result, 'utf8');
      appendFileSync(result, '// more\n');
      refuses(reason, '--check');
      assert.equal(build().status, 0);
      assert.equal(readFileSync(result, 'utf8'), before);
    }
  });

  test('is not made of what one file cannot hold', () => {
    const digest = join(copy, 'src/digest.mjs');
    const sound = readFileSync(digest, 'utf8');
    const cases = [
      [/'printable' is in/, 'export const printable = 1;\n'],
      [/a cycle of imports/, "import { Snapforge } from './client/snapforge.mjs';\n"],
      [/no module of Node/, "import { build } from 'esbuild';\n"],
      [/a form that is not known here/, "import * as all from './json.mjs';\n"],
      [/a form that is not known here/, 'export default 1;\n'],
    ];
    for (const [reason, more] of cases) {
      writeFileSync(digest, sound + more);
      refuses(reason);
    }
    writeFileSync(digest, sound);
    writeFileSync(join(copy, 'package.json'), '{ "version": "0.2.0" }');
    refuses(/another version than package\.json/);
  });
});
