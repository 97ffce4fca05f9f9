import { DIGEST } from '../digest.mjs';
import { isObject, parseCanonical } from '../json.mjs';
import { verifyEnvelope } from './dsse.mjs';
import { malformedStatement, STATEMENT_TYPE } from './in-toto.mjs';

/** @import { TrustedKeys } from '../keys/trusted-keys.mjs' */

const PREDICATE_TYPE = 'https://slsa.dev/provenance/v1';
const BUILD_TYPE = 'https://snapforge.dev/build-types/v8-startup-snapshot/v1';

/** @typedef {{ repository: string, path: string, ref: string }} Workflow a file that says what a run of a CI does */

/**
 * What the token of a CI proved.
 *
 * @typedef {{ repository: string, ref: string, commit: string, workflows: Workflow[] }} Source
 */

/**
 * @param {any} parent
 * @param {string} member
 */
const objectMember = (parent, member) => {
  if (!isObject(parent[member])) throw malformedStatement(`an object as ${member}`, typeof parent[member]);
  return parent[member];
};

/**
 * @param {any} parent
 * @param {string} member
 * @returns {string}
 */
const stringMember = (parent, member) => {
  const text = parent[member];
  if (typeof text !== 'string' || text === '') throw malformedStatement(`a string as ${member}`, typeof text);
  return text;
};

/** @param {any} parameters */
const attestedSource = (parameters) => {
  if (parameters.source === undefined) return undefined;
  const source = objectMember(parameters, 'source');
  const workflows = ['workflow', 'reusableWorkflow']
    .filter((name) => parameters[name] !== undefined)
    .map((name) => objectMember(parameters, name))
    .map((it) => ({ repository: stringMember(it, 'repository'), path: stringMember(it, 'path'), ref: stringMember(it, 'ref') }));
  const commit = stringMember(objectMember(source, 'digest'), 'gitCommit');
  return { repository: stringMember(source, 'repository'), ref: stringMember(source, 'ref'), commit, workflows };
};

/**
 * What the snapshot was found to offer and to need; undefined if the attestation does not say.
 *
 * @param {any} predicate
 * @returns {string[] | undefined}
 */
const attestedCapabilities = (predicate) => {
  /** @type {any[]} */
  const byproducts = Array.isArray(predicate.runDetails?.byproducts) ? predicate.runDetails.byproducts : [];
  const resource = byproducts.find((it) => it?.name === 'capabilities');
  if (resource === undefined) return undefined;
  const words = parseCanonical(Buffer.from(stringMember(resource, 'content'), 'base64'), malformedStatement);
  if (!Array.isArray(words)) throw malformedStatement('a list of capabilities', typeof words);
  return words.filter((it) => typeof it === 'string');
};

/**
 * What an attestation that a trusted key signed is about, which source it names, if a token of a CI proved one, and what the snapshot offers.
 *
 * @param {any} envelope
 * @param {TrustedKeys} keys
 * @param {Date} now
 * @returns {{ subjects: string[], source: Source | undefined, capabilities: string[] | undefined }}
 */
export const verifyProvenance = (envelope, keys, now) => {
  const statement = parseCanonical(verifyEnvelope(envelope, keys, now), malformedStatement);
  if (statement?._type !== STATEMENT_TYPE) throw malformedStatement(STATEMENT_TYPE, statement?._type);
  if (statement.predicateType !== PREDICATE_TYPE) throw malformedStatement(PREDICATE_TYPE, statement.predicateType);
  const predicate = objectMember(statement, 'predicate');
  const definition = objectMember(predicate, 'buildDefinition');
  if (definition.buildType !== BUILD_TYPE) throw malformedStatement(BUILD_TYPE, definition.buildType);
  /** @type {any[]} */
  const all = Array.isArray(statement.subject) ? statement.subject : [];
  const subjects = all.map((it) => `sha256:${it?.digest?.sha256}`);
  if (subjects.length === 0 || !subjects.every((it) => DIGEST.test(it))) throw malformedStatement('SHA-256 of the subjects', 'none');
  const source = attestedSource(objectMember(definition, 'externalParameters'));
  return { subjects, source, capabilities: attestedCapabilities(predicate) };
};
