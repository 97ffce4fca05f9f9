// What changed between the version that is in use and a build: by the same rules as `snapforge compare` (docs/cli.md).

const growth = (from, to) => (from === undefined || from === null || to === undefined || to === null || from === 0 ? undefined : ((to - from) / from) * 100);

/** A change in per cent, as people read it. */
export const percent = (value) => (value === undefined ? '-' : `${value < 0 ? '' : '+'}${value.toFixed(1)} %`);

/** Whether the fastest start now is slower than the slowest before; undefined if that is not known. */
const isBeyondSpread = (before, after) => {
  const slowest = before.metrics?.spread?.restoredMillis?.max;
  const fastest = after.metrics?.spread?.restoredMillis?.min;
  return slowest === undefined || fastest === undefined ? undefined : fastest > slowest;
};

const check = (target, what, grown, most, significant) => {
  if (grown === undefined || (grown > most && significant === undefined)) {
    return [{ code: 'not-measured', message: `${target}: the ${what} is not measured in both.` }];
  }
  return grown > most && significant
    ? [{ code: 'grown', message: `${target}: the ${what} changed by ${percent(grown)}, allowed are ${percent(most)}.` }]
    : [];
};

/**
 * @typedef {object} Row of one target
 * @property {string} target
 * @property {object} [before] the snapshot that is in use, as the API gives it
 * @property {object} [after] the snapshot of the build
 * @property {number} [size] growth in per cent
 * @property {number} [start] growth in per cent
 */

/**
 * One target compared.
 *
 * @returns {Row}
 */
export const comparedTarget = (target, before, after) => ({
  target,
  before,
  after,
  size: growth(before?.size, after?.size),
  start: growth(before?.metrics?.restoredMillis, after?.metrics?.restoredMillis),
});

/**
 * What goes beyond the limits, or cannot be held against them. A target that is new has no limit.
 *
 * @param {Row[]} rows
 * @param {{ size?: number, start?: number }} limits in per cent
 * @returns {Array<{ code: 'grown' | 'not-measured', message: string }>}
 */
export const beyondLimits = (rows, limits) =>
  rows
    .filter((it) => it.before && (limits.size !== undefined || limits.start !== undefined))
    .flatMap(({ target, before, after, size, start }) => {
      if (!after) return [{ code: 'not-measured', message: `${target}: this build has no snapshot for it.` }];
      return [
        ...(limits.size === undefined ? [] : check(target, "snapshot's size", size, limits.size, true)),
        ...(limits.start === undefined ? [] : check(target, "start's time", start, limits.start, isBeyondSpread(before, after))),
      ];
    });
