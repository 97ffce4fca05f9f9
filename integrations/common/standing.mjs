import { comparedTarget } from './comparison.mjs';
import { EXIT } from './refusal.mjs';

/** @import { Builds } from './builds.mjs' */
/** @import { Row } from './comparison.mjs' */
/** @import { Connection } from './connection.mjs' */

const NAMES = '/api/v1/names/';

/** The path of a name. */
export const namePath = (name) => NAMES + encodeURIComponent(name);

/** The path of a channel. */
export const channelPath = (name, channel) => `${namePath(name)}/channels/${encodeURIComponent(channel)}`;

/**
 * What is released under a name. The token may know nothing of it.
 *
 * @param {Connection} connection
 * @param {string | undefined} name
 * @param {string | undefined} baseline a version, which begins with a digit, or a channel
 * @param {(line: string) => void} log
 * @returns {Promise<{ newest?: object, compared?: object }>} the newest version, and the one to compare with, as the API gives them
 */
export const standingVersions = async (connection, name, baseline, log) => {
  if (!name) return {};
  const path = namePath(name);
  try {
    const known = await connection.find(`${path}?limit=1`);
    if (!known || !baseline) return { newest: known?.versions[0] };
    const version = /^[0-9]/.test(baseline) ? baseline : (await connection.find(channelPath(name, baseline)))?.version;
    const compared = version && (await connection.find(`${path}/versions/${encodeURIComponent(version)}`));
    return { newest: known.versions[0], compared: compared || undefined };
  } catch (error) {
    if (error.exit !== EXIT.access) throw error;
    log(`${name} is not compared: ${error.message}`);
    return {};
  }
};

/**
 * A version and builds, compared target by target.
 *
 * @param {Builds} builds waits for the figures
 * @param {object} standing the version
 * @param {object[]} ended the builds
 * @returns {Promise<{ version: string, rows: Row[] }>}
 */
export const comparedVersion = async (builds, standing, ended) => {
  const before = new Map(standing.targets.filter((it) => it.usable).map((it) => [it.target, it.snapshot]));
  const after = new Map(ended.flatMap((it) => it.jobs).filter((it) => it.snapshot).map((it) => [it.target, it.snapshot]));
  const rows = [];
  for (const target of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [one, other] = [before.get(target), after.get(target)];
    rows.push(comparedTarget(target, one && (await builds.measured(one)), other && (await builds.measured(other))));
  }
  return { version: standing.version, rows };
};
