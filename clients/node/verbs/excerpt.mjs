import { printable } from '../../../integrations/common/printable.mjs';

const BEFORE = 2;
const AFTER = 1;
const WIDEST = 120;

/** The part of a line around a column; long lines, as minifiers write them, are cut. */
const shownPart = (line, column) => {
  const skipped = column > WIDEST / 2 && line.length > WIDEST ? Math.min(column - WIDEST / 2, line.length) : 0;
  const rest = line.slice(skipped);
  const text = printable(`${skipped > 0 ? '…' : ''}${rest.length > WIDEST ? `${rest.slice(0, WIDEST)}…` : rest}`);
  return { text, caret: column - 1 - skipped + (skipped > 0 ? 1 : 0) };
};

/**
 * The lines around a place in a source, with a caret below the place; none if the text has no such line.
 *
 * @param {string} text
 * @param {number} line from 1
 * @param {number} column from 1
 * @returns {string[]}
 */
export const excerptLines = (text, line, column) => {
  const all = text.split(/\r\n|[\n\r\u2028\u2029]/);
  if (line > all.length) return [];
  const width = String(line + AFTER).length;
  const gutter = (label) => ` ${label.padStart(width)} | `;
  const lines = [];
  for (let number = Math.max(1, line - BEFORE); number <= Math.min(line + AFTER, all.length); number++) {
    // What follows the last line feed is no line.
    if (number > line && number === all.length && all[number - 1] === '') break;
    const part = shownPart(all[number - 1], number === line ? column : 1);
    lines.push(gutter(String(number)) + part.text);
    // Tabs stay tabs, so that the caret is under the place however wide they are shown.
    if (number === line) lines.push(`${gutter('')}${part.text.slice(0, Math.max(0, part.caret)).replace(/[^\t]/g, ' ')}^`);
  }
  return lines;
};
