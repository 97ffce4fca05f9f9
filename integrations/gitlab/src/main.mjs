// The job of the component: builds, and tells GitLab and the reviewers what came of it.

import { appendFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { slashed } from '../../common/bundle.mjs';
import { askHost, commentOnce } from '../../common/comment.mjs';
import { Connection } from '../../common/connection.mjs';
import { oneLine } from '../../common/printable.mjs';
import { hasGrown, releasedVersion, releasesNow, runPipeline } from '../../common/pipeline.mjs';
import { refusalOf } from '../../common/refusal.mjs';
import { diagnosticLines, placedDiagnostics, refusalLines } from '../../common/report.mjs';
import { settingsOf } from '../../common/settings.mjs';
import { codeQuality } from './code-quality.mjs';
import { jobContext, jobInputs } from './job-context.mjs';

const REPORT = 'gl-code-quality-report.json';
const VARIABLES = 'snapforge.env';

const { env } = process;
const context = jobContext(env);
const print = (text) => process.stdout.write(`${text}\n`);
const log = (line) => print(oneLine(line));

const writeReport = (issues) => writeFileSync(join(context.workspace, REPORT), `${JSON.stringify(issues, null, 2)}\n`);

/** For later jobs: a dotenv report. */
const writeVariables = (outcome) => {
  const { builds, channel, comparison } = outcome;
  const variables = {
    SNAPFORGE_BUILD: builds[0]?.id,
    SNAPFORGE_RELEASED: releasedVersion(outcome),
    SNAPFORGE_PROMOTED: channel?.channel,
    SNAPFORGE_GROWN: comparison && String(hasGrown(outcome)),
  };
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value ?? ''}\n`);
  appendFileSync(join(context.workspace, VARIABLES), lines.join(''));
};

/** GitLab's job token may not write notes, so this needs a token of the project. */
const comment = async (outcome) => {
  if (!context.mergeRequest) return;
  const { SNAPFORGE_GITLAB_TOKEN: token, CI_API_V4_URL: api, CI_MERGE_REQUEST_PROJECT_ID: project } = env;
  if (!token) {
    if (hasGrown(outcome)) log('note: the merge request gets no note of this, because there is no SNAPFORGE_GITLAB_TOKEN.');
    return;
  }
  const headers = { 'PRIVATE-TOKEN': token };
  const notes = `${api}/projects/${project}/merge_requests/${context.mergeRequest}/notes`;
  let own;
  const done = await commentOnce(outcome, {
    list: (page, size) => askHost(`${notes}?per_page=${size}&page=${page}`, { headers }),
    isOwn: async (it) => it.author?.id === (own ??= (await askHost(`${api}/user`, { headers })).id),
    create: (body) => askHost(notes, { method: 'POST', headers, body: { body } }),
    update: (id, body) => askHost(`${notes}/${id}`, { method: 'PUT', headers, body: { body } }),
  });
  if (done !== 'none') log(`note on merge request ${context.mergeRequest} ${done}`);
};

const told = async (outcome, connection, first) => {
  const { settings } = outcome;
  const placed = placedDiagnostics(outcome, context.workspace);
  placed.flatMap((it) => diagnosticLines(it, connection)).forEach(print);
  outcome.beyond.forEach((it) => log(`${settings.failOnGrowth ? 'error' : 'warning'}[${it.code}]: ${it.message}`));
  if (outcome.refusal) refusalLines(outcome.refusal).forEach(print);
  if (outcome.channel) log(`${outcome.channel.name} ${outcome.channel.channel} is now ${outcome.channel.version}`);
  writeReport(codeQuality(outcome, placed, first));
  writeVariables(outcome);
  // The result counts whether it can be told there or not.
  await comment(outcome).catch((error) => log(`warning[no-comment]: the merge request has no note: ${error.message}`));
};

const run = async () => {
  const inputs = jobInputs(env);
  const settings = settingsOf(inputs);
  const connection = new Connection({ url: settings.url, token: async () => env.SNAPFORGE_TOKEN, note: log });
  const directory = resolve(context.workspace, inputs['working-directory'] || '.');
  const releases = releasesNow(settings, context.isDefaultBranch);
  const outcome = await runPipeline(settings, { connection, releases, directory, labels: context.labels, log });
  await told(outcome, connection, slashed(context.workspace, resolve(directory, settings.files[0])));
  return outcome.exit;
};

writeReport([]);
writeFileSync(join(context.workspace, VARIABLES), '');
try {
  process.exitCode = await run();
} catch (error) {
  const refusal = refusalOf(error);
  refusalLines(refusal).forEach(print);
  process.exitCode = refusal.exit;
}
