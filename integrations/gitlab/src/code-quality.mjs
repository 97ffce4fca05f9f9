import { createHash } from 'node:crypto';
import { sentence } from '../../common/report.mjs';

/** @import { Outcome } from '../../common/pipeline.mjs' */

const REPORTED = { error: 'critical', warning: 'minor', note: 'info' };

/**
 * GitLab's Code Quality report of an outcome. GitLab wants a file for each issue: what is nowhere in particular is in the first file of
 * the bundle. A fingerprint does not change if only lines above it do.
 *
 * @param {Outcome} outcome
 * @param {object[]} placed its diagnostics with their files
 * @param {string} first the first file of the bundle
 */
export const codeQuality = (outcome, placed, first) => {
  const counts = new Map();
  const fingerprint = (...parts) => {
    const key = JSON.stringify(parts);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return createHash('sha256').update(`${key} ${count}`).digest('hex');
  };
  const issue = ({ level, code, file, line = 1, description }) => ({
    description,
    check_name: `snapforge/${code}`,
    fingerprint: fingerprint(code, file, description),
    severity: REPORTED[level],
    location: { path: file, lines: { begin: line } },
  });
  const said = placed.map((it) => ({ ...it, file: it.file ?? first, line: it.file && it.place.line, description: sentence(it) }));
  const grown = outcome.beyond.map((it) => ({ level: it.code === 'grown' ? 'warning' : 'note', code: it.code, file: first, description: it.message }));
  return [...said, ...grown].map(issue);
};
