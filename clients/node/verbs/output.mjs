import { oneLine } from '../../../integrations/common/printable.mjs';

const GAP = '  ';
const isRecord = (value) => typeof value === 'object' && value !== null;

const sortedJson = (value) => {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const members = Object.keys(value).filter((it) => value[it] !== undefined).sort();
  return `{${members.map((it) => `${JSON.stringify(it)}:${sortedJson(value[it])}`).join(',')}}`;
};

/** JSON on one line, its members sorted: for what has no undefined in it, that is RFC 8785. */
export const canonicalText = (document) => sortedJson(document ?? null);

/** The same without characters that a terminal would obey; JSON itself escapes those below U+0020. */
export const printableJson = (document) =>
  canonicalText(document).replace(
    /[\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g,
    (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Rows under a heading, in columns as wide as their widest cell. */
export const tableLines = (heading, rows) => {
  const all = [heading, ...rows].map((row) => row.map((it) => oneLine(it)));
  const widths = heading.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) => row.map((it, column) => (column + 1 < row.length ? it.padEnd(widths[column]) : it)).join(GAP));
};
