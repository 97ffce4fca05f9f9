import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { beyondLimits, comparedTarget } from '../common/comparison.mjs';

const snapshot = (size, restoredMillis, min, max) => ({
  size,
  metrics: restoredMillis === undefined ? { state: 'PENDING' } : { restoredMillis, spread: { restoredMillis: { min, max } } },
});
const codes = (before, after, limits) => beyondLimits([comparedTarget('linux-x64/a', before, after)], limits).map((it) => it.code);

describe('growth', () => {
  const before = snapshot(1000, 10, 9, 12);

  test('of a start counts only beyond the spread of both', () => {
    assert.deepEqual(codes(before, snapshot(1000, 13, 11, 14), { start: 10 }), []);
    assert.deepEqual(codes(before, snapshot(1000, 13, 12.5, 14), { start: 10 }), ['grown']);
    assert.deepEqual(codes(before, snapshot(1000, 13, 12.5, 14), { start: 40 }), []);
  });

  test('of the size counts beyond its limit', () => {
    assert.deepEqual(codes(before, snapshot(1050, 10, 9, 12), { size: 5 }), []);
    assert.deepEqual(codes(before, snapshot(1051, 10, 9, 12), { size: 5 }), ['grown']);
    assert.deepEqual(codes(before, snapshot(9999, 10, 9, 12), {}), []);
  });

  test('that is not known does not pass a limit', () => {
    assert.deepEqual(codes(before, snapshot(1000), { size: 5, start: 10 }), ['not-measured']);
    assert.deepEqual(codes(before, undefined, { size: 5 }), ['not-measured']);
  });

  test('of a new target has no limit', () => {
    assert.deepEqual(codes(undefined, before, { size: 5, start: 10 }), []);
  });
});
