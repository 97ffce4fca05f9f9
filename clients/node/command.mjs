#!/usr/bin/env node
// The command snapforge of the npm package: starts Node at once if the very command was carried out before and nothing has changed since
// (src/launch/known-start.mjs); otherwise snapforge.mjs, which has to be beside this file, carries it out.

// Made from src by build.mjs: change that, and run ./build.

import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// ---- cache/private-folder.mjs --------------------------------------------------------------------------------------

const WRITABLE_BY_OTHERS = 0o022;
const STICKY = 0o1000;

/**
 * Whether only root and this user can change anything in a folder, also not by replacing one of the folders above it. Who can write
 * there could change the program as well. Where the system has no such owners, nothing is private.
 *
 * @param {string} folder
 */
const isPrivateFolder = (folder) => {
  const user = process.getuid?.();
  if (user === undefined) return false;
  try {
    if (lstatSync(folder).isSymbolicLink()) return false;
    // In a sticky folder above, as /tmp, others can make entries, but not replace those that are ours.
    for (let path = realpathSync(folder), excuse = 0; ; path = dirname(path), excuse = STICKY) {
      const { uid, mode } = lstatSync(path);
      if ((uid !== user && uid !== 0) || ((mode & WRITABLE_BY_OTHERS) !== 0 && (mode & excuse) === 0)) return false;
      if (path === dirname(path)) return true;
    }
  } catch {
    return false;
  }
};

/**
 * Which file it is and when it last changed; undefined if it is none that only root and this user can have written and linked to.
 *
 * @param {string} file
 * @returns {string | undefined}
 */
const identityOf = (file) => {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs, mode, nlink, uid } = lstatSync(file, { bigint: true });
    const ours = uid === BigInt(process.getuid?.() ?? -1) || uid === 0n;
    const regular = (mode & 0o170000n) === 0o100000n && nlink === 1n;
    const sound = ours && regular && (mode & BigInt(WRITABLE_BY_OTHERS)) === 0n;
    return sound ? [dev, ino, size, mtimeNs, ctimeNs].join(' ') : undefined;
  } catch {
    return undefined;
  }
};

// ---- launch/known-start.mjs ----------------------------------------------------------------------------------------

/** The cache's folder of starts, whose files say what a command came to. */
const STARTS = 'starts';

/** What a start reads besides, where only this user may be able to change anything. */
const PRIVATE = [STARTS, 'recent', 'verified', 'keys'];

/**
 * What a command came to, and what that depends on.
 *
 * @typedef {object} KnownStart
 * @property {string} command as {@link commandOf} writes it
 * @property {number} from milliseconds since 1970: when it was found
 * @property {number} until milliseconds since 1970: when the answer of the service is too old, or its keys are to be asked for
 * @property {[path: string, state: string][]} needs the files and folders that it depends on, with their {@link stateOf}
 * @property {string[]} said what the command says of it, a line each
 * @property {string[]} args what Node is started with, before the application's own arguments
 */

/**
 * What stands before the application's arguments, and they.
 *
 * @param {string[]} args
 * @returns {[own: string[], application: string[]]}
 */
const divided = (args) => {
  const mark = args.indexOf('--');
  return mark < 0 ? [args, []] : [args.slice(0, mark), args.slice(mark + 1)];
};

/**
 * Everything but files that a command's result depends on.
 *
 * @param {string[]} own arguments
 */
const commandOf = (own) => {
  const { SNAPFORGE_SERVER, SNAPFORGE_URL, XDG_CACHE_HOME } = process.env;
  return JSON.stringify([process.version, process.cwd(), homedir(), SNAPFORGE_SERVER, SNAPFORGE_URL, XDG_CACHE_HOME, ...own]);
};

/**
 * The name of a command's file: 53 bits, and who reads it compares the whole command. A digest would take node:crypto, which is three
 * milliseconds of a start.
 *
 * @param {string} command
 */
const startFile = (command) => {
  let hash = 0n;
  for (let i = 0; i < command.length; i++) hash = (hash * 31n + BigInt(command.charCodeAt(i))) & 0x1f_ffff_ffff_ffffn;
  return `${STARTS}/${hash.toString(16)}.json`;
};

/** @param {string[]} own arguments */
const cacheOf = (own) => {
  const at = own.findIndex((it) => it === '--cache' || it.startsWith('--cache='));
  if (at < 0) return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'snapforge');
  return own[at] === '--cache' ? own[at + 1] : own[at].slice('--cache='.length);
};

/**
 * Where a path leads, and which file or folder is there in which state; any change of content, name, owner, mode or links gives another
 * text, and so does another entry in a folder.
 *
 * @param {string} path
 */
const stateOf = (path) => {
  try {
    const real = realpathSync(path);
    const { dev, ino, size, mtimeNs, ctimeNs } = lstatSync(real, { bigint: true });
    return [real, dev, ino, size, mtimeNs, ctimeNs].join(' ');
  } catch (error) {
    if (error.code === 'ENOENT') return 'absent';
    throw error;
  }
};

/**
 * What Node is started with if this very command was carried out before, the service's answer is young enough, and nothing has changed
 * that it depended on (docs/decisions/0092); undefined if the client has to find out.
 *
 * @param {string[]} args of the command
 * @param {number} now milliseconds since 1970
 * @returns {{ said: string[], args: string[] } | undefined}
 */
const knownStart = (args, now) => {
  const [own, application] = divided(args);
  if (own[0] !== 'run' || !own.some((it) => it.startsWith('--max-age'))) return undefined;
  const root = cacheOf(own);
  if (root === undefined) return undefined;
  const command = commandOf(own);
  const file = join(root, startFile(command));
  if (identityOf(file) === undefined || !PRIVATE.every((it) => isPrivateFolder(join(root, it)))) return undefined;
  try {
    const known = /** @type {KnownStart} */ (JSON.parse(readFileSync(file, 'utf8')));
    const holds = known.command === command && known.from <= now && now < known.until;
    if (!holds || !known.needs.every(([path, state]) => stateOf(path) === state)) return undefined;
    return { said: known.said, args: [...known.args, ...application] };
  } catch {
    return undefined;
  }
};

// ---- command.mjs ---------------------------------------------------------------------------------------------------

const execve = /** @type {any} */ (process).execve;
const known = typeof execve === 'function' ? knownStart(process.argv.slice(2), Date.now()) : undefined;
if (known !== undefined) {
  for (const it of known.said) process.stderr.write(`snapforge: ${it}\n`);
  execve.call(process, process.execPath, [process.execPath, ...known.args], process.env);
}
// Of this command it is the program.
process.argv[1] = fileURLToPath(new URL('snapforge.mjs', import.meta.url));
await import(new URL('snapforge.mjs', import.meta.url).href);
