import { isBad } from './verdict.mjs';

const HEAD = ['package', 'engine', 'outcome', 'millis', 'blob', 'findings', 'Node 24 --build-snapshot'];

/** The results for a reader: a table for the terminal or for a document, JSON, or only what is wrong. */
export function report(document, format) {
  if (format === 'json') {
    return JSON.stringify(document, null, 2) + '\n';
  }
  const parts = format === 'check' ? [] : [format === 'markdown' ? markdown(rows(document)) : aligned(rows(document))];
  return [...parts, totals(document), wrong(document)].filter((it) => it !== '').join('\n') + '\n';
}

function rows({ results }) {
  return results.flatMap((row) =>
    row.engines.map((it, i) => [
      i === 0 ? `${row.package}@${row.version}` : '',
      it.target,
      it.code ? `${it.outcome}: ${it.code}` : it.outcome,
      String(it.millis ?? ''),
      size(it.blobSize),
      it.findings.join(' '),
      i === 0 && row.node ? nodeText(row.node) : '',
    ]),
  );
}

function nodeText({ outcome, blobSize }) {
  return blobSize ? `${outcome}, ${size(blobSize)}` : outcome;
}

function size(bytes) {
  return bytes === undefined ? '' : `${(bytes / 1e6).toFixed(2)} MB`;
}

function aligned(body) {
  const widths = HEAD.map((title, i) => Math.max(title.length, ...body.map((row) => row[i].length)));
  const line = (row) => row.map((cell, i) => cell.padEnd(widths[i])).join('  ').trimEnd();
  return [line(HEAD), widths.map((it) => '-'.repeat(it)).join('  '), ...body.map(line), ''].join('\n');
}

function markdown(body) {
  const line = (row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(HEAD), `|${'---|'.repeat(HEAD.length)}`, ...body.map(line), ''].join('\n');
}

function totals({ targets, results }) {
  const columns = targets.map((target) => [
    target,
    count(results.map((row) => row.engines.find((it) => it.target === target)?.outcome ?? 'no job')),
  ]);
  if (results.some((row) => row.node)) {
    columns.push(['Node 24 --build-snapshot', count(results.map((row) => row.node.outcome))]);
  }
  return columns.map(([name, text]) => `${name}: ${text}`).join('\n');
}

function count(outcomes) {
  const counts = new Map();
  outcomes.forEach((it) => counts.set(it, (counts.get(it) ?? 0) + 1));
  return [...counts].map(([outcome, number]) => `${number} ${outcome}`).join(', ');
}

/** Each reason in the engine's or the bundle's own words; those that must not happen first. */
function wrong({ results }) {
  const lines = results.flatMap((row) =>
    row.engines
      .filter((it) => it.detail || isBad(it))
      .map((it) => ({ bad: isBad(it), text: `${row.package} on ${it.target}: ${it.outcome}${it.code ? `, ${it.code}` : ''}. ${words(it)}` })),
  );
  const list = (bad, title) => {
    const texts = lines.filter((it) => it.bad === bad).map((it) => `  ${it.text}`);
    return texts.length === 0 ? [] : ['', title, ...texts];
  };
  return [...list(true, 'Must not happen:'), ...list(false, 'Why not:')].join('\n');
}

function words({ code, detail = '', engineMessage, location, hint }) {
  const at = location ? ` (${location.file}:${location.line}:${location.column})` : '';
  const said = engineMessage && !detail.includes(engineMessage) ? ` ${engineMessage.split('\n')[0]}` : '';
  return `${detail.split('\n')[0]}${at}${said}${hint || !code ? '' : ' No hint.'}`;
}
