import { define } from '../web/globals.js';
import { clear, timerKind } from '../web/timers.js';

const set = timerKind('setImmediate', 'clearImmediate', false, false);

export function setImmediate(callback, ...values) {
  return set(callback, 0, values);
}

export function clearImmediate(id) {
  clear(id);
}

define({ setImmediate, clearImmediate });
