import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { oneLine } from '../../common/printable.mjs';
import { placedDiagnostics } from '../../common/report.mjs';

/** @import { Outcome } from '../../common/pipeline.mjs' */

/**
 * What a bundler tells its user.
 *
 * @typedef {object} Message
 * @property {'error' | 'warning'} level
 * @property {string} text
 * @property {string[]} notes
 * @property {{ file: string, line: number, column: number, lineText: string }} [place] line and column from 1, file as it is from the
 *     working directory
 */

const lineOf = (file, line) => {
  try {
    return readFileSync(file, 'utf8').split(/\r\n|[\n\r\u2028\u2029]/)[line - 1] ?? '';
  } catch {
    return '';
  }
};

const placeOfMessage = ({ file, place }, directory) =>
  file && { file, line: place.line, column: place.column, lineText: oneLine(lineOf(resolve(directory, file), place.line)) };

const otherPlace = ({ file, place }) => (place && !file ? [`at ${oneLine(place.file)}:${place.line}:${place.column}`] : []);

const ofDiagnostic = (it, directory, page) => ({
  level: it.level,
  text: `${it.message} [${it.code}]`,
  notes: [it.cause, it.hint, ...otherPlace(it), `on ${it.targets.join(', ')}`, page].filter(Boolean),
  place: placeOfMessage(it, directory),
});

/** A refusal as a message. */
export const refusalMessage = ({ code, message, expected, found, hint }) => ({
  level: 'error',
  text: oneLine(`${message} [${code}]`),
  notes: [expected && `expected: ${expected}`, found && `found: ${found}`, hint].filter(Boolean).map(oneLine),
});

/**
 * What an outcome has to tell: problems, warnings and refusals, not what is merely worth knowing.
 *
 * @param {Outcome} outcome
 * @param {string} directory the working directory
 * @param {(code: string) => string} page explains a code
 * @returns {Message[]}
 */
export const messagesOf = (outcome, directory, page) => [
  ...placedDiagnostics(outcome, directory)
    .filter((it) => it.level !== 'note')
    .map((it) => ofDiagnostic(it, directory, page(it.code))),
  ...(outcome.refusal ? [refusalMessage(outcome.refusal)] : []),
];
