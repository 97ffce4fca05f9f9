import { original } from './checks.mjs';
import { isBad } from './verdict.mjs';

const HEAD = ['package', 'engine', 'outcome', 'millis', 'blob', 'findings', '--build-snapshot of Node'];

/** The results for a reader: a table for the terminal or for a document, JSON, or only what is wrong. */
export function report(document, format) {
  if (format === 'json') {
    return JSON.stringify(document, null, 2) + '\n';
  }
  const parts = format === 'check' ? [] : [format === 'markdown' ? markdown(document) : aligned(rows(document))];
  return [...parts, totals(document), wrong(document)].filter((it) => it !== '').join('\n') + '\n';
}

function rows({ results }) {
  return results.flatMap((row) =>
    row.engines.map((it, i) => [
      i === 0 ? `${row.package}@${row.version}` : '',
      it.target,
      outcomeText(it).replaceAll('`', ''),
      String(it.millis ?? ''),
      size(it.blobSize),
      it.findings.join(' '),
      i === 0 ? row.nodes.map((node) => `${node.name}: ${nodeText(node)}`).join('; ') : '',
    ]),
  );
}

function nodeNames(results) {
  return (results[0]?.nodes ?? []).map((node) => node.name);
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

/** One row for each package: a document is read, not searched. */
function markdown({ targets, results }) {
  const names = targets.map((it) => it.replace(/^.*\//, ''));
  const head = ['package', ...names, 'findings', ...nodeNames(results).map((name) => `${name} --build-snapshot`)];
  const body = results.map((row) => [
    `${row.package}@${row.version}`,
    ...targets.map((target) => outcomeText(row.engines.find((it) => it.target === target))),
    [...new Set(row.engines.flatMap((it) => it.findings))].map((it) => `\`${it}\``).join(' '),
    ...row.nodes.map(nodeText),
  ]);
  const line = (row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...body.map(line), ''].join('\n');
}

function outcomeText(it) {
  return it === undefined ? 'no job' : it.code ? `${it.outcome}: \`${it.code}\`` : it.outcome;
}

function totals({ targets, results }) {
  const columns = targets.map((target) => [
    target,
    count(results.map((row) => row.engines.find((it) => it.target === target)?.outcome ?? 'no job')),
  ]);
  nodeNames(results).forEach((name, i) =>
    columns.push([`${name} --build-snapshot`, count(results.map((row) => row.nodes[i].outcome))]),
  );
  return columns.map(([name, text]) => `${name}: ${text}`).join('\n');
}

function count(outcomes) {
  const counts = new Map();
  outcomes.forEach((it) => counts.set(it, (counts.get(it) ?? 0) + 1));
  return [...counts].map(([outcome, number]) => `${number} ${outcome}`).join(', ');
}

/** Each reason in the engine's or the bundle's own words; those that must not happen first. */
function wrong({ targets, results }) {
  const reasons = { bad: [], other: [] };
  for (const row of results) {
    // Most packages meet the same fate on every engine: then it is said once.
    const fates = new Map();
    for (const it of row.engines.filter((one) => one.detail || isBad(one))) {
      const text = `${it.outcome}${it.code ? `, ${it.code}` : ''}. ${words(it)}`;
      fates.set(text, { bad: isBad(it), on: [...(fates.get(text)?.on ?? []), it.target] });
    }
    for (const [text, { bad, on }] of fates) {
      const where = on.length === targets.length ? '' : ` on ${on.join(', ')}`;
      reasons[bad ? 'bad' : 'other'].push(`  ${row.package}${where}: ${text}`);
    }
  }
  const list = (title, lines) => (lines.length === 0 ? [] : ['', title, ...lines]);
  return [...list('Must not happen:', reasons.bad), ...list('Why not:', reasons.other)].join('\n');
}

function words({ code, detail = '', engineMessage, location, hint }) {
  const at = location ? ` (${location.file}:${location.line}:${location.column})` : '';
  const said = engineMessage && !detail.includes(engineMessage) ? ` ${engineMessage.split('\n')[0]}` : '';
  const reason = original(detail.split('\n')[0]);
  return `${reason}${at}${said}${hint || !code ? '' : ' No hint.'}`;
}
