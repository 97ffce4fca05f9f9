import { Connection } from '../../../integrations/common/connection.mjs';
import { oneLine } from '../../../integrations/common/printable.mjs';
import { EXIT, Refusal } from '../../../integrations/common/refusal.mjs';
import { TrustedKeys } from '../src/index.mjs';
import { printableJson } from './output.mjs';
import { fileBytes, VerbSettings } from './settings.mjs';

const KEY_SET = '/.well-known/jwks.json';
const MAX_KEY_SET = 1 << 20;
const LOOPBACK = /^(localhost|127(\.[0-9]+){3}|\[::1\])$/;

const keysInFiles = (files) => {
  const keys = new TrustedKeys();
  for (const it of files) keys.add(String(fileBytes(it)));
  return keys;
};

/** One run of a verb: what all of them use. */
export class Session {
  /**
   * @param {object} run
   * @param {Record<string, any>} run.values options
   * @param {Record<string, string | undefined>} run.environment
   * @param {string} run.directory the working directory
   * @param {(line: string) => void} run.out prints a line of the result
   * @param {(line: string) => void} run.err prints a message
   */
  constructor({ values, environment, directory, out, err }) {
    Object.assign(this, { values, environment, directory, out, err });
    /** What is known of the result, for the document that tells of a failure. */
    this.kept = {};
  }

  get settings() {
    return (this.read ??= new VerbSettings(this.environment));
  }

  get url() {
    return this.settings.url(this.values.url);
  }

  /** The service. */
  get service() {
    return (this.connection ??= this.#connect());
  }

  #connect() {
    const { url } = this;
    const token = this.settings.token(url, this.values['token-file']);
    const { protocol, hostname } = new URL(url);
    if (token && protocol === 'http:' && !LOOPBACK.test(hostname)) this.warn(`the token goes to ${hostname} unencrypted; use https`);
    return new Connection({ url, token: async () => token, note: (it) => this.note(it) });
  }

  /** The keys that count, after what the service says of them; without any, those that the service names. */
  async keys() {
    const files = this.#keyFiles();
    const set = String(await this.service.bytes(KEY_SET, 'application/json', MAX_KEY_SET));
    if (files.length === 0) {
      this.note(`the keys are those that ${this.url} names; --key pins the ones that you trust`);
      return new TrustedKeys().add(set);
    }
    return keysInFiles(files).learning(JSON.parse(set));
  }

  /** The keys that count, without asking a service. */
  offlineKeys() {
    const keys = keysInFiles(this.#keyFiles());
    if (!keys.isEmpty) return keys;
    throw new Refusal('no-keys', 'There is no key to verify with.', {
      expected: 'a public key in PEM, or a JSON Web Key Set',
      found: 'none',
      hint: "Name one with --key; 'snapforge keys --pem' shows those of a service. Get it over a way that you trust.",
      exit: EXIT.usage,
    });
  }

  #keyFiles() {
    const named = this.values.key ?? [];
    return named.length > 0 ? named : this.settings.keys();
  }

  /** Prints the result: one JSON document, or lines. */
  result(document, lines) {
    if (this.values.json) this.out(printableJson(document));
    else lines.forEach((it) => this.out(oneLine(it)));
  }

  /** Tells something that is no result, unless the user wants quiet. */
  note(text) {
    if (!this.values.quiet) this.err(`note: ${oneLine(text)}`);
  }

  warn(text) {
    this.err(`warning: ${oneLine(text)}`);
  }
}
