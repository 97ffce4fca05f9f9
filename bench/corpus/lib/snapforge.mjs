import { forService } from './checks.mjs';
import { Refused } from './service.mjs';
import { differences, SHAPE, SHAPE_DIGEST } from './shape.mjs';
import { failed, Outcome, published } from './verdict.mjs';

/** What became of a package on each target. */
export async function buildOutcomes(service, it, made, targets, prelude) {
  const spec = {
    prelude: prelude ?? it.prelude.name,
    requires: ['__pkg'],
    checks: it.checks.flatMap(forService),
  };
  const build = await post(service, made, { ...spec, targets, checks: [...spec.checks, SHAPE_DIGEST] });
  if (build instanceof Refused) {
    return targets.map((target) => ({ target, prelude: spec.prelude, ...refusedRequest(build) }));
  }
  const results = [];
  for (const job of build.jobs) {
    results.push({ target: job.target, prelude: spec.prelude, ...(await outcome(service, made, spec, job)) });
  }
  return results;
}

async function outcome(service, made, spec, job) {
  if (job.status === 'SUCCEEDED') {
    return success(service, job, []);
  }
  if (job.problem?.code === 'check-differs' && job.problem.detail.includes('shape of')) {
    // Only the corpus's own comparison failed. Would it have been published without?
    const only = { ...spec, targets: [job.target] };
    const unasked = (await post(service, made, only)).jobs[0];
    return unasked.status === 'SUCCEEDED'
      ? success(service, unasked, await unequalParts(service, made, only))
      : failure(unasked);
  }
  return failure(job);
}

/** The parts of the shape that a restored runtime does not have, as far as the service's answer tells them. */
async function unequalParts(service, made, spec) {
  const build = await post(service, made, { ...spec, checks: [SHAPE] });
  const values = build.jobs[0].problem?.detail.slice(SHAPE.length).match(/(\[".*"\]).*?(\[".*"\])/s) ?? [];
  try {
    return differences(JSON.parse(values[1]), JSON.parse(values[2]));
  } catch {
    return ['some part of it'];
  }
}

async function success(service, job, unequal) {
  const snapshot = await service.snapshot(job.snapshot);
  return {
    outcome: published(job.findings, unequal),
    detail: unequal.length > 0 ? `Differs from its source: ${unequal.slice(0, 5).join('; ')}.` : undefined,
    millis: millis(job),
    blobSize: snapshot.blob.size,
    findings: codes(job),
    snapshot: job.snapshot,
  };
}

function failure(job) {
  const problem = job.problem ?? { code: job.status.toLowerCase(), detail: 'The job has no problem.' };
  const { code, detail, hint, location, engineMessage } = problem;
  return { outcome: failed(problem), code, detail, hint, location, engineMessage, millis: millis(job), findings: codes(job) };
}

function refusedRequest({ status, problem }) {
  const { code, detail, hint = problem.whatToDo } = problem;
  return { outcome: status >= 500 ? Outcome.CRASHED : Outcome.REFUSED, code, detail, hint, findings: [] };
}

async function post(service, made, spec) {
  try {
    return await service.build(made.file, made.source, spec);
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

/** How long the job's stages took together, in milliseconds. */
function millis(job) {
  return Math.round(job.stages.reduce((sum, stage) => sum + stage.millis, 0));
}

function codes(job) {
  return [...new Set(job.findings.map((it) => it.code))];
}
