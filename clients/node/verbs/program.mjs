import { buildVerb } from './build-verb.mjs';
import { promoteVerb, rollbackVerb } from './channel-verbs.mjs';
import { compareVerb } from './compare-verb.mjs';
import { downloadVerb } from './download-verb.mjs';
import { printFailure } from './failure.mjs';
import { inspectVerb, verifyVerb } from './file-verbs.mjs';
import { parseVerb, verbHelp } from './options.mjs';
import { resolveVerb } from './resolve-verb.mjs';
import { enginesVerb, keysVerb } from './service-verbs.mjs';
import { Session } from './session.mjs';

const VERBS = {
  build: buildVerb,
  resolve: resolveVerb,
  download: downloadVerb,
  verify: verifyVerb,
  inspect: inspectVerb,
  promote: promoteVerb,
  rollback: rollbackVerb,
  compare: compareVerb,
  engines: enginesVerb,
  keys: keysVerb,
};

/**
 * Runs a verb.
 *
 * @param {string[]} argv its name, options and arguments
 * @param {{ environment: Record<string, string | undefined>, directory: string, out: (line: string) => void, err: (line: string) => void }} run
 * @returns {Promise<number>} the exit code
 */
export const runVerb = async ([name, ...args], run) => {
  const verb = VERBS[name];
  // Should the arguments not be readable, it still decides how that is told.
  let session = new Session({ ...run, values: { json: args.includes('--json') } });
  try {
    const { values, positionals, tokens } = parseVerb(verb, args);
    session = new Session({ ...run, values });
    if (values.help) {
      run.out(verbHelp(verb));
      return 0;
    }
    return await verb.run(session, positionals, tokens);
  } catch (error) {
    return printFailure(error, session);
  }
};
