import { untrusted } from '../errors.mjs';
import { isObject } from '../json.mjs';
import { checkSignature } from '../verify/signature.mjs';

/** @import { TrustedKeys } from '../keys/trusted-keys.mjs' */

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/**
 * @param {unknown} expected
 * @param {unknown} found
 */
const malformedEnvelope = (expected, found) =>
  untrusted('malformed-envelope', 'The DSSE envelope is malformed.', expected, found, 'Fetch the statement again.');

/** @param {unknown} text */
const base64 = (text) => {
  const bytes = Buffer.from(String(text), 'base64');
  if (typeof text !== 'string' || bytes.toString('base64') !== text) {
    throw malformedEnvelope('base64 (RFC 4648)', 'something else');
  }
  return bytes;
};

/**
 * The payload of a DSSE envelope that a trusted key signed.
 *
 * @param {any} envelope
 * @param {TrustedKeys} keys
 * @param {Date} now
 * @returns {Buffer}
 */
export const verifyEnvelope = (envelope, keys, now) => {
  if (!isObject(envelope) || !Array.isArray(envelope.signatures)) {
    throw malformedEnvelope('an object with signatures', 'something else');
  }
  if (envelope.payloadType !== PAYLOAD_TYPE) throw malformedEnvelope(PAYLOAD_TYPE, envelope.payloadType);
  const body = base64(envelope.payload);
  // DSSE, protocol.md: lengths in bytes, as decimal ASCII.
  const message = Buffer.concat([Buffer.from(`DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${body.length} `), body]);
  let last = malformedEnvelope('at least one signature', 'none');
  for (const mark of envelope.signatures) {
    try {
      checkSignature(keys, now, String(mark?.keyid), message, base64(mark?.sig), 'statement');
      return body;
    } catch (error) {
      last = error;
    }
  }
  throw last;
};
