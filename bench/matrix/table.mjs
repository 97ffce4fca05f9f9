// Rows as a Markdown table, aligned so that it can be read as it is.

const COLUMNS = [
  ['bundle', (it) => it.bundle],
  ['target', (it) => it.target],
  ['V8', (it) => it.v8Version],
  ['run', (it) => (it.emulated ? 'emulated' : 'native')],
  ['build', (it) => millis(it.buildMillis)],
  ['blob', (it) => (it.blobSize === undefined ? (it.problem ?? '') : `${(it.blobSize / 1e6).toFixed(2)} MB`)],
  ['plain start', (it) => millis(it.plainMillis)],
  ['restored start', (it) => millis(it.restoredMillis)],
  ['ratio', (it) => (it.speedup == null ? '' : it.speedup.toFixed(1))],
];

/** One line a row; where a build failed, the code of its problem stands in the place of the blob. */
export function table(rows) {
  const lines = [COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, text]) => text(row)))];
  const widths = COLUMNS.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  const print = (line) => `| ${line.map((text, i) => text.padEnd(widths[i])).join(' | ')} |\n`;
  const rule = `|${widths.map((it) => '-'.repeat(it + 2)).join('|')}|\n`;
  return print(lines[0]) + rule + lines.slice(1).map(print).join('');
}

function millis(value) {
  return value == null ? '' : `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
}
