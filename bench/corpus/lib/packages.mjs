// The corpus: package.json's dependencies in the order of the tables. `entry` says what is imported where that is not the package
// itself; `prelude` which one a package needs and why, where it is not `web`; `intl` why it needs an engine with Intl;
// `checks` are real work, whose value is compared between a fresh and a restored runtime, and with `expected`. In a check,
// `pkg` is what `import * as pkg` gives and `it` the default export, or else `pkg`.
import { readFileSync } from 'node:fs';
import application from '../table/application.mjs';
import data from '../table/data.mjs';
import language from '../table/language.mjs';

const TABLE = { ...application, ...data, ...language };

// What continuous integration builds, for which all would take too long: large ones, those that once did not build, sloppy ones.
const SAMPLE = [
  ...['core-js-bundle', 'lodash', 'react', 'react-dom', 'three', 'hono', 'rxjs', 'effect', 'bluebird', 'web-streams-polyfill'],
  ...['underscore', 'backbone', 'immutable', 'async', 'q', 'protobufjs', 'zod', 'ajv', 'moment', 'luxon', 'mathjs', 'd3', 'd3-v3'],
  ...['yup', 'sjcl', 'decimal.js', 'typescript', '@babel/standalone', 'prettier', 'handlebars', 'ejs', 'escodegen', 'highlight.js'],
];

const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const odd = [
  ...Object.keys(dependencies).filter((it) => !TABLE[it]),
  ...Object.keys(TABLE).filter((it) => !dependencies[it]),
  ...SAMPLE.filter((it) => !TABLE[it]),
];
if (odd.length > 0) {
  throw new Error(`package.json, the tables and the sample do not name the same packages: ${odd.join(', ')}`);
}

export const packages = Object.entries(TABLE).map(([name, row]) => ({
  name,
  // Of an alias (npm:d3@3.5.17), what it stands for.
  version: dependencies[name].replace(/^npm:.*@/, ''),
  entry: name,
  prelude: { name: 'web' },
  sample: SAMPLE.includes(name),
  ...row,
}));
