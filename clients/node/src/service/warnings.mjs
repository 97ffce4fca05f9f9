import { isObject } from '../json.mjs';
import { printable } from '../errors.mjs';

/**
 * Why what the service named should not be used any more. It is the service's word, not signed: a reason to move on, and none to trust
 * anything.
 *
 * @typedef {object} ResolutionWarning
 * @property {string} code `engine-vulnerable`, `engine-deprecated` or `version-deprecated`; there may be others
 * @property {string} message one sentence for people
 * @property {string} [link] where more can be read
 * @property {string} [successor] the engine to use instead
 */

// A service that says more does not fill a log.
const MOST = 20;

/**
 * Reads the list that an answer or a note has; what is not in its form is left out.
 *
 * @param {unknown} list
 * @returns {ResolutionWarning[]}
 */
export const warningsOf = (list) =>
  (Array.isArray(list) ? list : [])
    .filter((it) => isObject(it) && typeof it.code === 'string' && typeof it.message === 'string')
    .slice(0, MOST)
    .map(({ code, message, link, successor }) => ({
      code: printable(code),
      message: printable(message),
      ...(typeof link === 'string' ? { link: printable(link) } : {}),
      ...(typeof successor === 'string' ? { successor: printable(successor) } : {}),
    }));

/**
 * For a log: the message, and where more can be read.
 *
 * @param {ResolutionWarning} warning
 */
export const describeWarning = ({ code, message, link, successor }) =>
  [`${code}: ${message}`, ...(successor ? [`Use ${successor} instead.`] : []), ...(link ? [`See ${link}`] : [])].join(' ');
