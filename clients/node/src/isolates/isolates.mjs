import { untrusted } from '../errors.mjs';
import { checkRuntime } from '../verify/node-runtime.mjs';

/** @import { NodeRuntime } from '../verify/node-runtime.mjs' */
/** @import { SnapshotMetadata } from '../format/metadata.mjs' */

const FLAG = '--no-node-snapshot';

/** Of the running process: what V8 shares between isolates is its own only if Node was not started from a snapshot of Node's. */
const startedWithFlag = () => [...process.execArgv, ...(process.env.NODE_OPTIONS ?? '').split(/\s+/)].includes(FLAG);

/**
 * What `new ivm.Isolate({ snapshot })` takes, of a snapshot that has been verified. It may be used for any number of isolates.
 *
 * @template Copy
 * @param {{ ExternalCopy: new (value: ArrayBuffer) => Copy }} ivm the module isolated-vm
 * @param {{ metadata: SnapshotMetadata, blob: Buffer }} verified what verifySnapshot(), fetch() or resolve() gave
 * @param {NodeRuntime} runtime what describeIsolatedVm() says of this process
 * @returns {Copy}
 */
export function isolateSnapshot(ivm, { metadata, blob }, runtime) {
  checkRuntime(metadata, runtime);
  if (!startedWithFlag()) {
    throw untrusted(
      'node-snapshot-used',
      "Node was started from its own snapshot, whose objects V8 would share with the isolate's.",
      FLAG,
      process.execArgv.join(' ') || 'no options',
      `Start Node with ${FLAG}, as isolated-vm asks for.`,
    );
  }
  // Its own bytes: a Buffer may be a part of a larger one.
  return new ivm.ExternalCopy(new Uint8Array(blob).buffer);
}

/**
 * Binds the slots of a context that was started from a snapshot with a prelude, and has its callbacks of onRestore run.
 *
 * @param {{ evalClosureSync: (code: string, values: any[], options: object) => any }} context of isolated-vm
 * @param {Record<string, any>} functions by the slot's name: functions, whose arguments and results are copied, or an ivm.Callback
 * @returns {Promise<void>} when those that return promises have settled; rejected with what one of them threw
 */
export async function bindSlots(context, functions) {
  const code = `
    const [names, ...bound] = arguments;
    const contract = globalThis[Symbol.for('snapforge')];
    contract.bind(Object.fromEntries(JSON.parse(names).map((name, i) => [name, bound[i]])));
    return contract.restored().then(() => undefined);`;
  const given = [JSON.stringify(Object.keys(functions)), ...Object.values(functions)];
  await context.evalClosureSync(code, given, { result: { promise: true, copy: true } });
}
