import { Refusal } from './refusal.mjs';

/**
 * What an author asks for. Lists are empty and other values undefined if nothing is said.
 *
 * @typedef {object} Settings
 * @property {string} url of the service
 * @property {string} audience of tokens for it
 * @property {string[]} files files, a folder or an archive
 * @property {string[]} entries
 * @property {string} [name]
 * @property {string} [version]
 * @property {string[]} targets
 * @property {string} [prelude]
 * @property {string[]} requires
 * @property {Array<string | object>} checks
 * @property {string} [warmup]
 * @property {string | object} [spec] a file, or what would be in it
 * @property {'auto' | 'always' | 'never'} release
 * @property {string} [promote] a channel
 * @property {string} [reason] why, for the history of the channel
 * @property {string} [baseline] a version or a channel to compare with
 * @property {{ size?: number, start?: number }} limits in per cent
 * @property {boolean} failOnGrowth
 * @property {number} timeoutSeconds
 */

const TIME = /^([1-9][0-9]*)(s|m|h)$/;
const SECONDS = { s: 1, m: 60, h: 3600 };

const refuse = (name, expected, found) => {
  throw new Refusal('usage', `The input ${name} cannot be read.`, { expected, found: found === '' ? 'nothing' : found, hint: 'Correct it.' });
};

/**
 * Settings in inputs, which are texts.
 *
 * @param {Record<string, string | undefined>} inputs by name
 * @returns {Settings}
 * @throws {Refusal} `usage`
 */
export const settingsOf = (inputs) => {
  const text = (name) => (inputs[name] ?? '').trim() || undefined;

  const list = (name) => {
    const given = text(name) ?? '';
    if (!given.startsWith('[')) return given.split('\n').map((it) => it.trim()).filter(Boolean);
    try {
      return JSON.parse(given);
    } catch {
      return refuse(name, 'one on each line, or a JSON list', given);
    }
  };

  const choice = (name, choices) => {
    const given = text(name) ?? choices[0];
    return choices.includes(given) ? given : refuse(name, choices.join(' or '), given);
  };

  const limit = (name) => {
    const given = text(name);
    if (given === undefined || given === 'none') return undefined;
    return /^[0-9]+(\.[0-9]+)?$/.test(given) ? Number(given) : refuse(name, 'per cent, for example 5, or none', given);
  };

  const timeout = () => {
    const [given, number, unit] = TIME.exec(text('timeout') ?? '30m') ?? [];
    return given ? Number(number) * SECONDS[unit] : refuse('timeout', 'for example 90s or 10m', text('timeout'));
  };

  const url = text('url') ?? '';
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) refuse('url', 'the http(s) address of a Snapforge service', url);
  const files = list('files');
  if (files.length === 0) refuse('files', 'files, a folder or an archive', '');
  const promote = text('promote');
  return {
    url: url.replace(/\/+$/, ''),
    audience: text('audience') ?? url.replace(/\/+$/, ''),
    files,
    entries: list('entries'),
    name: text('name'),
    version: text('version'),
    targets: list('targets'),
    prelude: text('prelude'),
    requires: list('requires'),
    checks: list('checks'),
    warmup: text('warmup'),
    spec: text('spec'),
    release: choice('release', ['auto', 'always', 'never']),
    promote,
    baseline: text('baseline') ?? promote ?? 'latest',
    limits: { size: limit('max-size-growth'), start: limit('max-start-growth') },
    failOnGrowth: choice('fail-on-growth', ['false', 'true']) === 'true',
    timeoutSeconds: timeout(),
  };
};
