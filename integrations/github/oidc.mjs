import { EXIT, Refusal } from '../common/refusal.mjs';

/** GitHub's tokens are valid for some minutes; a build may take longer. */
const FRESH_MILLIS = 120_000;

const noToken = (isFork) =>
  new Refusal('no-id-token', 'This job cannot sign in: GitHub offers it no OIDC token.', {
    expected: 'ACTIONS_ID_TOKEN_REQUEST_URL in the environment',
    found: 'none',
    hint: isFork
      ? 'Pull requests of forks get none. Let the job run for those of this repository only (docs/ci.md has the condition).'
      : "Add 'id-token: write' to the job's permissions, or give the action an API token.",
    exit: EXIT.access,
  });

const refused = (found) =>
  new Refusal('no-id-token', 'GitHub gave no OIDC token.', {
    expected: 'a token',
    found,
    hint: "See whether the job has 'id-token: write', and whether GitHub Actions works (its status page).",
    exit: EXIT.access,
  });

/**
 * Gives the bearer token of each request: a fresh one of GitHub's OIDC.
 *
 * @param {object} job
 * @param {Record<string, string | undefined>} job.environment
 * @param {string} job.audience
 * @param {boolean} job.isFork
 * @param {(secret: string) => void} job.mask
 * @returns {() => Promise<string>}
 */
export const oidcToken = ({ environment, audience, isFork, mask, now = () => performance.now() }) => {
  let token;
  let since = 0;
  return async () => {
    if (token && now() - since < FRESH_MILLIS) return token;
    const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret } = environment;
    if (!address || !secret) throw noToken(isFork);
    const url = new URL(address);
    url.searchParams.set('audience', audience);
    let response;
    try {
      response = await fetch(url, {
        headers: { Authorization: `bearer ${secret}` },
        redirect: 'manual',
        signal: AbortSignal.timeout(30_000),
      });
    } catch (error) {
      throw refused(error.cause?.code ?? error.message);
    }
    const { value } = await response.json().catch(() => ({}));
    if (typeof value !== 'string') throw refused(`status ${response.status} without one`);
    mask(value);
    token = value;
    since = now();
    return value;
  };
};
