/** What can become of a package on an engine. */
export const Outcome = Object.freeze({
  EQUAL: 'equal',
  EXPLAINED: 'differs, explained',
  CANNOT_RUN: 'cannot run plain',
  REFUSED: 'refused',
  UNEQUAL: 'PUBLISHED UNEQUAL',
  CRASHED: 'CRASHED',
});

// The bundle itself throws in this runtime, snapshot or not.
const CANNOT_RUN = ['script-threw', 'syntax-error', 'needs-intl'];
// The service saw a difference, and says which.
const EXPLAINS = ['differs-from-source', 'error-without-stack', 'warm-up-pollution'];
// Nobody knew what happened: the engine's last words are all there is.
const UNEXPLAINED = ['v8-fatal', 'snapshot-does-not-load', 'machine-fault', 'builder-lost'];

/** The outcome of a job that did not succeed. */
export function failed(problem) {
  const checkThrew = problem.code === 'check-unexpected' && / is throws \w/.test(problem.detail);
  if (checkThrew || CANNOT_RUN.includes(problem.code)) return Outcome.CANNOT_RUN;
  return UNEXPLAINED.includes(problem.code) ? Outcome.CRASHED : Outcome.REFUSED;
}

/** The outcome of a job that published a snapshot; `unequal` is what of its shape a restored runtime does not have. */
export function published(findings, unequal) {
  if (unequal.length === 0) return Outcome.EQUAL;
  return findings.some((it) => EXPLAINS.includes(it.code)) ? Outcome.EXPLAINED : Outcome.UNEQUAL;
}

/** Whether this must never happen. */
export function isBad(result) {
  const silent = [Outcome.REFUSED, Outcome.CANNOT_RUN].includes(result.outcome) && !result.hint;
  return silent || result.outcome === Outcome.UNEQUAL || result.outcome === Outcome.CRASHED;
}

/**
 * Whether this should have become a snapshot and did not: only what needs Intl may lack one, on an engine without it, and on Node
 * what was bundled for a runtime that is no Node.
 */
export function isMissed(result, { intl }) {
  const built = result.outcome === Outcome.EQUAL || result.outcome === Outcome.EXPLAINED;
  return !built && !result.target.includes('/node-') && (!intl || result.target.includes('i18n'));
}
