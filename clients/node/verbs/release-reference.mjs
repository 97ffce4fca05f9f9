import { EXIT, Refusal } from '../../../integrations/common/refusal.mjs';
import { channelPath, namePath } from '../../../integrations/common/standing.mjs';
import { misuse } from './settings.mjs';

/**
 * A release as a user names it, `NAME` or `NAME@VERSION`.
 *
 * @param {string} text
 * @param {string} [channel] of an option; `latest` if there is no version either
 * @returns {{ name: string, version?: string, channel?: string }}
 */
export const releaseReference = (text, channel) => {
  const at = text.indexOf('@');
  if (at < 0) return { name: text, channel: channel ?? 'latest' };
  if (channel === undefined) return { name: text.slice(0, at), version: text.slice(at + 1) };
  const found = `${text} --channel ${channel}`;
  const expected = 'NAME@VERSION, or NAME with --channel';
  throw misuse('A version and a channel are two answers to one question.', expected, found, 'Leave one of them out.');
};

const versionPath = (name, version) => `${namePath(name)}/versions/${encodeURIComponent(version)}`;

/** The version that a reference means now, and the signed statement of the channel, if one was asked for. */
export const foundVersion = async (service, { name, version, channel }) => {
  if (version !== undefined) return { version: await service.get(versionPath(name, version)) };
  const pointer = await service.get(channelPath(name, channel));
  return { version: await service.get(versionPath(name, pointer.version)), channelStatement: pointer.statement };
};

/** The targets of a version that can be loaded. */
export const usableTargets = ({ version }) => version.targets.filter((it) => it.usable);

const noTarget = (number, message, expected, found, hint) =>
  new Refusal('no-such-target', `Version ${number} has ${message}.`, { expected, found, hint, exit: EXIT.missing });

/** The targets of a version that options mean, at least one: one alone needs no naming. */
export const chosenTargets = (found, { target: wanted = [], all }) => {
  const usable = usableTargets(found);
  const number = found.version.version;
  const names = usable.map((it) => it.target).join(', ');
  if (wanted.length > 0) {
    return wanted.map((name) => {
      const expected = names === '' ? 'a snapshot that can be used' : `one of ${names}`;
      const hint = `Build the version for it: the same files with --target ${name}.`;
      return usable.find((it) => it.target === name) ?? raise(noTarget(number, `nothing for ${name}`, expected, name, hint));
    });
  }
  if (usable.length === 0) {
    const count = `${found.version.targets.length} that cannot be used`;
    throw noTarget(number, 'no snapshot that can be used', 'a snapshot that is not revoked', count, 'Choose another version, or build it again.');
  }
  if (all || usable.length === 1) return usable;
  throw misuse(`Version ${number} has ${usable.length} targets.`, `--all, or --target with one of ${names}`, 'neither', 'Say which.');
};

const raise = (error) => {
  throw error;
};
