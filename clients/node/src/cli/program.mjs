import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SnapforgeError, printable } from '../errors.mjs';
import { VERSION } from '../version.mjs';
import { COMMANDS } from './commands.mjs';
import { HELP } from './help.mjs';
import { parseOptions, usage } from './options.mjs';

/**
 * Runs the command, and returns its exit code.
 *
 * @param {string[]} argv
 */
const runCommand = async ([command, ...rest]) => {
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
    console.log(HELP);
    return command === undefined ? 2 : 0;
  }
  if (command === '--version') {
    console.log(`snapforge-client ${VERSION}`);
    return 0;
  }
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
    process.exitCode = await runCommand(process.argv.slice(2));
  } catch (error) {
    // A file that is not there is the caller's mistake; anything else that is unknown is ours.
    if (!(error instanceof SnapforgeError) && error.syscall === undefined) throw error;
    console.error(`snapforge: ${error.code}: ${error.message}${error.hint === undefined ? '' : ' ' + error.hint}`);
    process.exitCode = error.code === 'usage' ? 2 : 1;
  }
};
