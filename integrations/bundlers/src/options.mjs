import { Refusal } from '../../common/refusal.mjs';

/** @import { Settings } from '../../common/settings.mjs' */

/**
 * Options of a plugin.
 *
 * @typedef {object} Options
 * @property {string} [url] of the service; SNAPFORGE_URL
 * @property {string} [token] a bearer token; SNAPFORGE_TOKEN
 * @property {object} [spec] a build spec (docs/spec.md), in which targets may be patterns; with name and version, it is released
 * @property {string} [promote] the channel to point to the version
 * @property {boolean} [wait] whether to wait for the end of the build, and tell what it says
 * @property {boolean} [fail] whether a failed build or a refusal fails the bundler's build; it waits then
 * @property {number} [timeoutSeconds] how long to wait at most
 */

const KNOWN = new Set(['url', 'token', 'spec', 'promote', 'wait', 'fail', 'timeoutSeconds']);

/**
 * What options mean.
 *
 * @param {Options} options
 * @param {Record<string, string | undefined>} environment
 * @returns {{ settings: Settings, token: string | undefined, wait: boolean, fail: boolean }}
 * @throws {Refusal} `usage`
 */
export const readOptions = (options, environment) => {
  const unknown = Object.keys(options).filter((it) => !KNOWN.has(it));
  const url = options.url ?? environment.SNAPFORGE_URL ?? '';
  const wrong = unknown.length > 0 ? unknown.join(', ') : URL.canParse(url) && /^https?:/.test(url) ? undefined : `url '${url}'`;
  if (wrong) {
    throw new Refusal('usage', 'The options of the Snapforge plugin cannot be used.', {
      expected: `the address of a service as url or SNAPFORGE_URL, and ${[...KNOWN].join(', ')}`,
      found: wrong,
      hint: 'Correct it; what belongs to the build is in spec.',
    });
  }
  const fail = options.fail ?? false;
  return {
    settings: {
      url,
      spec: options.spec ?? {},
      targets: options.spec?.targets ?? [],
      promote: options.promote,
      release: 'auto',
      limits: {},
      failOnGrowth: false,
      timeoutSeconds: options.timeoutSeconds ?? 600,
    },
    token: options.token ?? environment.SNAPFORGE_TOKEN,
    wait: fail || options.promote !== undefined || (options.wait ?? false),
    fail,
  };
};
