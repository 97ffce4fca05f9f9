import { oneLine } from '../../../integrations/common/printable.mjs';
import { refusalOf } from '../../../integrations/common/refusal.mjs';
import { SnapforgeError } from '../src/index.mjs';
import { printableJson } from './output.mjs';

const UNVERIFIED = 4;
const MISUSES = new Set(['usage', 'malformed-key', 'malformed-key-set', 'malformed-source']);
const HINTS = {
  'authentication-required': "'snapforge login' of the command line keeps a token; in CI, set SNAPFORGE_TOKEN.",
  'invalid-token': 'Get another token, and set SNAPFORGE_TOKEN.',
};

/** What a failure is told as; refusals of the client say what did not verify. */
const toldFailure = (error) => {
  if (!(error instanceof SnapforgeError)) {
    const { code, message, expected, found, hint, exit, problem } = refusalOf(error);
    return { code, message, expected, found: problem ? problem.found : found, hint: HINTS[code] ?? hint, exit, problem };
  }
  const { code, message, expected, found, hint } = error;
  const plain = message.replace(` Expected ${expected}, found ${found}.`, '');
  const text = (it) => (it === undefined ? undefined : String(it));
  return { code, message: plain, expected: text(expected), found: text(found), hint, exit: MISUSES.has(code) ? 2 : UNVERIFIED };
};

/**
 * Tells why a verb failed: code and message, what was expected and found, what to do.
 *
 * @returns {number} how the program ends
 */
export const printFailure = (error, session) => {
  const { exit, ...failure } = toldFailure(error);
  const { code, message, expected, found, hint, problem } = failure;
  const labelled = (label, text) => text && session.err(`${label.padStart(10)}: ${oneLine(text)}`);
  session.err(`error[${oneLine(code)}]: ${oneLine(message)}`);
  labelled('expected', expected);
  labelled('found', found);
  for (const it of problem?.errors ?? []) labelled('at', `${it.pointer} ${it.message}`);
  labelled('hint', hint);
  if (problem) labelled('see', session.service.page(code));
  labelled('request', problem?.requestId);
  if (session.values.json) session.out(printableJson({ ...session.kept, error: { ...failure, exit } }));
  return exit;
};
