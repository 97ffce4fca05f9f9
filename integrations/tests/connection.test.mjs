import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Connection } from '../common/connection.mjs';
import { Builds } from '../common/builds.mjs';

describe('a connection', () => {
  let server;
  let answers;
  let requests;
  let pauses;
  let connection;

  beforeEach(async () => {
    [answers, requests, pauses] = [[], [], []];
    server = createServer((request, response) => {
      requests.push(`${request.method} ${request.url} ${request.headers.authorization ?? '-'}`);
      const [status, body, headers] = answers.length > 1 ? answers.shift() : answers[0];
      response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    connection = new Connection({
      url: `http://127.0.0.1:${server.address().port}/`,
      token: async () => 'secret',
      pause: async (seconds) => pauses.push(seconds),
    });
  });

  afterEach(() => server.close());

  test('asks a busy service again as it says, and a minute later at most', async () => {
    answers = [[429, '', { 'Retry-After': '7' }], [503, '', { 'Retry-After': '999' }], [502, ''], [200, { good: true }]];
    assert.deepEqual(await connection.get('/x'), { good: true });
    assert.deepEqual(pauses, [7, 60, 4]);
    assert.equal(requests[0], 'GET /x Bearer secret');
  });

  test('does not repeat a change that may have happened', async () => {
    answers = [[502, '']];
    await assert.rejects(connection.put('/x', {}), { code: 'not-a-service', exit: 5 });
    assert.equal(requests.length, 1);
  });

  test('gives up after five attempts', async () => {
    answers = [[429, { code: 'rate-limited', detail: 'Too many.' }]];
    await assert.rejects(connection.get('/x'), { code: 'rate-limited', message: 'Too many.', exit: 5 });
    assert.equal(requests.length, 5);
  });

  test('takes its token nowhere else', async () => {
    answers = [[302, '', { Location: 'http://127.0.0.1:1/' }]];
    await assert.rejects(connection.get('/x'), { code: 'not-a-service', found: 'status 302' });
  });

  test('tells refusals with all that was wrong', async () => {
    answers = [[400, { code: 'invalid-spec', title: 'No.', expected: 'a', found: 'b', errors: [{ pointer: '/c', message: 'd' }] }]];
    await assert.rejects(connection.get('/x'), { code: 'invalid-spec', expected: 'a', found: 'b; /c: d', exit: 2 });
    answers = [[404, { code: 'unknown-name' }]];
    assert.equal(await connection.find('/x'), undefined);
    answers = [[403, { code: 'scope-missing' }]];
    await assert.rejects(connection.find('/x'), { exit: 6 });
  });

  test('says that there is no answer', async () => {
    await new Promise((resolve) => server.close(resolve));
    await assert.rejects(connection.get('/x'), { code: 'service-unreachable', found: 'ECONNREFUSED', exit: 5 });
  });

  test('does not wait for a build without end', async () => {
    const build = { id: '1', finishedAt: null, jobs: [{ target: 'a', status: 'RUNNING' }] };
    answers = [[200, build]];
    let time = 0;
    const lines = [];
    const builds = new Builds(connection, { seconds: 25, log: (it) => lines.push(it), now: () => (time += 5000) });
    await assert.rejects(builds.follow(build), { code: 'deadline', exit: 5 });
    assert.deepEqual(lines, ['a: running']);
  });
});
