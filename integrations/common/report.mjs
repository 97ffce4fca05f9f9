import { percent } from './comparison.mjs';
import { codeMarkdown, escapedMarkdown, oneLine, printable } from './printable.mjs';
import { hasSucceeded } from './builds.mjs';
import { hasGrown, releasedVersion } from './pipeline.mjs';
import { workspaceFile } from './places.mjs';

/** @import { Diagnostic } from './diagnostics.mjs' */
/** @import { Outcome } from './pipeline.mjs' */

const KIB = 1024;

const indented = (label, text) => (text ? [`  ${label}: ${printable(text).replace(/\n/g, '\n    ')}`] : []);

/**
 * Diagnostics of an outcome, with the author's file of each.
 *
 * @param {Outcome} outcome
 * @param {string} workspace
 * @returns {Array<Diagnostic & { file?: string }>}
 */
export const placedDiagnostics = (outcome, workspace) =>
  outcome.diagnostics.map((it) => ({ ...it, file: it.place && outcome.bundle && workspaceFile(it.place, outcome.bundle, workspace) }));

/** What happened in a sentence and its reason, on one line. */
export const sentence = ({ message, cause, hint }) =>
  [message, cause, hint].filter(Boolean).map((it) => oneLine(it).replace(/[.]?$/, '.')).join(' ');

const placeText = ({ file, place }) => (place ? `${file ?? place.file}:${place.line}:${place.column}: ` : '');

/** A diagnostic as lines of a log. */
export const diagnosticLines = (it, connection) => [
  `${oneLine(placeText(it))}${it.level}[${it.code}]: ${it.message}`,
  ...indented('cause', it.cause),
  ...indented('hint', it.hint),
  ...indented('on', it.targets.join(', ')),
  ...indented('see', connection.page(it.code)),
];

/** A refusal as lines of a log. */
export const refusalLines = (it) => [
  `error[${oneLine(it.code)}]: ${oneLine(it.message)}`,
  ...indented('expected', it.expected),
  ...indented('found', it.found),
  ...indented('hint', it.hint),
];

const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);

const size = (snapshot) => (snapshot ? `${(snapshot.size / KIB).toFixed(1)} KiB` : '-');

const start = (snapshot) => {
  const millis = snapshot?.metrics?.restoredMillis;
  if (typeof millis !== 'number') return '-';
  const spread = snapshot.metrics.spread?.restoredMillis;
  return `${millis.toFixed(1)} ms${spread ? ` (${spread.min.toFixed(1)} to ${spread.max.toFixed(1)})` : ''}`;
};

/** The comparison as Markdown. */
const comparisonMarkdown = ({ comparison, beyond }) => [
  `Compared with ${codeMarkdown(comparison.version)}; starts are medians, and their spread:`,
  '',
  ...table(
    ['target', 'size before', 'now', 'growth', 'start before', 'now', 'growth'],
    comparison.rows.map((it) => [
      codeMarkdown(it.target),
      size(it.before),
      size(it.after),
      percent(it.size),
      start(it.before),
      start(it.after),
      percent(it.start),
    ]),
  ),
  '',
  ...beyond.map((it) => `- ${escapedMarkdown(it.message)}`),
];

const title = ({ name }) => (name ? escapedMarkdown(name) : 'Snapforge');

const result = (outcome) => {
  if (outcome.refusal) return 'refused';
  if (!outcome.builds.some(hasSucceeded)) return 'failed';
  if (outcome.exit !== 0) return 'is not within its limits';
  const version = releasedVersion(outcome);
  if (!version) return 'can be built';
  return `${escapedMarkdown(version)} is released${outcome.channel ? ` and is now ${escapedMarkdown(outcome.channel.channel)}` : ''}`;
};

const diagnosticMarkdown = (it, connection) => [
  `**${it.level}** [${codeMarkdown(it.code)}](${connection.page(it.code)}) ${escapedMarkdown(it.message)}`,
  '',
  ...(it.place ? [`at ${codeMarkdown(placeText(it).slice(0, -2))}`, ''] : []),
  ...(it.cause ? [escapedMarkdown(it.cause), ''] : []),
  ...(it.hint ? [`> ${escapedMarkdown(it.hint)}`, ''] : []),
];

const refusalMarkdown = (it) => [
  `**error** ${codeMarkdown(it.code)} ${escapedMarkdown(it.message)}`,
  '',
  ...['expected', 'found', 'hint'].filter((label) => it[label]).map((label) => `- ${label}: ${escapedMarkdown(it[label])}`),
  '',
];

/**
 * An outcome for a page of a CI service.
 *
 * @param {Outcome} outcome
 * @returns {string} Markdown
 */
export const summaryMarkdown = (outcome, placed, connection) => [
  `### ${title(outcome)}: ${result(outcome)}`,
  '',
  ...table(
    ['target', 'status', 'snapshot'],
    outcome.builds
      .flatMap((it) => it.jobs)
      .map((it) => [codeMarkdown(it.target), escapedMarkdown(it.status.toLowerCase()), it.snapshot ? codeMarkdown(it.snapshot) : '-']),
  ).slice(outcome.builds.length === 0 ? 2 : 0),
  '',
  ...(outcome.comparison ? comparisonMarkdown(outcome) : []),
  ...(outcome.refusal ? refusalMarkdown(outcome.refusal) : []),
  ...placed.filter((it) => it.level !== 'note').flatMap((it) => diagnosticMarkdown(it, connection)),
  '',
].join('\n');

/** By what an earlier comment for the same name is found. */
export const commentMarker = (outcome) => `<!-- snapforge: ${(outcome.name ?? '').replace(/[^a-z0-9._-]/g, '')} -->`;

/** An outcome for reviewers: what grew, or that it no longer does. */
export const commentMarkdown = (outcome) => [
  commentMarker(outcome),
  `### ${title(outcome)}: ${hasGrown(outcome) ? 'grows beyond its limits' : 'is within its limits again'}`,
  '',
  ...comparisonMarkdown(outcome),
  '',
].join('\n');
