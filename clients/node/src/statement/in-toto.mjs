import { DIGEST } from '../digest.mjs';
import { untrusted } from '../errors.mjs';
import { isObject, parseCanonical } from '../json.mjs';
import { verifyEnvelope } from './dsse.mjs';

/** @import { TrustedKeys } from '../keys/trusted-keys.mjs' */

export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

/**
 * @param {unknown} expected
 * @param {unknown} found
 */
export const malformedStatement = (expected, found) =>
  untrusted('malformed-statement', 'A trusted key signed this, but it is not a valid statement.', expected, found);

/**
 * What a trusted key signed, of this type: the predicate, and the only subject's name and digest.
 *
 * @param {any} envelope
 * @param {string} type
 * @param {TrustedKeys} keys
 * @param {Date} now
 * @returns {{ predicate: Record<string, any>, name: unknown, digest: string }}
 */
export const verifyStatement = (envelope, type, keys, now) => {
  const statement = parseCanonical(verifyEnvelope(envelope, keys, now), malformedStatement);
  if (statement?._type !== STATEMENT_TYPE) throw malformedStatement(STATEMENT_TYPE, statement?._type);
  if (statement.predicateType !== type) throw malformedStatement(type, statement.predicateType);
  const { predicate, subject } = statement;
  if (!isObject(predicate) || !Array.isArray(subject) || subject.length !== 1 || !isObject(subject[0]?.digest)) {
    throw malformedStatement('a predicate and one subject', 'something else');
  }
  const digest = `sha256:${subject[0].digest.sha256}`;
  if (!DIGEST.test(digest)) throw malformedStatement('a SHA-256 of the subject', digest);
  return { predicate, name: subject[0].name, digest };
};

/**
 * A predicate's time, in milliseconds since 1970.
 *
 * @param {Record<string, any>} predicate
 * @param {string} member
 */
export const timeOf = (predicate, member) => {
  const text = predicate[member];
  const millis = TIME.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(millis)) throw malformedStatement(`a time (RFC 3339) as ${member}`, text);
  return millis;
};
