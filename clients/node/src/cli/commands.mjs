import { writeFile } from 'node:fs/promises';
import { describeOutcome } from '../client/resolution.mjs';
import { checkInstalled, install } from '../client/install.mjs';
import { describeWarning } from '../service/warnings.mjs';
import { startInPlace } from '../launch/start.mjs';
import { describeNode } from '../verify/node-runtime.mjs';
import { clientOf, selectorOf, sourceOf, trustedKeysOf, usage } from './options.mjs';

/** @import { SnapforgeError } from '../errors.mjs' */
/** @import { FileResolution, Resolution } from '../client/resolution.mjs' */
/** @import { CommandOptions } from './options.mjs' */

/** @param {SnapforgeError | undefined} error */
const reported = (error) => error && { code: error.code, message: error.message, hint: error.hint };

/** @param {Resolution | FileResolution} resolution */
const printWarnings = ({ warnings = [] }) => {
  for (const it of warnings) console.error(`snapforge: warning: ${describeWarning(it)}`);
};

/** @param {CommandOptions} options */
const fileKeysOf = (options) => {
  const keys = trustedKeysOf(options);
  if (keys.isEmpty || keys.missing().length > 0) throw usage('This contacts no service: give keys as files, with --key.');
  return keys;
};

/**
 * Each returns its exit code.
 *
 * @type {Record<string, (options: CommandOptions, args: string[]) => Promise<number>>}
 */
export const COMMANDS = {
  async run(options, args) {
    const selector = selectorOf(options);
    const resolution = await clientOf(options).resolveFile(selector);
    if (!options.quiet) console.error(`snapforge: ${describeOutcome(resolution)}`);
    printWarnings(resolution);
    const { exitCode } = await startInPlace(resolution, {
      node: options.node,
      nodeOptions: options['node-option'],
      entry: options.entry,
      plainEntry: options['plain-entry'],
      args,
    });
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
    const blob = await install(options.output, resolution, resolution);
    console.log(`${options.node} --snapshot-blob ${blob} --`);
    return 0;
  },

  async check(options, [folder]) {
    if (folder === undefined) throw usage('check takes a folder that install has written.');
    const node = describeNode(options.node);
    const snapshot = await checkInstalled(folder, { keys: fileKeysOf(options), node }, sourceOf(options));
    console.log(JSON.stringify({ digest: snapshot.digest, metadata: snapshot.metadata }, null, 2));
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
