// The Snapforge client for Node: nothing but Node's own modules. A command (--help) and a module.
//
// Node compares its version, platform and flags with a blob's before it loads it, and nothing else: a flipped byte, or a blob of
// another build of the same version, ends in a crash, or runs what someone else has written. So whatever Node does not
// check is checked here, before Node sees a byte; what cannot be proved is not started.

import { runIfProgram } from './cli/program.mjs';

export { describeOutcome } from './client/resolution.mjs';
export { Snapforge } from './client/snapforge.mjs';
export { ServiceRefusal, SnapforgeError } from './errors.mjs';
export { bindSlots, isolateSnapshot } from './isolates/isolates.mjs';
export { readContainer } from './format/container.mjs';
export { webCrypto } from './host/web-crypto.mjs';
export { TrustedKeys } from './keys/trusted-keys.mjs';
export { start } from './launch/start.mjs';
export { describeIsolatedVm, describeNode } from './verify/node-runtime.mjs';
export { describeWarning } from './service/warnings.mjs';
export { verifyRelease } from './verify/release.mjs';
export { verifySnapshot } from './verify/snapshot.mjs';
export { verifyAttestation } from './verify/source-policy.mjs';

// Not awaited: CommonJS could not require a module that awaits.
void runIfProgram(import.meta.url);
