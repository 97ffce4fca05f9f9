import { oneLine, printable } from './printable.mjs';

const LEVELS = ['error', 'warning', 'note'];
const SEVERITIES = { ERROR: 'error', WARNING: 'warning' };

/**
 * One thing that a build says about the author's files.
 *
 * @typedef {object} Diagnostic
 * @property {'error' | 'warning' | 'note'} level
 * @property {string} code stable, with a page of its own
 * @property {string} message what is wrong, in a sentence
 * @property {string} cause why, or empty
 * @property {string} [hint] what to do
 * @property {{ file: string, line: number, column: number, generated?: { file: string } }} [place] from line 1, column 1
 * @property {string[]} targets where it came up
 */

const placeOf = (location) =>
  location?.file
    ? { ...location, file: oneLine(location.file), line: Math.max(1, location.line), column: Math.max(1, location.column) }
    : undefined;

const diagnostic = (level, it, target) => ({
  level,
  code: oneLine(it.code),
  message: oneLine(it.title),
  cause: printable(it.detail),
  hint: it.hint ? printable(it.hint) : undefined,
  place: placeOf(it.location),
  targets: [oneLine(target)],
});

const ofJob = ({ target, problem, findings }) => [
  ...(problem ? [problem, ...(problem.others ?? [])].map((it) => diagnostic('error', it, target)) : []),
  ...(findings ?? []).map((it) => diagnostic(SEVERITIES[it.severity] ?? 'note', it, target)),
];

/**
 * What builds say, each thing once, however many targets say it; errors first.
 *
 * @param {object[]} builds as the API gives them
 * @returns {Diagnostic[]}
 */
export const diagnosticsOf = (builds) => {
  const all = new Map();
  for (const it of builds.flatMap((build) => build.jobs).flatMap(ofJob)) {
    const key = JSON.stringify([it.code, it.message, it.cause, it.place]);
    const known = all.get(key);
    if (!known) all.set(key, it);
    else if (!known.targets.includes(it.targets[0])) known.targets.push(it.targets[0]);
  }
  return [...all.values()].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
};
