import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { untrusted } from '../errors.mjs';
import { platformOf } from '../format/target.mjs';

/** @import { SnapshotMetadata } from '../format/metadata.mjs' */

/**
 * What a snapshot must fit.
 *
 * @typedef {object} NodeRuntime
 * @property {string} [path] the binary
 * @property {string} platform for example `linux-x64`
 * @property {string} engine for example `node-24.21.0`, or `isolated-vm-7.0.1-node-24`
 * @property {string} v8Version
 * @property {string} [binary] the binary's digest; if it is absent, builds of the same version are not distinguished
 */

/**
 * Describes a node binary by asking it, not by its name.
 *
 * @param {string} [path] the binary; the running one by default
 * @returns {NodeRuntime & { path: string }}
 */
export function describeNode(path = process.execPath) {
  const program = realpathSync(path);
  /** @type {string[]} */
  let answer = [process.platform, process.arch, process.versions.node, process.versions.v8];
  if (program !== realpathSync(process.execPath)) {
    const question = '[process.platform, process.arch, process.versions.node, process.versions.v8].join()';
    answer = execFileSync(program, ['-p', question], { env: {}, encoding: 'utf8', timeout: 10_000 }).trim().split(',');
  }
  const [system, arch, version, v8Version] = answer;
  return { path: program, platform: platformOf(system, arch), engine: `node-${version}`, v8Version };
}

/**
 * Describes a node binary as one in which isolated-vm starts isolates from snapshots.
 *
 * @param {string} version isolated-vm's own, as its package.json says
 * @param {string} [path] the binary; the running one by default
 * @returns {NodeRuntime & { path: string }}
 */
export function describeIsolatedVm(version, path = process.execPath) {
  const node = describeNode(path);
  const [major] = node.engine.slice('node-'.length).split('.');
  return { ...node, engine: `isolated-vm-${version}-node-${major}` };
}

/**
 * @param {string} code
 * @param {string} message
 * @param {string} expected
 * @param {string} found
 */
const misfit = (code, message, expected, found) =>
  untrusted(code, message, expected, found, "Build the bundle for this Node's target.");

/**
 * @param {string} target
 * @param {NodeRuntime} node
 */
export const checkTarget = (target, node) => {
  const [platform, engine] = target.split('/');
  if (platform !== node.platform) {
    throw misfit('other-platform', 'The snapshot was built for another platform.', node.platform, platform);
  }
  if (engine !== node.engine) {
    throw misfit('other-engine', 'The snapshot was built for another engine.', node.engine, engine);
  }
};

/**
 * @param {SnapshotMetadata} metadata
 * @param {NodeRuntime} node
 */
export const checkRuntime = (metadata, node) => {
  checkTarget(metadata.target, node);
  if (metadata.v8Version !== node.v8Version) {
    throw misfit('other-v8-version', 'The snapshot was built by another version of V8.', node.v8Version, metadata.v8Version);
  }
  if (node.binary !== undefined && metadata.engineBuild.nativeLibrary !== node.binary) {
    throw misfit(
      'other-node-build',
      'The snapshot was made by another build of this version of Node, whose heap may differ.',
      node.binary,
      metadata.engineBuild.nativeLibrary,
    );
  }
};
