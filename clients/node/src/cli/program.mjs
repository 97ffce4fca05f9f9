import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SnapforgeError, printable } from '../errors.mjs';
import { VERSION } from '../version.mjs';
import { COMMANDS } from './commands.mjs';
import { HELP } from './help.mjs';
import { parseOptions, usage } from './options.mjs';

const VERBS = ['build', 'download', 'verify', 'inspect', 'promote', 'rollback', 'compare', 'engines', 'keys'];

/**
 * `resolve --name` is this client's, for the Node that runs it; `resolve NAME` is the command line's.
 *
 * @param {string} command
 * @param {string[]} args
 */
const isVerb = (command, args) =>
  VERBS.includes(command) || (command === 'resolve' && !args.some((it) => it === '--name' || it.startsWith('--name=')));

/**
 * Runs a verb of the command line, which is in a file beside this one, and returns its exit code.
 *
 * @param {string[]} argv
 * @param {string} module the URL of this file
 */
const runOtherVerb = async (argv, module) => {
  const file = new URL('verbs.mjs', module);
  if (!existsSync(file)) throw usage(`'${argv[0]}' needs verbs.mjs beside snapforge.mjs.`);
  const { runVerb } = await import(new URL('verbs.mjs', module).href);
  const out = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
  const err = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);
  return runVerb(argv, { environment: process.env, directory: process.cwd(), out, err });
};

/**
 * Runs the command, and returns its exit code.
 *
 * @param {string[]} argv
 * @param {string} module the URL of this file
 */
const runCommand = async ([command, ...rest], module) => {
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
    console.log(HELP);
    return command === undefined ? 2 : 0;
  }
  if (command === '--version') {
    console.log(`snapforge-client ${VERSION}`);
    return 0;
  }
  if (isVerb(command, rest)) return runOtherVerb([command, ...rest], module);
  if (!Object.hasOwn(COMMANDS, command)) throw usage(`There is no command '${printable(command)}'.`);
  const { values, positionals } = parseOptions(rest);
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  return COMMANDS[command](values, positionals);
};

/**
 * Whether node runs this module, perhaps by a link; with --eval, the first argument is no file at all.
 *
 * @param {string} module its URL
 */
const isProgram = (module) => {
  const program = process.argv[1];
  return program !== undefined && existsSync(program) && realpathSync(program) === realpathSync(fileURLToPath(module));
};

/**
 * Runs the command if node runs the module with this URL; does nothing if that is imported.
 *
 * @param {string} module
 */
export const runIfProgram = async (module) => {
  if (!isProgram(module)) return;
  try {
    process.exitCode = await runCommand(process.argv.slice(2), module);
  } catch (error) {
    // A file that is not there is the caller's mistake; anything else that is unknown is ours.
    if (!(error instanceof SnapforgeError) && error.syscall === undefined) throw error;
    console.error(`snapforge: ${error.code}: ${error.message}${error.hint === undefined ? '' : ' ' + error.hint}`);
    process.exitCode = error.code === 'usage' ? 2 : 1;
  }
};
