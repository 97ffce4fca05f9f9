// What `snapforge` does beside starting Node: the verbs of Snapforge's command line (docs/cli.md), with its options and exit codes.
// snapforge.mjs, which has to be beside this file, loads it when it is needed.

export { runVerb } from './program.mjs';
