import { collectBundle, withoutRelease } from './bundle.mjs';
import { Builds, exitOfBuild, hasSucceeded } from './builds.mjs';
import { beyondLimits } from './comparison.mjs';
import { diagnosticsOf } from './diagnostics.mjs';
import { EXIT, Refusal, refusalOf } from './refusal.mjs';
import { specOf } from './spec.mjs';
import { channelPath, comparedVersion, standingVersions } from './standing.mjs';
import { planTargets } from './targets.mjs';

/** @import { Bundle } from './bundle.mjs' */
/** @import { Row } from './comparison.mjs' */
/** @import { Connection } from './connection.mjs' */
/** @import { Diagnostic } from './diagnostics.mjs' */
/** @import { Settings } from './settings.mjs' */

/**
 * What a run of a pipeline came to, as far as it got.
 *
 * @typedef {object} Outcome
 * @property {Settings} settings
 * @property {boolean} releases whether it was to release
 * @property {string} [name] that it is released under, or compared with
 * @property {Bundle} [bundle]
 * @property {object[]} builds as the API gives them, the required one first
 * @property {Diagnostic[]} diagnostics
 * @property {{ version: string, rows: Row[] }} [comparison]
 * @property {Array<{ code: 'grown' | 'not-measured', message: string }>} beyond what does not hold of the limits
 * @property {object} [channel] as the API gives it, if it was pointed to the version
 * @property {Refusal} [refusal] why it got no further
 * @property {number} exit
 */

/**
 * What a run is given.
 *
 * @typedef {object} Run
 * @property {Connection} connection
 * @property {string} directory that files are relative to
 * @property {Bundle} [bundle] what is built, if it is not what settings.files names
 * @property {boolean} [wait] whether to wait for the end of the build (default), or only to submit it
 * @property {Record<string, string>} labels to keep with the build
 * @property {(line: string) => void} log
 */

/** Whether a run may release: what is on the default branch has been reviewed. */
export const releasesNow = ({ release }, isDefaultBranch) => release === 'always' || (release === 'auto' && isDefaultBranch);

/** Whether something grew, and not only that it is not known. */
export const hasGrown = ({ beyond }) => beyond.some((it) => it.code === 'grown');

/** The version that was released; undefined if none was. */
export const releasedVersion = ({ releases, builds }) => (releases ? (builds.find(hasSucceeded)?.version ?? undefined) : undefined);

/**
 * Builds, compares, releases and promotes as settings say. What goes wrong is part of the outcome, so that everything that is known can
 * be reported.
 *
 * @param {Settings} settings
 * @param {Run & { releases: boolean }} run and whether it may release
 * @returns {Promise<Outcome>}
 */
export const runPipeline = async (settings, { releases, ...run }) => {
  const outcome = { settings, releases, builds: [], diagnostics: [], beyond: [], exit: EXIT.done };
  try {
    await steps(outcome, run);
  } catch (error) {
    outcome.refusal = refusalOf(error);
    outcome.exit = outcome.refusal.exit;
  }
  outcome.diagnostics = diagnosticsOf(outcome.builds);
  return outcome;
};

const steps = async (outcome, run) => {
  const { settings } = outcome;
  const { connection, wait = true, log } = run;
  const { spec, plan, compared } = await prepared(outcome, run);
  const builds = new Builds(connection, { seconds: settings.timeoutSeconds, log });
  const isRequired = plan.required.length > 0 || plan.optional.length === 0;
  const targets = isRequired ? plan.required : plan.optional;
  const all = { ...spec, targets: targets.length > 0 ? targets : undefined };
  if (!wait) {
    if (isRequired) outcome.builds.push(await builds.submit(outcome.bundle, all));
    for (const target of plan.optional) {
      // Beside others they would be released even if those fail.
      if (isRequired) log(`${target} is left out: beside others, it needs the end of their build.`);
      else outcome.builds.push(await builds.submit(outcome.bundle, { ...spec, targets: [target] }));
    }
    return;
  }
  if (isRequired) outcome.builds.push(await builds.run(outcome.bundle, all));
  else await buildOptional(outcome, builds, spec, plan, log);
  if (!outcome.builds.some(hasSucceeded)) {
    outcome.exit = exitOfBuild(outcome.builds[0]);
    return;
  }
  if (compared) {
    outcome.comparison = await comparedVersion(builds, compared, outcome.builds);
    outcome.beyond = beyondLimits(outcome.comparison.rows, settings.limits);
  }
  if (outcome.beyond.length > 0 && settings.failOnGrowth) {
    outcome.exit = EXIT.refused;
    return;
  }
  await promote(outcome, connection);
  // After the promotion: whatever becomes of them, the release is there.
  if (isRequired) await buildOptional(outcome, builds, spec, plan, log);
};

/** What is sent, for which targets, and what it is compared with. */
const prepared = async (outcome, { connection, directory, bundle, labels, log }) => {
  const { settings, releases } = outcome;
  const whole = bundle ?? collectBundle(settings.files, settings.entries, directory);
  outcome.bundle = releases ? whole : withoutRelease(whole);
  const declared = { ...whole.manifest, ...specOf(settings, { directory, labels, releases: true }) };
  requireVersion(settings, declared);
  outcome.name = declared.name;
  const { newest, compared } = await standingVersions(connection, declared.name, settings.baseline, log);
  // What a gzipped archive says only the service reads: it may name targets.
  const isUnread = whole.files.size === 0 && !whole.manifest;
  const earlier = isUnread || !newest ? [] : newest.targets.map((it) => it.target);
  const plan = await planTargets(connection, settings.targets.length > 0 ? settings.targets : (declared.targets ?? []), earlier);
  plan.notes.forEach(log);
  const spec = specOf(settings, { directory, labels, releases });
  // Otherwise it would be measured some time after this run has ended.
  if (compared) spec.policy = { metrics: 'wait', ...whole.manifest?.policy, ...spec.policy };
  return { spec, plan, compared };
};

const requireVersion = ({ promote: channel, release }, { name, version }) => {
  if ((release === 'always' || channel) && !(name && version)) {
    throw new Refusal('usage', 'What is released has a name and a version.', {
      expected: 'name and version beside release or promote',
      found: `${name ?? 'no name'}, ${version ?? 'no version'}`,
      hint: 'Add them, or leave promote out.',
    });
  }
};

const promote = async (outcome, connection) => {
  const { name, settings } = outcome;
  const version = releasedVersion(outcome);
  if (version && settings.promote) {
    outcome.channel = await connection.put(channelPath(name, settings.promote), { version, reason: settings.reason });
  }
};

/** Each by itself; if nothing else was built, one of them must be accepted. */
const buildOptional = async (outcome, builds, spec, plan, log) => {
  let first;
  for (const target of plan.optional) {
    try {
      outcome.builds.push(await builds.run(outcome.bundle, { ...spec, targets: [target] }));
    } catch (error) {
      first ??= error;
      log(`${target} is left out: ${error.message}`);
    }
  }
  if (outcome.builds.length === 0) throw first;
};
