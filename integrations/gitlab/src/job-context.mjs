/** Pipelines in which what runs is the branch itself. */
const TRUSTED_SOURCES = new Set(['push', 'schedule', 'web', 'api']);

const INPUT = 'SNAPFORGE_INPUT_';

/**
 * What runs, and for what, of GitLab's predefined variables.
 *
 * @param {Record<string, string | undefined>} environment
 */
export const jobContext = (environment) => ({
  workspace: environment.CI_PROJECT_DIR,
  mergeRequest: environment.CI_MERGE_REQUEST_IID,
  isDefaultBranch: TRUSTED_SOURCES.has(environment.CI_PIPELINE_SOURCE) && environment.CI_COMMIT_BRANCH === environment.CI_DEFAULT_BRANCH,
  labels: { repository: environment.CI_PROJECT_URL, commit: environment.CI_COMMIT_SHA, run: environment.CI_JOB_URL },
});

/** The component's inputs, as its template hands them on: `max-size-growth` is `SNAPFORGE_INPUT_MAX_SIZE_GROWTH`. */
export const jobInputs = (environment) =>
  Object.fromEntries(
    Object.entries(environment)
      .filter(([name]) => name.startsWith(INPUT))
      .map(([name, value]) => [name.slice(INPUT.length).toLowerCase().replace(/_/g, '-'), value]),
  );
