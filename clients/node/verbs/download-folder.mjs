import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, Refusal } from '../../../integrations/common/refusal.mjs';
import { fileBytes, misuse } from './settings.mjs';

/** What `sha256sum -c` reads. */
const CHECKSUMS = 'checksums.txt';

/** A service decides what versions are called: that must not lead to another folder. */
export const safeName = (text) => text.replace(/[^A-Za-z0-9._+-]/g, '_').replace(/^\.+/, '_');

/** The lines of earlier downloads into a folder, without those of files that are replaced. */
const earlierChecksums = (folder, files) => {
  const file = join(folder, CHECKSUMS);
  const lines = existsSync(file) ? String(fileBytes(file)).split(/\r?\n/).filter(Boolean) : [];
  if (lines.every((it) => /^[0-9a-f]{64} {2}.+/.test(it))) return lines.filter((it) => !files.has(it.slice(66)));
  const message = `The checksums cannot be written: ${file} holds something else.`;
  const hint = 'Choose another folder with --directory, or move the file away.';
  throw misuse(message, 'no file of this name, or one of an earlier download', 'lines of another form', hint);
};

/**
 * Writes files into a folder: all of them are whole before the first moves into place, and the checksums come last.
 *
 * @param {string} folder is made if it is absent
 * @param {Map<string, Buffer>} files by name
 * @returns {string[]} what was written
 * @throws {Refusal} `unwritable-file`; `usage`, if `checksums.txt` is something else
 */
export const writeDownloads = (folder, files) => {
  const sums = [...files].map(([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}`);
  const all = new Map([...files, [CHECKSUMS, `${[...earlierChecksums(folder, files), ...sums].join('\n')}\n`]]);
  let staging;
  try {
    mkdirSync(folder, { recursive: true });
    staging = mkdtempSync(join(folder, '.snapforge-'));
    for (const [name, content] of all) writeFileSync(join(staging, name), content);
    for (const name of all.keys()) renameSync(join(staging, name), join(folder, name));
    return [...all.keys()].map((it) => join(folder, it));
  } catch (error) {
    throw new Refusal('unwritable-file', `Cannot write ${folder}.`, {
      expected: 'a folder to write to, with space left',
      found: error.code ?? error.message,
      hint: `Check the path ${folder}.`,
      exit: EXIT.usage,
    });
  } finally {
    if (staging !== undefined) rmSync(staging, { recursive: true, force: true });
  }
};
