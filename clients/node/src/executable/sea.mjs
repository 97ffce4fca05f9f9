// What Node calls a single executable application (node_sea.cc): a binary that finds a blob in itself, and takes from it what to run.
// The forms were read off the blobs that --experimental-sea-config of each version writes; a test makes them again.

const SEA_MAGIC = 0x0143da20;
/** No warning that this is experimental, and what the blob holds is a snapshot. */
const SEA_FLAGS = 1 | 2;
/** What NODE_OPTIONS says counts, as with any other Node, and is Node's own default. */
const OPTIONS_FROM_ENVIRONMENT = 1;
const COMMON_JS = 0;
/** Where a script would be said to come from; with a snapshot, nothing reads it. */
const CODE_PATH = Buffer.from('snapforge');
const SEA_FUSE = Buffer.from('NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2:0');

/**
 * From which minor version on each major version has which bytes behind its flags.
 *
 * @type {Record<string, { minor: number, modes: number[] }>}
 */
const SEA_FORMS = {
  22: { minor: 23, modes: [OPTIONS_FROM_ENVIRONMENT] },
  24: { minor: 21, modes: [OPTIONS_FROM_ENVIRONMENT] },
  26: { minor: 12, modes: [OPTIONS_FROM_ENVIRONMENT, COMMON_JS] },
};

/** @param {number} number */
const uint64 = (number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(number));
  return bytes;
};

/**
 * The blob that Node would write to go into its binary, around a snapshot that exists.
 *
 * @param {string} version Node's
 * @param {Buffer} snapshot
 * @returns {Buffer[] | undefined} in parts; undefined if the form of this version is not known
 */
export const preparedBlob = (version, snapshot) => {
  const [major, minor] = version.split('.').map(Number);
  const form = SEA_FORMS[major];
  if (form === undefined || minor < form.minor) return undefined;
  const head = Buffer.alloc(8);
  head.writeUInt32LE(SEA_MAGIC, 0);
  head.writeUInt32LE(SEA_FLAGS, 4);
  return [head, Buffer.from(form.modes), uint64(CODE_PATH.length), CODE_PATH, uint64(snapshot.length), snapshot];
};

/**
 * Has a Node binary look for a blob in itself.
 *
 * @param {Buffer} program which is changed in place
 * @returns {boolean} whether it is one that can
 */
export const setFuse = (program) => {
  const at = program.indexOf(SEA_FUSE);
  if (at < 0 || program.includes(SEA_FUSE, at + 1)) return false;
  program[at + SEA_FUSE.length - 1] = '1'.charCodeAt(0);
  return true;
};
