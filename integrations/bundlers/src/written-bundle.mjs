import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { packedBundle, plainBundle, slashed } from '../../common/bundle.mjs';

/** @import { Bundle } from '../../common/bundle.mjs' */

const SCRIPT = /\.m?js$/;

/**
 * What a bundler has written, with its source maps; anything but scripts is left out.
 *
 * @param {string} root the folder that it was written to
 * @param {Array<{ file: string, isEntry: boolean }>} outputs files, in their order
 * @returns {Bundle | undefined} undefined if there is nothing to run
 */
export const writtenBundle = (root, outputs) => {
  const scripts = outputs.map((it) => ({ ...it, file: resolve(root, it.file) })).filter((it) => SCRIPT.test(it.file));
  const entries = scripts.filter((it) => it.isEntry).map((it) => slashed(root, it.file));
  if (entries.length === 0) return undefined;
  const maps = scripts.map((it) => `${it.file}.map`).filter((it) => existsSync(it));
  const files = new Map([...scripts.map((it) => it.file), ...maps].map((it) => [slashed(root, it), it]));
  return entries.length === scripts.length ? plainBundle(root, files) : packedBundle(root, files, { files: entries });
};
