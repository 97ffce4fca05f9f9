import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { verifyRelease } from '../snapforge.mjs';
import { digestOf, NODE } from './support/engine.mjs';
import { channelOf, envelopeOf, releaseOf } from './support/samples.mjs';
import { key, STABLE, stranger, trusted } from './support/setting.mjs';

describe('statements', () => {
  const release = releaseOf(digestOf('x'));
  const channel = channelOf();
  const verify = (changes = {}, wanted = STABLE) => {
    const answer = { release: envelopeOf(release, key), channelStatement: envelopeOf(channel, key), ...changes };
    return verifyRelease(answer, wanted, { keys: trusted(), node: NODE });
  };
  const refuses = (code, changes, wanted) => assert.throws(() => verify(changes, wanted), { code });
  const signed = (body) => envelopeOf(body, key);

  test('are believed if they are signed, and agree', () => {
    assert.equal(verify().release.snapshot, digestOf('x'));
    assert.equal(verify().channel.revision, 1);
    assert.equal(verify({ channelStatement: undefined }, { name: 'app', version: '1.0.0' }).channel, undefined);
    const later = signed(releaseOf(digestOf('x'), { later: 'an unknown member' }));
    assert.equal(verify({ release: later }).release.later, 'an unknown member');
  });

  test('are refused if they are about something else', () => {
    refuses('other-name', {}, { name: 'other', channel: 'stable' });
    refuses('other-version', {}, { name: 'app', version: '2.0.0' });
    refuses('other-channel', {}, { name: 'app', channel: 'beta' });
    refuses('other-name', { channelStatement: signed(channelOf({ name: 'other' })) });
    refuses('statements-disagree', { channelStatement: signed(channelOf({ version: '2.0.0' })) });
    refuses('statements-disagree', { channelStatement: signed(channelOf({ sequence: 2 })) });
    refuses('other-platform', { release: signed(releaseOf(digestOf('x'), { target: `windows-arm64/${NODE.engine}` })) });
    refuses('other-engine', { release: signed(releaseOf(digestOf('x'), { target: `${NODE.platform}/node-1.2.3` })) });
    refuses('malformed-envelope', { channelStatement: undefined });
  });

  test('are refused if no trusted key signed them', () => {
    refuses('unknown-key', { release: envelopeOf(release, stranger) });
    refuses('unknown-key', { channelStatement: envelopeOf(channel, stranger) });
    refuses('bad-signature', { release: envelopeOf(release, { ...stranger, id: key.id }) });
    const exchanged = { ...signed(release), payload: signed(releaseOf(digestOf('y'))).payload };
    refuses('bad-signature', { release: exchanged });
    refuses('malformed-envelope', { release: { ...signed(release), signatures: [] } });
    refuses('malformed-envelope', { release: { ...signed(release), payloadType: 'text/plain' } });
    refuses('malformed-envelope', { release: { ...signed(release), payload: '*' } });
  });

  test('are refused if what was signed is malformed', () => {
    refuses('malformed-statement', { release: signed(channel) });
    refuses('malformed-statement', { channelStatement: signed(release) });
    refuses('malformed-statement', { release: signed(JSON.stringify(release, null, 1)) });
    refuses('malformed-statement', { release: signed('[]') });
    refuses('malformed-statement', { release: signed({ ...release, subject: [] }) });
    refuses('malformed-statement', { release: signed({ ...release, subject: signed(releaseOf(digestOf('y'))).subject }) });
    refuses('malformed-statement', { release: signed({ ...release, predicate: { ...release.predicate, version: '2' } }) });
    for (const sequence of [0, -1, 1.5, '1', null]) {
      refuses('malformed-statement', { release: signed(releaseOf(digestOf('x'), { sequence })) });
    }
    refuses('malformed-statement', { channelStatement: signed(channelOf({ revision: 0 })) });
    refuses('malformed-statement', { release: signed(releaseOf(digestOf('x'), { issuedAt: 'yesterday' })) });
  });
});
