import { EXIT, Refusal } from '../../../integrations/common/refusal.mjs';
import { channelPath } from '../../../integrations/common/standing.mjs';
import { numberOption, REASON_OPTION } from './options.mjs';

/** How many changes tell where a channel was before. */
const SEEN = 20;

/** Where a channel points, in a sentence. */
export const channelSentence = ({ name, channel, version, revision }) => `${name} ${channel} is now ${version} (revision ${revision})`;

const moveChannel = async (session, name, channel, version, revision) => {
  const { reason } = session.values;
  const headers = revision === undefined ? {} : { 'If-Match': `"${revision}"` };
  const moved = await session.service.put(channelPath(name, channel), { version, reason }, headers);
  session.result(moved, [channelSentence(moved)]);
  return 0;
};

export const promoteVerb = {
  usage: 'promote NAME VERSION CHANNEL',
  about: 'Point a channel to a version that is released.',
  least: 3,
  most: 3,
  options: {
    'if-revision': { type: 'string', param: 'NUMBER', about: 'only if the channel has this revision now' },
    ...REASON_OPTION,
  },
  async run(session, [name, version, channel]) {
    return moveChannel(session, name, channel, version, numberOption('if-revision', session.values['if-revision']));
  },
};

const versionBefore = ({ name, channel, version: current, history }) => {
  const changes = history.items.filter((it) => it.from !== it.to);
  if (!changes[0]?.from) {
    throw new Refusal('no-earlier-version', `The channel ${channel} of ${name} has never had another version.`, {
      expected: 'an earlier version in its history',
      found: current,
      hint: 'Name one with --to.',
      exit: EXIT.missing,
    });
  }
  if (changes.slice(1).some((it) => it.to === current)) {
    // Another step would lead forward again, to what was rolled back: a job that is run twice must not do that.
    throw new Refusal('already-rolled-back', `The last change of ${channel} of ${name} has led back already, from ${changes[0].from}.`, {
      expected: 'a version that the channel has for the first time',
      found: current,
      hint: 'Name the version with --to if it is to be another one.',
      exit: EXIT.refused,
    });
  }
  return changes[0].from;
};

export const rollbackVerb = {
  usage: 'rollback NAME CHANNEL',
  about: 'Point a channel back to the version that it had before, or to another one.',
  least: 2,
  most: 2,
  options: { to: { type: 'string', param: 'VERSION', about: 'this version instead of the one before' }, ...REASON_OPTION },
  async run(session, [name, channel]) {
    const now = await session.service.get(`${channelPath(name, channel)}?limit=${SEEN}`);
    // A channel that was changed meanwhile is not rolled back further than its caller saw.
    return moveChannel(session, name, channel, session.values.to ?? versionBefore(now), now.revision);
  },
};
