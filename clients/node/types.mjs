// Makes snapforge.d.mts, the types of snapforge.mjs: what TypeScript reads from its JSDoc comments, without what only the client
// itself uses. With --check it writes nothing, and fails if the file is another. It needs `npm ci`.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const RESULT = join(FOLDER, 'snapforge.d.mts');
const COMPILER = join(FOLDER, 'node_modules/.bin/tsc');
const OPTIONS = '--allowJs --declaration --emitDeclarationOnly --target es2024 --module nodenext --types node --outDir';

const declarations = () => {
  const folder = mkdtempSync(join(tmpdir(), 'snapforge-types-'));
  try {
    execFileSync(COMPILER, [...OPTIONS.split(' '), folder, 'snapforge.mjs'], { cwd: FOLDER, stdio: 'inherit' });
    return readFileSync(join(folder, 'snapforge.d.mts'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Comments and declarations, each beginning at the start of a line. */
const chunksOf = (text) => text.split(/^(?=\/\*\*|export |declare )/m).map((it) => it.trim());

const nameOf = (chunk) => /^(?:export )?(?:declare )?(?:type|class|const|function) (\w+)/.exec(chunk)?.[1];

const TYPEDEF = /^(\/\*\*.*?)[\s*]*@typedef (?:\{object\} (\w+)|\{.*\} (\w+))/s;

/** What the sources say of each type as a whole; TypeScript keeps only what they say of its members. */
const typeComments = (source) => {
  const blocks = source.match(/^\/\*\*.*?\*\/$/gms).map((it) => TYPEDEF.exec(it));
  return new Map(blocks.filter((it) => it !== null && it[1] !== '/**').map(([, text, name, other]) => [name ?? other, `${text}\n */\n`]));
};

/** By name, each with its comment. */
const byName = (chunks, comments) => {
  const found = new Map();
  chunks.forEach((chunk, i) => {
    const name = nameOf(chunk);
    const before = chunks[i - 1] ?? '';
    const own = before.startsWith('/**') && !TYPEDEF.test(before) ? before + '\n' : '';
    if (name !== undefined) found.set(name, { chunk, comment: comments.get(name) ?? own });
  });
  return found;
};

/** What is exported as a value, and what that mentions. */
const published = (found) => {
  const wanted = new Set();
  const visit = (name) => {
    if (wanted.has(name) || !found.has(name)) return;
    wanted.add(name);
    const code = found.get(name).chunk.replace(/\/\*\*.*?\*\//gs, '');
    for (const [it] of code.matchAll(/\w+/g)) visit(it);
  };
  for (const [name, { chunk }] of found) {
    if (/^export declare/.test(chunk)) visit(name);
  }
  return [...found].filter(([name]) => wanted.has(name)).map(([, it]) => it);
};

const types = [
  '// Made from snapforge.mjs by types.mjs: change src, and run ./build.\n/// <reference types="node" />',
  ...published(byName(chunksOf(declarations()), typeComments(readFileSync(join(FOLDER, 'snapforge.mjs'), 'utf8')))).map(({ comment, chunk }) => comment + chunk),
  'export {};',
].join('\n\n') + '\n';

if (!process.argv.includes('--check')) {
  writeFileSync(RESULT, types);
} else if (!existsSync(RESULT) || readFileSync(RESULT, 'utf8') !== types) {
  throw new Error('types: snapforge.d.mts is not what snapforge.mjs gives: run clients/node/build');
}
