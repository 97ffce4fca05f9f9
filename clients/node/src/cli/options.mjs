import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Snapforge } from '../client/snapforge.mjs';
import { SnapforgeError } from '../errors.mjs';
import { TrustedKeys } from '../keys/trusted-keys.mjs';
import { describeNode } from '../verify/node-runtime.mjs';
import { sourcePolicy } from '../verify/source-policy.mjs';

/** @param {string} message */
export const usage = (message) => new SnapforgeError('usage', `${message} See snapforge --help.`);

/** @type {string[]} */
const NONE = [];

const OPTIONS = /** @type {const} */ ({
  help: { type: 'boolean', short: 'h' },
  key: { type: 'string', multiple: true, default: NONE },
  'key-id': { type: 'string', multiple: true, default: NONE },
  server: { type: 'string', default: process.env.SNAPFORGE_SERVER ?? process.env.SNAPFORGE_URL ?? 'http://127.0.0.1:8080' },
  cache: { type: 'string', default: join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'snapforge') },
  timeout: { type: 'string', default: '10' },
  name: { type: 'string' },
  channel: { type: 'string' },
  version: { type: 'string' },
  node: { type: 'string', default: process.execPath },
  source: { type: 'string' },
  'source-ref': { type: 'string' },
  workflow: { type: 'string' },
  requires: { type: 'string', multiple: true, default: NONE },
  'refuse-vulnerable': { type: 'boolean', default: false },
  'any-build': { type: 'boolean', default: false },
  'plain-entry': { type: 'string' },
  entry: { type: 'string' },
  'node-option': { type: 'string', multiple: true, default: NONE },
  'max-age': { type: 'string', default: '0' },
  'verify-always': { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
  output: { type: 'string', short: 'o' },
  executable: { type: 'boolean', default: false },
  container: { type: 'boolean', default: false },
});

/** @typedef {ReturnType<typeof parseOptions>['values']} CommandOptions */

/** SHA-256 in base64url, which may begin with a dash: `parseArgs` would take such an id for an option. */
const DASHED_KEY_ID = /^-[\w-]{42}$/;

/** @param {string[]} args */
const withDashedKeyIds = (args) => {
  const joined = [...args];
  for (let i = 0; i < joined.length - 1 && joined[i] !== '--'; i++) {
    if (joined[i] === '--key-id' && DASHED_KEY_ID.test(joined[i + 1])) joined.splice(i, 2, `--key-id=${joined[i + 1]}`);
  }
  return joined;
};

/** @param {string[]} args */
export const parseOptions = (args) => {
  try {
    return parseArgs({ args: withDashedKeyIds(args), options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw usage(error.message);
  }
};

/** @param {CommandOptions} options */
export const trustedKeysOf = (options) => {
  const keys = new TrustedKeys();
  for (const file of options.key) keys.add(readFileSync(file, 'utf8'));
  for (const id of options['key-id']) keys.pin(id);
  return keys;
};

/** @param {string} text */
const secondsOf = (text) => {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 3600)) throw usage('--timeout takes a number of seconds up to 3600.');
  return seconds;
};

/** @param {string} text */
export const ageOf = (text) => {
  const seconds = Number(text);
  if (!(seconds >= 0 && seconds <= 31_536_000)) throw usage('--max-age takes a number of seconds up to a year.');
  return seconds;
};

/**
 * Which source is asked for; undefined if none is.
 *
 * @param {CommandOptions} options
 */
export const sourceOf = ({ source, 'source-ref': ref, workflow }) => {
  if (source !== undefined) return sourcePolicy({ repository: source, ref, workflow });
  if (ref !== undefined || workflow !== undefined) throw usage('--source-ref and --workflow need --source.');
  return undefined;
};

/**
 * @param {CommandOptions} options
 * @param {TrustedKeys} [keys]
 */
export const clientOf = (options, keys = trustedKeysOf(options)) =>
  new Snapforge({
    server: options.server,
    keys,
    cache: options.cache,
    node: describeNode(options.node),
    anyBuild: options['any-build'],
    source: sourceOf(options),
    refuseVulnerable: options['refuse-vulnerable'],
    token: process.env.SNAPFORGE_TOKEN,
    headTimeout: secondsOf(options.timeout) * 1000,
    maxAge: ageOf(options['max-age']) * 1000,
    verification: options['verify-always'] ? 'always' : 'once',
  });

/** @param {CommandOptions} options */
export const selectorOf = ({ name, channel, version, requires: words }) => {
  if (name === undefined) throw usage('--name is missing.');
  if (channel !== undefined && version !== undefined) throw usage('Give --channel or --version, not both.');
  const requires = words.flatMap((it) => it.split(','));
  return version === undefined ? { name, channel: channel ?? 'latest', requires } : { name, version, requires };
};
