import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isInside, slashed } from './bundle.mjs';

/** @import { Bundle } from './bundle.mjs' */

const REFERENCE = /^\s*\/\/[#@]\s*sourceMappingURL=(\S+)\s*$/gm;
const INLINE = /^data:application\/json;(?:charset=[^;,]+;)?base64,(.*)$/;

/** The name of what is referred to from a file; as in a URL, `..` ends at the root. */
const nameFrom = (from, reference) => {
  if (reference.includes('://') || reference.startsWith('/')) return reference;
  const segments = [];
  for (const segment of [...from.split('/').slice(0, -1), ...reference.split('/')]) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
};

/** The text of the map of a script here, and the folder that its sources are relative to; undefined if there is none. */
const mapOf = (script) => {
  const text = readFileSync(script, 'utf8');
  const reference = [...text.matchAll(REFERENCE)].pop()?.[1];
  const inline = INLINE.exec(reference ?? '');
  if (inline) return { text: Buffer.from(inline[1], 'base64').toString(), folder: dirname(script) };
  const beside = [`${script}.map`, reference && resolve(dirname(script), reference)].find((it) => it && existsSync(it));
  return beside && { text: readFileSync(beside, 'utf8'), folder: dirname(beside) };
};

/** How the map of a script refers to an original of this name. */
const originalHere = (script, scriptName, name) => {
  try {
    const map = mapOf(script);
    const json = map && JSON.parse(map.text);
    const maps = json ? [json, ...(json.sections ?? []).map((it) => it.map)] : [];
    for (const { sourceRoot = '', sources = [] } of maps) {
      const base = sourceRoot === '' || sourceRoot.endsWith('/') ? sourceRoot : `${sourceRoot}/`;
      const found = sources.find((it) => nameFrom(scriptName, base + it) === name);
      if (found) return resolve(map.folder, base + found);
    }
  } catch {
    // A map that cannot be read names nothing.
  }
  return undefined;
};

/**
 * The author's file that a place is in, relative to the workspace; undefined if it is not there. Bundles and maps may come from
 * strangers, so links that lead out of the workspace count for nothing.
 *
 * @param {{ file: string, generated?: { file: string } }} place
 * @param {Bundle} bundle
 * @param {string} workspace a folder
 */
export const workspaceFile = (place, bundle, workspace) => {
  const script = bundle.files.get(place.generated?.file ?? place.file);
  const candidates = place.generated
    ? [script && originalHere(script, place.generated.file, place.file), resolve(bundle.root, place.file), resolve(workspace, place.file)]
    : [script ?? resolve(bundle.root, place.file)];
  const file = candidates.find((it) => it && isInside(workspace, it));
  return file && slashed(workspace, file);
};
