import { lstatSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';

const WRITABLE_BY_OTHERS = 0o022;
const STICKY = 0o1000;

/**
 * Whether only root and this user can change anything in a folder, also not by replacing one of the folders above it. Who can write
 * there could change the program as well. Where the system has no such owners, nothing is private.
 *
 * @param {string} folder
 */
export const isPrivateFolder = (folder) => {
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
export const identityOf = (file) => {
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
