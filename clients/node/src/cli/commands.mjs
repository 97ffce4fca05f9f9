import { readFile, writeFile } from 'node:fs/promises';
import { describeOutcome } from '../client/resolution.mjs';
import { checkInstalled, install } from '../client/install.mjs';
import { startInPlace } from '../launch/start.mjs';
import { describeNode } from '../verify/node-runtime.mjs';
import { verifyByAnyKey } from '../verify/snapshot.mjs';
import { noAttestation, requireSource } from '../verify/source-policy.mjs';
import { clientOf, selectorOf, sourceOf, trustedKeysOf, usage } from './options.mjs';

/** @import { SnapforgeError } from '../errors.mjs' */
/** @import { CommandOptions } from './options.mjs' */

/** @param {SnapforgeError | undefined} error */
const reported = (error) => error && { code: error.code, message: error.message, hint: error.hint };

/** @param {string} text */
const jsonOf = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    // Which the check of its form refuses.
    return undefined;
  }
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
    const { outcome, digest, release, channel, rolledBackFrom, problem, beside } = resolution;
    const reasons = { problem: reported(problem), beside: reported(beside) };
    console.log(JSON.stringify({ outcome, digest, release, channel, rolledBackFrom, ...reasons }, null, 2));
    return outcome === 'PLAIN' ? 3 : 0;
  },

  async install(options) {
    if (options.output === undefined) throw usage('install takes --output, a folder.');
    const resolution = await clientOf(options).resolve(selectorOf(options));
    console.error(`snapforge: ${describeOutcome(resolution)}`);
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

  async verify(options, [file]) {
    if (file === undefined || options.signature === undefined) throw usage('verify takes a file and --signature.');
    const keys = fileKeysOf(options);
    const [container, signature] = await Promise.all([readFile(file), readFile(options.signature)]);
    const node = options['any-runtime'] ? undefined : describeNode(options.node);
    const snapshot = verifyByAnyKey(container, signature, { keys, node });
    const source = sourceOf(options);
    if (source !== undefined) {
      if (options.attestation === undefined) throw noAttestation(source, 'no --attestation');
      const proof = jsonOf(await readFile(options.attestation, 'utf8'));
      // A Sigstore bundle has the envelope inside.
      requireSource(source, proof?.dsseEnvelope ?? proof, snapshot.digest, { keys, now: new Date() });
    }
    if (options.output !== undefined) await writeFile(options.output, snapshot.blob);
    console.log(JSON.stringify({ digest: snapshot.digest, ...snapshot.metadata }, null, 2));
    return 0;
  },
};
