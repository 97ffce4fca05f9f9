import { SnapforgeError } from '../errors.mjs';
import { isObject } from '../json.mjs';
import { MAX_JSON, SIGNATURE_LENGTH } from '../limits.mjs';
import { BoundedHttp, requireJson, requireOk, unexpectedAnswer } from './bounded-http.mjs';
import { appliedDelta, deltaHeaders } from './delta.mjs';
import { warningsOf } from './warnings.mjs';

/** @import { ReleaseAnswer, ReleaseSelector } from '../verify/release.mjs' */
/** @import { NodeRuntime } from '../verify/node-runtime.mjs' */

/**
 * A snapshot as it was downloaded or kept, not verified.
 *
 * @typedef {object} SignedContainer
 * @property {Buffer} container
 * @property {Buffer} signature
 * @property {string} keyId
 */

/**
 * @typedef {object} ServiceOptions
 * @property {string} server
 * @property {string} [token]
 * @property {number} headTimeout milliseconds
 * @property {number} bodyTimeout milliseconds
 * @property {number} maxContainer bytes
 * @property {boolean} [refuseVulnerable] whether no name is resolved to what stands on a vulnerable engine
 */

/** @param {string} server */
const requireAddress = (server) => {
  const address = new URL(server);
  if (!/^https?:$/.test(address.protocol) || address.search !== '' || address.hash !== '') {
    throw new SnapforgeError('malformed-server', 'This is not the address of a service.', {
      expected: 'http(s)://host[:port][/path]',
      found: `${address.protocol}//${address.host}`,
    });
  }
};

/** The service's HTTP interface, version 1. */
export class Service {
  #root;
  #api;
  #http;
  #maxContainer;
  #vulnerable;

  /** @param {ServiceOptions} options */
  constructor({ server, maxContainer, refuseVulnerable = false, ...http }) {
    requireAddress(server);
    this.#root = server.replace(/\/+$/, '');
    this.#api = this.#root + '/api/v1';
    this.#http = new BoundedHttp(http);
    this.#maxContainer = maxContainer;
    this.#vulnerable = refuseVulnerable ? 'refuse' : undefined;
  }

  /**
   * The statements about what was selected, not verified; undefined if those with this etag still hold.
   *
   * @param {ReleaseSelector} selector
   * @param {NodeRuntime} node
   * @param {string} [etag]
   * @returns {Promise<ReleaseAnswer | undefined>}
   */
  async resolve(selector, node, etag) {
    const { requires = [], ...release } = selector;
    const required = requires.length > 0 ? requires.join(',') : undefined;
    const { platform, engine } = node;
    const question = Object.entries({ ...release, platform, engine, requires: required, vulnerable: this.#vulnerable })
      .flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`]));
    const path = '/resolve?' + question.join('&');
    const answer = await this.#get(path, MAX_JSON, etag === undefined ? {} : { 'If-None-Match': etag });
    if (answer.status === 304 && etag !== undefined) return undefined;
    const { release: statement, channelStatement, warnings } = requireJson(path, answer);
    if (!isObject(statement)) throw unexpectedAnswer(path, "an object 'release'", typeof statement);
    return { release: statement, channelStatement: channelStatement ?? undefined, etag: answer.etag, warnings: warningsOf(warnings) };
  }

  /**
   * Container, signature and key id as the service gives them, not verified.
   *
   * @param {string} digest
   * @param {Buffer} [older] a container that is there already, and probably much like this one
   * @returns {Promise<SignedContainer>}
   */
  async download(digest, older) {
    const path = `/snapshots/${digest}`;
    const keyId = requireJson(path, await this.#get(path, MAX_JSON)).signature?.keyId;
    if (typeof keyId !== 'string') throw unexpectedAnswer(path, "a key id in 'signature'", typeof keyId);
    const container = await this.#container(path + '/container', older);
    const signature = requireOk(path + '/signature', await this.#get(path + '/signature', SIGNATURE_LENGTH));
    return { container, signature: signature.body, keyId };
  }

  /**
   * The attestation of a snapshot, not verified.
   *
   * @param {string} digest
   * @param {string} [repository] address of the source that it should name, if there are several
   */
  async attestation(digest, repository) {
    const preferred = repository === undefined ? '' : `?repository=${encodeURIComponent(repository)}`;
    const path = `/snapshots/${digest}/attestation${preferred}`;
    return requireJson(path, await this.#get(path, MAX_JSON));
  }

  /**
   * @param {string} path
   * @param {Buffer | undefined} older
   */
  async #container(path, older) {
    const answer = requireOk(path, await this.#get(path, this.#maxContainer, deltaHeaders(older)));
    if (answer.coding !== 'dcz' || older === undefined) return answer.body;
    // A delta saves time, and nothing depends on it.
    return appliedDelta(answer.body, older, this.#maxContainer) ?? requireOk(path, await this.#get(path, this.#maxContainer)).body;
  }

  /**
   * A public key, as a JWK that may be anything.
   *
   * @param {string} id
   */
  async key(id) {
    const path = `/keys/${id}`;
    const { publicKey, status, notBefore, notAfter } = requireJson(path, await this.#get(path, MAX_JSON));
    /** @param {unknown} time */
    const seconds = (time) => (typeof time === 'string' ? Date.parse(time) / 1000 : undefined);
    const x = Buffer.from(String(publicKey), 'base64').toString('base64url');
    return { kty: 'OKP', crv: 'Ed25519', x, kid: id, nbf: seconds(notBefore), exp: seconds(notAfter), status };
  }

  /** The service's key set, which may say anything. */
  async keySet() {
    const path = '/.well-known/jwks.json';
    return requireJson(path, await this.#http.get(this.#root, path, MAX_JSON));
  }

  /**
   * @param {string} path
   * @param {number} limit
   * @param {Record<string, string>} [headers]
   */
  #get(path, limit, headers) {
    return this.#http.get(this.#api, path, limit, headers);
  }
}
