// The command snapforge of the npm package: starts Node at once if the very command was carried out before and nothing has changed since
// (src/launch/known-start.mjs); otherwise snapforge.mjs, which has to be beside this file, carries it out.

import { fileURLToPath } from 'node:url';
import { knownStart } from './launch/known-start.mjs';

const execve = /** @type {any} */ (process).execve;
const known = typeof execve === 'function' ? knownStart(process.argv.slice(2), Date.now()) : undefined;
if (known !== undefined) {
  for (const it of known.said) process.stderr.write(`snapforge: ${it}\n`);
  execve.call(process, process.execPath, [process.execPath, ...known.args], process.env);
}
// Of this command it is the program.
process.argv[1] = fileURLToPath(new URL('snapforge.mjs', import.meta.url));
await import(new URL('snapforge.mjs', import.meta.url).href);
