import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { describeWarning } from '../snapforge.mjs';
import { command, keyFile, plainFile } from './support/command.mjs';
import { digestOf, NODE } from './support/engine.mjs';
import { first, resolve, service, STABLE } from './support/setting.mjs';

const WARNING = {
  code: 'engine-vulnerable',
  message: 'The engine is vulnerable: \u001b[31mCVE-2031-0001',
  link: 'https://example.org/advisories/1',
  successor: null,
  since: '2031-01-01T00:00:00Z',
};

const warn = (...warnings) => {
  const path = `/api/v1/resolve?name=${STABLE.name}&channel=${STABLE.channel}&platform=${NODE.platform}&engine=${NODE.engine}`;
  service.files.set(path, JSON.stringify({ ...JSON.parse(service.files.get(path)), warnings }));
};

describe('what the service says against a snapshot', () => {
  test('is told whenever it is asked, and where it is away', async () => {
    assert.deepEqual((await resolve()).warnings, []);
    warn(WARNING, { code: 1 }, null);
    const { outcome, digest, warnings } = await resolve();
    assert.deepEqual([outcome, digest], ['FRESH', digestOf(first)]);
    assert.equal(warnings.length, 1);
    assert.equal(
      describeWarning(warnings[0]),
      'engine-vulnerable: The engine is vulnerable: ?[31mCVE-2031-0001 See https://example.org/advisories/1',
    );
    assert.deepEqual((await resolve()).warnings, warnings);
    assert.equal(service.statuses.at(-1), 304);
    await service.close();
    const cached = await resolve();
    assert.deepEqual([cached.outcome, cached.warnings], ['CACHED', warnings]);
  });

  test('is printed by the command', async () => {
    warn(WARNING);
    const run = ['run', '--name', 'app', '--channel', 'stable', '--quiet', '--key', keyFile(), '--plain-entry', plainFile()];
    assert.match((await command(run)).stderr, /^snapforge: warning: engine-vulnerable: The engine is vulnerable/);
    const shown = await command(['resolve', '--name', 'app', '--channel', 'stable', '--key', keyFile()]);
    assert.equal(JSON.parse(shown.stdout).warnings[0].link, WARNING.link);
    assert.match(shown.stderr, /warning: engine-vulnerable/);
  });

  test('is a refusal for those who ask for that', async () => {
    await resolve();
    service.instead = (request, response) => response.writeHead(409).end('{"code":"engine-vulnerable","detail":"CVE-2031-0001"}');
    const { outcome, problem } = await resolve(STABLE, { refuseVulnerable: true });
    assert.deepEqual([outcome, problem.code], ['PLAIN', 'engine-vulnerable']);
    assert.match(service.requests.at(-1).url, /&vulnerable=refuse$/);
  });
});
