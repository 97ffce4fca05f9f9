import { reportError } from './errors.js';
import { define } from './globals.js';

const done = Promise.resolve();

export function queueMicrotask(callback) {
  if (typeof callback !== 'function') throw new TypeError('queueMicrotask takes a function');
  done.then(() => callback()).catch(reportError);
}

define({ queueMicrotask });
