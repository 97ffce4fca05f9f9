import { parseArgs } from 'node:util';
import { misuse } from './settings.mjs';

/** Options that every verb has. */
const GLOBAL = {
  url: { type: 'string', param: 'ADDRESS', about: 'the service (SNAPFORGE_URL; default http://127.0.0.1:8080)' },
  'token-file': { type: 'string', param: 'FILE', about: 'a file with a token; without it SNAPFORGE_TOKEN' },
  json: { type: 'boolean', about: 'print one JSON document to standard output, and nothing else there' },
  'no-color': { type: 'boolean', about: 'no colours; there are none' },
  quiet: { type: 'boolean', short: 'q', about: 'no progress and no notes, only results and errors' },
  help: { type: 'boolean', short: 'h', about: 'print this help' },
};

export const KEY_OPTION = {
  key: { type: 'string', multiple: true, param: 'FILE', about: 'a public key that you trust, in PEM or as a JWK set (SNAPFORGE_KEYS)' },
};

export const SOURCE_OPTIONS = {
  source: { type: 'string', param: 'REPOSITORY', about: 'only if built from there, for example github.com/acme/tools' },
  'source-ref': { type: 'string', param: 'REF', about: 'with --source: this branch or tag; * stands for any text' },
  workflow: { type: 'string', param: 'FILE[@REF]', about: 'with --source: by this workflow' },
};

export const REQUIRES_OPTION = {
  requires: { type: 'string', multiple: true, param: 'WORD', about: 'must offer this, for example web:fetch, slot:sql or intl; separated by commas' },
};

/** What a snapshot must offer. */
export const requiredWords = ({ requires = [] }) => requires.flatMap((it) => it.split(','));

export const REASON_OPTION = { reason: { type: 'string', param: 'TEXT', about: "why, for the channel's history: at most 500 characters" } };

/** Which source a snapshot must have; undefined for any. */
export const sourceOption = ({ source, 'source-ref': ref, workflow }) => {
  if (source !== undefined) return { repository: source, ref, workflow };
  if (ref === undefined && workflow === undefined) return undefined;
  throw misuse('A ref or a workflow is one of a repository.', '--source with --source-ref and --workflow', 'none', 'Add --source.');
};

/** Seconds of `90s`, `10m` or `2h`. */
export const durationOption = (name, text) => {
  const [, number, unit] = /^([0-9]{1,6})(s|m|h)$/.exec(text) ?? [];
  if (number === undefined) throw misuse(`--${name} cannot be read.`, 'for example 90s, 10m or 2h', text, 'Correct it.');
  return Number(number) * { s: 1, m: 60, h: 3600 }[unit];
};

/** A number of an option; undefined if it is not given. */
export const numberOption = (name, text) => {
  if (text === undefined) return undefined;
  if (!/^-?[0-9]+(\.[0-9]+)?$/.test(text)) throw misuse(`--${name} cannot be read.`, 'a number', text, 'Correct it.');
  return Number(text);
};

/**
 * The options and arguments of a verb.
 *
 * @param {{ options: object, least: number, most: number, usage: string }} verb
 * @param {string[]} args
 */
export const parseVerb = ({ options, least, most, usage }, args) => {
  let parsed;
  try {
    parsed = parseArgs({ args, options: { ...GLOBAL, ...options }, allowPositionals: true, tokens: true });
  } catch (error) {
    throw misuse(error.message.split('. ')[0], `snapforge ${usage}`, undefined, '--help explains it.');
  }
  const count = parsed.positionals.length;
  if (!parsed.values.help && (count < least || count > most)) {
    throw misuse('There are too few arguments, or too many.', `snapforge ${usage}`, `${count} of them`, '--help explains it.');
  }
  return parsed;
};

/** What `--help` prints of a verb. */
export const verbHelp = ({ options, usage, about }) => {
  const all = Object.entries({ ...options, ...GLOBAL });
  const lead = ([name, { param, short }]) => `  ${short ? `-${short}, ` : ''}--${name}${param ? ` ${param}` : ''}`;
  const width = Math.max(...all.map((it) => lead(it).length)) + 2;
  const lines = all.map((it) => `${lead(it).padEnd(width)}${it[1].about}${it[1].multiple ? '; may be repeated' : ''}`);
  return [`Usage: snapforge ${usage}`, '', about, '', ...lines].join('\n');
};
