import { writeFile } from 'node:fs/promises';
import { describeOutcome } from '../client/resolution.mjs';
import { checkInstalled, install } from '../client/install.mjs';
import { keepStart } from '../launch/keep-start.mjs';
import { argumentsOf, startInPlace } from '../launch/start.mjs';
import { describeWarning } from '../service/warnings.mjs';
import { describeNode } from '../verify/node-runtime.mjs';
import { ageOf, clientOf, selectorOf, sourceOf, trustedKeysOf, usage } from './options.mjs';

/** @import { SnapforgeError } from '../errors.mjs' */
/** @import { TrustedKeys } from '../keys/trusted-keys.mjs' */
/** @import { FileResolution, Resolution } from '../client/resolution.mjs' */
/** @import { CommandOptions } from './options.mjs' */

/** @param {SnapforgeError | undefined} error */
const reported = (error) => error && { code: error.code, message: error.message, hint: error.hint };

/** @param {Resolution | FileResolution} resolution */
const warningLines = ({ warnings = [] }) => warnings.map((it) => `warning: ${describeWarning(it)}`);

/** @param {Resolution | FileResolution} resolution */
const printWarnings = (resolution) => {
  for (const it of warningLines(resolution)) console.error(`snapforge: ${it}`);
};

/** @param {CommandOptions} options */
const fileKeysOf = (options) => {
  const keys = trustedKeysOf(options);
  if (keys.isEmpty || keys.missing().length > 0) throw usage('This contacts no service: give keys as files, with --key.');
  return keys;
};

/**
 * Whether a start needs nothing verified but what was, for the Node that runs this.
 *
 * @param {CommandOptions} options
 */
const isSelfContained = ({ source, requires, node, 'verify-always': always }) =>
  source === undefined && requires.length === 0 && node === process.execPath && !always;

/**
 * @param {CommandOptions} options
 * @param {TrustedKeys} keys with those that were fetched
 * @param {string[]} said
 * @param {string[]} application
 * @param {string[]} nodeArgs
 */
const recentStartOf = (options, keys, said, application, nodeArgs) => ({
  cache: options.cache,
  selector: selectorOf(options),
  node: describeNode(options.node),
  maxAge: ageOf(options['max-age']) * 1000,
  keyFiles: options.key,
  keyIds: options['key-id'],
  keysEnd: keys.firstEnd,
  command: process.argv.slice(2),
  application,
  nodeArgs,
  said,
});

/**
 * Each returns its exit code.
 *
 * @type {Record<string, (options: CommandOptions, args: string[]) => Promise<number>>}
 */
export const COMMANDS = {
  async run(options, args) {
    const selector = selectorOf(options);
    const keys = trustedKeysOf(options);
    const client = clientOf(options, keys);
    const resolution = await client.resolveFile(selector);
    const said = [...(options.quiet ? [] : [describeOutcome(resolution)]), ...warningLines(resolution)];
    for (const it of said) console.error(`snapforge: ${it}`);
    const start = {
      node: options.node,
      nodeOptions: options['node-option'],
      entry: options.entry,
      plainEntry: options['plain-entry'],
      args,
    };
    if (resolution.outcome === 'RECENT' && isSelfContained(options)) {
      const nodeArgs = /** @type {string[]} */ (argumentsOf(resolution, { ...start, args: [] }, resolution.blobFile));
      await keepStart(recentStartOf(options, keys, said, args, nodeArgs), resolution, () => client.resolveFile(selector));
    }
    const { exitCode } = await startInPlace(resolution, start);
    return exitCode;
  },

  async resolve(options) {
    const selector = selectorOf(options);
    const resolution = await clientOf(options).resolve(selector);
    const { outcome, digest, release, channel, rolledBackFrom, warnings, problem, beside } = resolution;
    printWarnings(resolution);
    const reasons = { problem: reported(problem), beside: reported(beside) };
    console.log(JSON.stringify({ outcome, digest, release, channel, rolledBackFrom, warnings, ...reasons }, null, 2));
    return outcome === 'PLAIN' ? 3 : 0;
  },

  async install(options) {
    if (options.output === undefined) throw usage('install takes --output, a folder.');
    const resolution = await clientOf(options).resolve(selectorOf(options));
    console.error(`snapforge: ${describeOutcome(resolution)}`);
    printWarnings(resolution);
    if (resolution.outcome === 'PLAIN') return 3;
    const node = options.executable ? options.node : undefined;
    const { blob, executable } = await install(options.output, resolution, resolution, node);
    if (executable !== undefined) {
      console.error(`snapforge: executable ${executable.digest} of ${executable.size} bytes`);
    }
    console.log(executable === undefined ? `${options.node} --snapshot-blob ${blob} --` : executable.path);
    return 0;
  },

  async check(options, [folder]) {
    if (folder === undefined) throw usage('check takes a folder that install has written.');
    const node = describeNode(options.node);
    const snapshot = await checkInstalled(folder, { keys: fileKeysOf(options), node }, sourceOf(options));
    const { digest, executable, metadata } = snapshot;
    console.log(JSON.stringify({ digest, executable, metadata }, null, 2));
    return 0;
  },

  async fetch(options, [digest]) {
    if (digest === undefined || options.output === undefined) throw usage('fetch takes a digest and --output.');
    const snapshot = await clientOf(options).fetch(digest);
    await writeFile(options.output, options.container ? snapshot.container : snapshot.blob);
    console.error(`snapforge: verified ${snapshot.digest}, ${snapshot.metadata.target}`);
    return 0;
  },
};
