// The package as a user gets it: packed, installed into an empty project, and used as its README says.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { ENGINE } from './support/engine.mjs';
import { key, service } from './support/setting.mjs';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
const README = readFileSync(join(PACKAGE, 'README.md'), 'utf8');
const WITHOUT_NPM = spawnSync('npm', ['--version']).error === undefined ? false : 'npm is not on PATH';

/** The README's first block of this language that has this in it. */
const snippet = (language, part) => {
  const blocks = [...README.matchAll(/^```(\w+)\n(.*?)^```$/gms)].filter(([, it, text]) => it === language && text.includes(part));
  assert.notEqual(blocks.length, 0, `the README has no ${language} with ${part}`);
  return blocks[0][2];
};

describe('the package', { skip: WITHOUT_NPM }, () => {
  let project;

  /** With the Node of the snapshots first on PATH; the server here goes on answering meanwhile. */
  const run = (program, ...args) =>
    new Promise((done) => {
      const path = [dirname(ENGINE), process.env.PATH].join(delimiter);
      const env = { ...process.env, PATH: path, npm_config_offline: 'true', XDG_CACHE_HOME: join(project, 'home') };
      const child = spawn(program, args, { cwd: project, env, stdio: ['ignore', 'pipe', 'pipe'] });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (data) => (stdout += data));
      child.stderr.on('data', (data) => (stderr += data));
      child.on('close', (code) => done({ code, stdout, stderr }));
    });

  before(async () => {
    project = mkdtempSync(join(tmpdir(), 'snapforge-package-'));
    writeFileSync(join(project, 'package.json'), '{ "private": true }');
    writeFileSync(join(project, 'key.pem'), key.pem);
    writeFileSync(join(project, 'main.js'), "console.log('plain', ...process.argv.slice(2));");
    const installed = await run('sh', '-ec', snippet('sh', 'npm pack').replace('/path/to/snapforge/clients/node', PACKAGE));
    assert.equal(installed.code, 0, installed.stderr);
  });

  after(() => rmSync(project, { recursive: true, force: true }));

  test('has the client, its types, licence and notice, and nothing else', () => {
    const files = readdirSync(join(project, 'node_modules/snapforge-client')).sort();
    assert.deepEqual(files, ['LICENSE', 'NOTICE', 'README.md', 'api.d.mts', 'command.mjs', 'package.json', 'snapforge.d.mts', 'snapforge.mjs', 'verbs.mjs']);
    assert.deepEqual(readdirSync(join(project, 'node_modules')).filter((it) => !it.startsWith('.')), ['snapforge-client']);
  });

  test('is a command that does what the README says', async () => {
    const publicKey = Buffer.from(key.x, 'base64url').toString('base64');
    service.files.set(`/api/v1/keys/${key.id}`, JSON.stringify({ id: key.id, publicKey, status: 'ACTIVE' }));
    const command = snippet('sh', 'npx snapforge run')
      .replace('https://snapforge.example', service.address)
      .replace(/--key-id \S+/, `--timeout 300 --key-id ${key.id}`);
    const ended = await run('sh', '-ec', command);
    assert.deepEqual([ended.stdout, ended.code], ['first 42 --port 3000\n', 7], ended.stderr);
    assert.match(ended.stderr, /^snapforge: FRESH; app@1\.0\.0 sha256:/);
    const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
    assert.equal((await run('npx', 'snapforge', '--version')).stdout, `snapforge-client ${version}\n`);
  });

  test('is a library that does what the README says', async () => {
    const library = snippet('js', 'new Snapforge')
      .replace('https://snapforge.example', service.address)
      .replace("'/var/cache/app'", "'cache', headTimeout: 300_000");
    writeFileSync(join(project, 'app.mjs'), library);
    const ended = await run(ENGINE, 'app.mjs');
    assert.deepEqual([ended.stdout, ended.code], ['first 42 --port 3000\n', 7], ended.stderr);
    const required = await run(ENGINE, '-p', "Object.keys(require('snapforge-client')).join()");
    assert.match(required.stdout, /Snapforge,.*TrustedKeys/, required.stderr);
  });
});
