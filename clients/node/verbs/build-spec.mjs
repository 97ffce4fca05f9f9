import { readJson } from '../../../integrations/common/bundle.mjs';
import { numberOption } from './options.mjs';
import { fileBytes, misuse } from './settings.mjs';

/** The build spec as options (docs/spec.md); they go before a file, and that before the bundle's own snapforge.json. */
export const SPEC_OPTIONS = {
  spec: { type: 'string', param: 'FILE', about: 'a spec in JSON; options go before it' },
  base: { type: 'string', param: 'SNAPSHOT', about: 'what the bundle stands on: NAME@VERSION, NAME@CHANNEL, NAME or a digest' },
  prelude: { type: 'string', param: 'NAME', about: 'globals that the bundle needs: none, web or node' },
  require: { type: 'string', multiple: true, param: 'GLOBAL', about: 'a global that must exist after loading' },
  check: { type: 'string', multiple: true, param: 'EXPRESSION', about: 'must have the same value with the snapshot as with the source' },
  expect: { type: 'string', multiple: true, param: 'JSON', about: 'and this value, for the --check before it' },
  warmup: { type: 'string', param: 'CODE', about: 'JavaScript that does what the first request does; @FILE reads it from a file' },
  'min-speedup': { type: 'string', param: 'FACTOR', about: 'fail if the snapshot is not this much faster than the source' },
  'runtime-state': { type: 'string', param: 'POLICY', about: 'clock and randomness that are read while loading: fix, warn or reject' },
  'unhandled-rejections': { type: 'string', param: 'POLICY', about: 'rejected promises: reject or warn' },
  metrics: { type: 'string', param: 'WHEN', about: 'measure the snapshot after publishing it or before: later or wait' },
  feature: { type: 'string', multiple: true, param: 'WORD', about: 'a word to find snapshots by' },
  label: { type: 'string', multiple: true, param: 'KEY=VALUE', about: 'a note that is kept with the build' },
};

const expectation = (text) => {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    const hint = 'Put a text into double quotes, inside the quotes of the shell.';
    throw misuse('--expect is not JSON.', `JSON, for example 42 or '"text"'`, text, hint);
  }
  if (value === null) throw misuse('--expect cannot say null.', 'any other JSON value', 'null', 'Say it in a --spec file.');
  return value;
};

/** Checks in their order, each perhaps with what it must give. */
const checksOf = (tokens) => {
  const checks = [];
  for (const { kind, name, value } of tokens) {
    if (kind !== 'option') continue;
    if (name === 'check') checks.push({ expression: value });
    if (name !== 'expect') continue;
    const last = checks[checks.length - 1];
    if (!last || 'expected' in last) throw misuse('--expect belongs to a --check.', '--check, then --expect', `--expect ${value}`, 'Add the --check.');
    last.expected = expectation(value);
  }
  return checks;
};

const labelsOf = (texts) =>
  Object.fromEntries(
    texts.map((it) => {
      const at = it.indexOf('=');
      if (at < 1) throw misuse('--label cannot be read.', 'KEY=VALUE', it, 'Correct it.');
      return [it.slice(0, at), it.slice(at + 1)];
    }),
  );

const isGiven = (value) => value !== undefined && !(typeof value === 'object' && Object.keys(value).length === 0);

const given = (members) => Object.fromEntries(Object.entries(members).filter(([, value]) => isGiven(value)));

/**
 * The spec that options mean.
 *
 * @param {Record<string, any>} values
 * @param {object[]} tokens of the arguments, in their order
 */
export const specOfOptions = (values, tokens) => {
  const file = values.spec === undefined ? {} : readJson(values.spec);
  if (typeof file !== 'object' || file === null || Array.isArray(file)) {
    const expected = 'a JSON object';
    throw misuse(`${values.spec} is no spec.`, expected, 'something else', 'docs/spec.md has its fields.');
  }
  const { warmup } = values;
  const policy = given({
    minSpeedup: numberOption('min-speedup', values['min-speedup']),
    runtimeState: values['runtime-state'],
    unhandledRejections: values['unhandled-rejections'],
    metrics: values.metrics,
  });
  return {
    ...file,
    ...given({
      base: values.base,
      prelude: values.prelude,
      requires: values.require ?? [],
      checks: checksOf(tokens),
      warmup: warmup?.startsWith('@') ? String(fileBytes(warmup.slice(1))) : warmup,
      features: values.feature ?? [],
      labels: { ...file.labels, ...labelsOf(values.label ?? []) },
      policy: { ...file.policy, ...policy },
    }),
  };
};
