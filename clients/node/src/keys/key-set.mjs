import { untrusted } from '../errors.mjs';
import { isObject } from '../json.mjs';

/** More than a service has in its life; a longer list would only cost time. */
const MAX_ENDORSEMENTS = 200;

/**
 * @param {unknown} expected
 * @param {unknown} found
 */
const malformedKeySet = (expected, found) =>
  untrusted('malformed-key-set', 'The key set is malformed.', expected, found, 'Report it to the operator of the service.');

/**
 * What a key set says apart from its keys; nothing in it has been verified.
 *
 * @param {any} set
 * @returns {{ endorsements: unknown[], revoked: Set<unknown> }}
 */
export const readKeySet = (set) => {
  if (!isObject(set)) throw malformedKeySet('an object', 'something else');
  const { endorsements = [], revoked = [] } = set;
  for (const [member, list] of Object.entries({ endorsements, revoked })) {
    if (!Array.isArray(list)) throw malformedKeySet(`an array '${member}'`, 'something else');
  }
  if (endorsements.length > MAX_ENDORSEMENTS) {
    throw malformedKeySet(`at most ${MAX_ENDORSEMENTS} endorsements`, endorsements.length);
  }
  return { endorsements, revoked: new Set(revoked) };
};
