import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codeMarkdown, escapedMarkdown, oneLine, printable } from '../common/printable.mjs';
import { settingsOf } from '../common/settings.mjs';

describe('text from outside', () => {
  test('has nothing that a terminal obeys', () => {
    assert.equal(printable('a\u001b[31m\u202eb\nc\ud800d😀'), 'a\ufffd[31m\ufffdb\nc\ufffdd😀');
    assert.equal(oneLine('a\r\nb\tc'), 'a\ufffd b c');
  });

  test('is no markup, and mentions no one', () => {
    assert.equal(escapedMarkdown('<img> [a](b) @you | #1'), '\\<img\\> \\[a\\](b) @\u200byou \\| \\#1');
    assert.equal(codeMarkdown('a`b|c'), "`a'b\\|c`");
  });
});

describe('settings', () => {
  const inputs = { url: 'https://snapforge.example/', files: 'a.js\n  b.js\n' };
  const refused = (more) => assert.throws(() => settingsOf({ ...inputs, ...more }), { code: 'usage', exit: 2 });

  test('have defaults', () => {
    const settings = settingsOf(inputs);
    assert.deepEqual(settings.files, ['a.js', 'b.js']);
    assert.equal(settings.audience, 'https://snapforge.example');
    assert.deepEqual([settings.baseline, settings.timeoutSeconds, settings.release], ['latest', 1800, 'auto']);
    assert.deepEqual(settingsOf({ ...inputs, promote: 'stable', 'max-size-growth': 'none' }).limits, { size: undefined, start: undefined });
  });

  test('take lists as lines or JSON', () => {
    assert.deepEqual(settingsOf({ ...inputs, checks: '["a\\nb", {"expression": "c"}]' }).checks, ['a\nb', { expression: 'c' }]);
  });

  test('are refused if they cannot be read', () => {
    refused({ url: 'snapforge.example' });
    refused({ url: 'file:///etc/passwd' });
    refused({ files: '' });
    refused({ checks: '[a' });
    refused({ release: 'sometimes' });
    refused({ 'max-start-growth': '-1' });
    refused({ timeout: 'soon' });
  });
});
