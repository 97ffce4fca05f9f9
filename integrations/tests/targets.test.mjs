import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { planTargets } from '../common/targets.mjs';

const offered = [
  { target: 'linux-x64/javet-v8-5.0.6', emulated: false, builders: ['a'] },
  { target: 'linux-x64/node-24.21.0', emulated: false, builders: ['a'] },
  { target: 'linux-arm64/javet-v8-5.0.6', emulated: true, builders: ['a'] },
  { target: 'linux-x64/javet-v8-4.0.0', emulated: false, builders: [] },
];
const connection = { get: async () => ({ items: offered }) };
const plan = (texts, earlier = []) => planTargets(connection, texts, earlier);

describe('a plan of targets', () => {
  test('takes a target that is named as it is, and a pattern as what is offered', async () => {
    assert.deepEqual((await plan(['linux-x64/javet-v8-9.9.9'])).required, ['linux-x64/javet-v8-9.9.9']);
    assert.deepEqual((await plan(['*/javet-v8-*'])).required, ['linux-x64/javet-v8-5.0.6']);
    assert.deepEqual((await plan(['linux-arm64/*'])).required, ['linux-arm64/javet-v8-5.0.6']);
    await assert.rejects(plan(['macos-x64/*']), { code: 'no-such-target' });
  });

  test('leaves out what may be absent', async () => {
    const { required, optional, notes } = await plan(['linux-x64/javet-*', 'linux-x64/node-*?', 'macos-x64/*?']);
    assert.deepEqual([required, optional], [['linux-x64/javet-v8-5.0.6'], ['linux-x64/node-24.21.0']]);
    assert.match(notes.join(), /macos-x64\/\* is left out/);
    await assert.rejects(plan(['macos-x64/*?']), { code: 'no-such-target' });
  });

  test('requires what the newest version has, and tries what is new', async () => {
    const { required, optional, notes } = await plan([], ['linux-x64/javet-v8-5.0.6', 'linux-x64/javet-v8-4.0.0']);
    assert.deepEqual([required, optional], [['linux-x64/javet-v8-5.0.6'], ['linux-x64/node-24.21.0']]);
    assert.match(notes.join(), /4\.0\.0 is left out.*does not offer it now/);
  });

  test('is the choice of the service for a first version', async () => {
    assert.deepEqual(await plan([]), { required: [], optional: [], notes: [] });
  });
});
