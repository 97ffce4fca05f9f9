import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @type {NodeJS.Signals[]} */
const FORWARDED = ['SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'];

/** @typedef {{ exitCode: number, signal: NodeJS.Signals | null }} ChildEnd */

/**
 * Runs a program with this process's standard streams, hands signals on, and waits for its end.
 *
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<ChildEnd>}
 */
export const runChild = (program, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit' });
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => child.kill(signal);
    // A terminal sends SIGINT to both; twice would look like impatience.
    const onInterrupt = process.stdin.isTTY ? () => {} : forward;
    for (const signal of FORWARDED) process.on(signal, forward);
    process.on('SIGINT', onInterrupt);
    const done = () => {
      for (const signal of FORWARDED) process.off(signal, forward);
      process.off('SIGINT', onInterrupt);
    };
    child.once('error', (error) => {
      done();
      reject(error);
    });
    child.once('exit', (exitCode, signal) => {
      done();
      // One of the two is always given.
      resolve({ exitCode: exitCode ?? 128 + constants.signals[/** @type {NodeJS.Signals} */ (signal)], signal });
    });
  });
