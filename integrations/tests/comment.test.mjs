import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { commentOnce } from '../common/comment.mjs';

const outcome = (...codes) => ({
  name: 'acme.web',
  comparison: { version: '1.0.0', rows: [] },
  beyond: codes.map((code) => ({ code, message: `${code}.` })),
});

describe('a comment', () => {
  let comments;

  beforeEach(() => {
    comments = [];
  });

  const host = {
    list: async (page, size) => comments.slice((page - 1) * size, page * size),
    isOwn: (it) => !it.foreign,
    create: async (body) => comments.push({ id: comments.length, body }),
    update: async (id, body) => {
      comments[id].body = body;
    },
  };

  test('is written if something grew, and not if it is only unknown', async () => {
    assert.equal(await commentOnce(outcome(), host), 'none');
    assert.equal(await commentOnce(outcome('not-measured'), host), 'none');
    assert.equal(await commentOnce({ beyond: [] }, host), 'none');
    assert.equal(await commentOnce(outcome('grown', 'not-measured'), host), 'created');
    assert.match(comments[0].body, /^<!-- snapforge: acme\.web -->\n### acme\.web: grows beyond its limits/);
  });

  test('is found behind many others, and changed', async () => {
    comments = Array.from({ length: 250 }, (_, id) => ({ id, body: 'another' }));
    comments[3] = { id: 3, body: '<!-- snapforge: acme.web -->', foreign: true };
    await commentOnce(outcome('grown'), host);
    assert.equal(await commentOnce(outcome(), host), 'updated');
    assert.equal(comments.length, 251);
    assert.match(comments[250].body, /is within its limits again/);
  });
});
