import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runPipeline } from '../../../integrations/common/pipeline.mjs';
import { oneLine } from '../../../integrations/common/printable.mjs';
import { diagnosticLines, placedDiagnostics } from '../../../integrations/common/report.mjs';
import { SPEC_OPTIONS, specOfOptions } from './build-spec.mjs';
import { channelSentence } from './channel-verbs.mjs';
import { excerptLines } from './excerpt.mjs';
import { durationOption, REASON_OPTION } from './options.mjs';
import { tableLines } from './output.mjs';
import { misuse } from './settings.mjs';

const sourceText = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** A diagnostic as compilers write them: place, level, code, message, source lines, and what to do. */
const reportLines = (it, session) => {
  const [head, ...rest] = diagnosticLines(it, session.service);
  const excerpt = it.file ? excerptLines(sourceText(resolve(session.directory, it.file)), it.place.line, it.place.column) : [];
  return [head, ...excerpt, ...rest.flatMap((text) => text.split('\n')), ''];
};

const report = (outcome, session) => {
  const all = placedDiagnostics(outcome, session.directory);
  const shown = session.values.verbose ? all : all.filter((it) => it.level !== 'note');
  shown.flatMap((it) => reportLines(it, session)).forEach((it) => session.out(it));
  const notes = all.length - shown.length;
  if (notes > 0) session.out(notes === 1 ? '1 note is not shown; --verbose shows it.' : `${notes} notes are not shown; --verbose shows them.`);
};

const summary = ({ builds, channel }, session) => {
  const rows = builds
    .flatMap((it) => it.jobs)
    .map((it) => [it.target, it.status.toLowerCase() + (it.waiting ? `: ${it.waiting.detail}` : ''), it.snapshot ?? '-']);
  tableLines(['target', 'status', 'snapshot'], rows).forEach((it) => session.out(it));
  for (const { id, name, version, status } of builds) {
    session.out(oneLine(`build ${id}${name ? ` of ${name}${version ? ` ${version}` : ''}` : ''}: ${status.toLowerCase()}`));
  }
  if (channel) session.out(oneLine(channelSentence(channel)));
};

const requireSense = ({ promote: channel, reason, 'no-wait': leaves }) => {
  if (reason !== undefined && channel === undefined) {
    throw misuse('A reason is for a channel that moves.', '--reason with --promote', '--reason alone', 'Add --promote, or leave --reason out.');
  }
  if (leaves && channel !== undefined) {
    const found = `--no-wait --promote ${channel}`;
    throw misuse('Nothing can be promoted before it is built.', '--promote without --no-wait', found, "Wait, or run 'snapforge promote' later.");
  }
};

const printOutcome = (outcome, session) => {
  const { builds, channel, exit, refusal } = outcome;
  const document = { builds, channel };
  if (refusal) {
    if (builds.length > 0) session.kept = document;
    if (builds.length > 0 && !session.values.json) report(outcome, session);
    throw refusal;
  }
  if (session.values.json) session.result(document, []);
  else if (session.values['no-wait']) builds.forEach((it) => session.out(oneLine(it.id)));
  else {
    report(outcome, session);
    summary(outcome, session);
  }
  return exit;
};

export const buildVerb = {
  usage: 'build FILE… | DIR | ARCHIVE',
  about: 'Build snapshots of a bundle, and release and promote them if they have a name and a version.',
  least: 1,
  most: Infinity,
  options: {
    entry: { type: 'string', multiple: true, param: 'FILE', about: 'a file that runs; the others are there to be imported' },
    target: { type: 'string', multiple: true, param: 'TARGET', about: "for example 'linux-x64/javet-v8-*'; with ? at its end it may be absent or fail" },
    name: { type: 'string', param: 'NAME', about: 'the name to release under' },
    version: { type: 'string', param: 'VERSION', about: 'the version to release' },
    promote: { type: 'string', param: 'CHANNEL', about: 'point this channel to the version, once it is released' },
    ...REASON_OPTION,
    wait: { type: 'boolean', about: 'wait for the end of the build (default)' },
    'no-wait': { type: 'boolean', about: 'print the id of the build and leave' },
    timeout: { type: 'string', param: 'TIME', about: 'how long to wait at most (default 30m); the build goes on' },
    verbose: { type: 'boolean', short: 'v', about: 'notes as well as errors and warnings' },
    ...SPEC_OPTIONS,
  },
  async run(session, files, tokens) {
    const { values, service } = session;
    requireSense(values);
    const settings = {
      files,
      entries: values.entry ?? [],
      name: values.name,
      version: values.version,
      targets: values.target ?? [],
      requires: [],
      checks: [],
      spec: specOfOptions(values, tokens),
      release: 'auto',
      promote: values.promote,
      reason: values.reason,
      limits: {},
      failOnGrowth: false,
      timeoutSeconds: durationOption('timeout', values.timeout ?? '30m'),
    };
    const log = (line) => values.quiet || session.err(oneLine(line));
    const run = { connection: service, directory: session.directory, labels: {}, releases: true, wait: !values['no-wait'], log };
    return printOutcome(await runPipeline(settings, run), session);
  },
};
