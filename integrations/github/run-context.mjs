import { readFileSync } from 'node:fs';

/** Events by which nothing comes that a stranger wrote: what runs is on the branch itself. */
const TRUSTED_EVENTS = new Set(['push', 'schedule', 'workflow_dispatch']);

/**
 * What runs, and for what.
 *
 * @typedef {object} RunContext
 * @property {string} workspace the folder of the checkout
 * @property {number | undefined} pullRequest its number
 * @property {boolean} isDefaultBranch whether what runs is the default branch, and not a pull request
 * @property {boolean} isFork whether it is a pull request of another repository
 * @property {Record<string, string>} labels of builds
 */

/**
 * Of GitHub's environment variables and event.
 *
 * @param {Record<string, string | undefined>} environment
 * @returns {RunContext}
 */
export const runContext = (environment) => {
  const event = JSON.parse(readFileSync(environment.GITHUB_EVENT_PATH, 'utf8'));
  const pull = event.pull_request;
  const branch = `refs/heads/${event.repository?.default_branch}`;
  return {
    workspace: environment.GITHUB_WORKSPACE,
    pullRequest: pull?.number,
    // pull_request_target and workflow_run have the default branch as their ref, whatever they have checked out.
    isDefaultBranch: !pull && TRUSTED_EVENTS.has(environment.GITHUB_EVENT_NAME) && environment.GITHUB_REF === branch,
    isFork: pull !== undefined && pull.head?.repo?.full_name !== environment.GITHUB_REPOSITORY,
    labels: {
      repository: `${environment.GITHUB_SERVER_URL}/${environment.GITHUB_REPOSITORY}`,
      commit: pull?.head?.sha ?? environment.GITHUB_SHA,
      run: `${environment.GITHUB_RUN_ID}`,
    },
  };
};
