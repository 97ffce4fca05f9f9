import { Builds } from '../../../integrations/common/builds.mjs';
import { beyondLimits, comparedTarget, percent } from '../../../integrations/common/comparison.mjs';
import { oneLine } from '../../../integrations/common/printable.mjs';
import { durationOption, numberOption } from './options.mjs';
import { tableLines } from './output.mjs';
import { foundVersion, usableTargets } from './release-reference.mjs';

const figures = (snapshot) =>
  snapshot && { snapshot: snapshot.digest, size: snapshot.size, restoredMillis: snapshot.metrics?.restoredMillis ?? undefined };

const cells = ({ target, before, after, size, start }) => {
  const bytes = (it) => (it ? String(it.size) : '-');
  const millis = (it) => (typeof it?.metrics?.restoredMillis === 'number' ? `${it.metrics.restoredMillis.toFixed(1)} ms` : '-');
  return [target, bytes(before), bytes(after), percent(size), millis(before), millis(after), percent(start)];
};

const compareLimits = (rows, limits) => {
  const beyond = beyondLimits(rows, limits);
  const isLimited = limits.size !== undefined || limits.start !== undefined;
  if (!isLimited || beyond.length > 0 || rows.some((it) => it.before && it.after)) return beyond;
  return [{ code: 'not-measured', message: 'The versions have no target in common that can be used.' }];
};

export const compareVerb = {
  usage: 'compare NAME FROM TO',
  about: 'Compare two versions or channels of a name: size and start of each target. With limits, ends with 1 beyond them.',
  least: 3,
  most: 3,
  options: {
    'max-size-growth': { type: 'string', param: 'PERCENT', about: 'how much larger a snapshot may be' },
    'max-start-growth': { type: 'string', param: 'PERCENT', about: 'how much longer a start may take, beyond the spread' },
    wait: { type: 'boolean', about: 'wait until both are measured' },
    timeout: { type: 'string', param: 'TIME', about: 'how long to wait at most (default 10m)' },
  },
  async run(session, [name, from, to]) {
    const { service, values } = session;
    const limits = {
      size: numberOption('max-size-growth', values['max-size-growth']),
      start: numberOption('max-start-growth', values['max-start-growth']),
    };
    // Versions begin with a digit; a channel that does so too has to be named by its version.
    const found = (text) => foundVersion(service, /^[0-9]/.test(text) ? { name, version: text } : { name, channel: text });
    const versions = [await found(from), await found(to)];
    const builds = new Builds(service, { seconds: values.wait ? durationOption('timeout', values.timeout ?? '10m') : 0, log: () => {} });
    const [before, after] = versions.map((it) => new Map(usableTargets(it).map((one) => [one.target, one.snapshot])));
    const rows = [];
    for (const target of [...new Set([...before.keys(), ...after.keys()])].sort()) {
      const [one, other] = [before.get(target), after.get(target)];
      rows.push(comparedTarget(target, one && (await builds.measured(one)), other && (await builds.measured(other))));
    }
    const beyond = compareLimits(rows, limits);
    const [old, now] = versions.map((it) => it.version.version);
    const targets = rows.map((it) => ({
      target: it.target,
      from: figures(it.before),
      to: figures(it.after),
      sizeGrowthPercent: it.size,
      startGrowthPercent: it.start,
    }));
    const heading = ['target', `size ${old}`, `size ${now}`, 'growth', `start ${old}`, `start ${now}`, 'growth'];
    session.result({ name, from: old, to: now, targets, beyond }, tableLines(heading, rows.map(cells)));
    if (!values.json) beyond.forEach((it) => session.err(oneLine(`error[${it.code}]: ${it.message}`)));
    return beyond.length === 0 ? 0 : 1;
  },
};
