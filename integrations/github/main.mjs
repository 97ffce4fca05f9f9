// The step of the action: builds, and tells the runner, the reviewers and later steps what came of it.

import { resolve } from 'node:path';
import { askHost, commentOnce } from '../common/comment.mjs';
import { Connection } from '../common/connection.mjs';
import { hasSucceeded } from '../common/builds.mjs';
import { oneLine } from '../common/printable.mjs';
import { hasGrown, releasedVersion, releasesNow, runPipeline } from '../common/pipeline.mjs';
import { EXIT, refusalOf } from '../common/refusal.mjs';
import { diagnosticLines, placedDiagnostics, refusalLines, sentence, summaryMarkdown } from '../common/report.mjs';
import { settingsOf } from '../common/settings.mjs';
import { oidcToken } from './oidc.mjs';
import { runContext } from './run-context.mjs';
import { WorkflowCommands } from './workflow-commands.mjs';

const KINDS = { error: 'error', warning: 'warning', note: 'notice' };
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

const environment = process.env;
const runner = new WorkflowCommands(environment, (text) => process.stdout.write(text));
const log = (line) => runner.log(oneLine(line));

/** An API token if there is one, else GitHub's; services on this machine ask for none. */
const tokenOf = (inputs, settings, context) => {
  if (inputs.token) return async () => inputs.token;
  if (LOOPBACK.has(new URL(settings.url).hostname) && !environment.ACTIONS_ID_TOKEN_REQUEST_URL) return undefined;
  const { audience } = settings;
  return oidcToken({ environment, audience, isFork: context.isFork, mask: (secret) => runner.mask(secret) });
};

const annotate = (placed) => {
  for (const it of placed) {
    const place = it.file && { file: it.file, line: it.place.line, col: it.place.column };
    const where = it.place && !it.file ? `${it.place.file}:${it.place.line}:${it.place.column}: ` : '';
    runner.annotate(KINDS[it.level], { ...place, title: `Snapforge ${it.code}` }, where + sentence(it));
  }
};

/** A limit that could not be checked matters only if it must not be exceeded. */
const limitKind = ({ code }, { settings }) => {
  if (settings.failOnGrowth) return 'error';
  return code === 'grown' ? 'warning' : 'notice';
};

const writeOutputs = (outcome) => {
  const { builds, refusal, diagnostics, comparison, channel } = outcome;
  const built = builds.find(hasSucceeded);
  const jobs = builds.flatMap((it) => it.jobs).filter((it) => it.snapshot);
  runner.output('status', refusal ? 'refused' : built ? 'succeeded' : 'failed');
  runner.output('code', refusal?.code ?? (built ? '' : (diagnostics[0]?.code ?? '')));
  runner.output('build', builds[0]?.id ?? '');
  runner.output('snapshots', JSON.stringify(Object.fromEntries(jobs.map((it) => [it.target, it.snapshot]))));
  runner.output('released', releasedVersion(outcome) ?? '');
  runner.output('promoted', channel?.channel ?? '');
  runner.output('grown', comparison ? String(hasGrown(outcome)) : '');
};

const comment = async (outcome, context, token) => {
  const { GITHUB_API_URL: api, GITHUB_REPOSITORY: repository } = environment;
  const headers = { Accept: 'application/vnd.github+json', Authorization: `Bearer ${token}`, 'X-GitHub-Api-Version': '2022-11-28' };
  const comments = `${api}/repos/${repository}/issues/${context.pullRequest}/comments`;
  const done = await commentOnce(outcome, {
    list: (page, size) => askHost(`${comments}?per_page=${size}&page=${page}`, { headers }),
    // People may write the marker as well.
    isOwn: (it) => it.user?.type === 'Bot',
    create: (body) => askHost(comments, { method: 'POST', headers, body: { body } }),
    update: (id, body) => askHost(`${api}/repos/${repository}/issues/comments/${id}`, { method: 'PATCH', headers, body: { body } }),
  });
  if (done !== 'none') log(`comment on pull request ${context.pullRequest} ${done}`);
};

const report = async (outcome, context, connection, inputs) => {
  const placed = placedDiagnostics(outcome, context.workspace);
  placed.flatMap((it) => diagnosticLines(it, connection)).forEach((it) => runner.log(it));
  annotate(placed.filter((it) => it.level !== 'note'));
  outcome.beyond.forEach((it) => runner.annotate(limitKind(it, outcome), { title: `Snapforge ${it.code}` }, oneLine(it.message)));
  if (outcome.refusal) refuse(outcome.refusal);
  runner.summary(summaryMarkdown(outcome, placed, connection));
  writeOutputs(outcome);
  if (context.pullRequest && inputs.comment !== 'false') {
    // The result counts whether it can be told there or not.
    await comment(outcome, context, inputs['github-token']).catch((error) =>
      runner.annotate(
        'warning',
        { title: 'Snapforge no-comment' },
        `The pull request has no comment: ${oneLine(error.message)}. The job needs the permission 'pull-requests: write'.`,
      ),
    );
  }
};

const refuse = (refusal) => {
  refusalLines(refusal).forEach((it) => runner.log(it));
  runner.annotate('error', { title: `Snapforge ${refusal.code}` }, sentence({ message: refusal.message, cause: refusal.found, hint: refusal.hint }));
};

const run = async () => {
  const inputs = JSON.parse(environment.SNAPFORGE_INPUTS);
  const context = runContext(environment);
  const settings = settingsOf(inputs);
  const connection = new Connection({ url: settings.url, token: tokenOf(inputs, settings, context), note: log });
  const releases = releasesNow(settings, context.isDefaultBranch);
  const directory = resolve(context.workspace, inputs['working-directory'] ?? '.');
  const outcome = await runPipeline(settings, { connection, releases, directory, labels: context.labels, log });
  await report(outcome, context, connection, inputs);
  return outcome.exit;
};

try {
  process.exitCode = await run();
} catch (error) {
  const refusal = refusalOf(error);
  refuse(refusal);
  runner.output('status', 'refused');
  runner.output('code', refusal.code);
  process.exitCode = refusal.exit ?? EXIT.refused;
} finally {
  runner.end();
}
