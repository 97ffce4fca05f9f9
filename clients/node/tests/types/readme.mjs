// Writes readme.mts: the README's example in TypeScript, for ./check to compile.

import { readFileSync, writeFileSync } from 'node:fs';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const examples = [...README.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text]) => text);
if (examples.length !== 1) throw new Error(`types: the README has ${examples.length} examples in TypeScript, not one`);
writeFileSync(new URL('readme.mts', import.meta.url), examples[0]);
