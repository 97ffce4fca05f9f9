import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { EXIT, Refusal } from '../../../integrations/common/refusal.mjs';
import { readProperties } from './properties.mjs';

const DEFAULT_URL = 'http://127.0.0.1:8080';
const KNOWN_SETTINGS = ['keys', 'url'];
const TOKEN = /^[A-Za-z0-9._~+/=-]{1,16384}$/;

/** A file of this machine that cannot be read. */
export const unreadableFile = (file, error) =>
  new Refusal('unreadable-file', `Cannot read ${file}.`, {
    expected: 'a file that can be read',
    found: error.code === 'ENOENT' ? 'nothing of this name' : error.code === 'EACCES' ? 'no permission' : error.code,
    hint: `Check the path ${file}.`,
  });

/** The bytes of a file. */
export const fileBytes = (file) => {
  try {
    return readFileSync(file);
  } catch (error) {
    throw unreadableFile(file, error);
  }
};

const propertiesOf = (file) => {
  try {
    return readProperties(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return new Map();
    throw unreadableFile(file, error);
  }
};

const requirePrivate = (file) => {
  const mode = process.platform === 'win32' ? 0 : (statSync(file, { throwIfNoEntry: false })?.mode ?? 0);
  if ((mode & 0o077) === 0) return;
  throw new Refusal('open-credentials', `Others can read the tokens in ${file}.`, {
    expected: 'a file of mode 0600',
    found: (mode & 0o777).toString(8).padStart(4, '0'),
    hint: `chmod 600 ${file}, and replace the tokens if others use this machine.`,
  });
};

const checkedToken = (text) => {
  const token = text.trim();
  if (TOKEN.test(token)) return token;
  throw new Refusal('bad-token', 'This is not a token.', {
    expected: 'one word of the characters of RFC 6750',
    found: token === '' ? 'nothing' : 'other characters',
    hint: 'Give the token alone, as it was handed out.',
  });
};

/** Where the service, the token and the keys come from: options, the environment, the user's files, in this order (docs/cli.md). */
export class VerbSettings {
  /**
   * @param {Record<string, string | undefined>} environment
   * @throws {Refusal} `unknown-setting`
   */
  constructor(environment) {
    const base = environment.XDG_CONFIG_HOME || join(environment.HOME ?? homedir(), '.config');
    this.environment = environment;
    this.folder = join(base, 'snapforge');
    this.file = propertiesOf(join(this.folder, 'config.properties'));
    const unknown = [...this.file.keys()].filter((it) => !KNOWN_SETTINGS.includes(it)).sort();
    if (unknown.length > 0) {
      throw new Refusal('unknown-setting', `${join(this.folder, 'config.properties')} has a setting that does not exist.`, {
        expected: KNOWN_SETTINGS.join(', '),
        found: unknown.join(', '),
        hint: "Remove it. Tokens are not kept there: 'snapforge login' of the command line keeps one where only you can read it.",
      });
    }
  }

  /** The service's address. */
  url(option) {
    const text = [option, this.environment.SNAPFORGE_URL, this.file.get('url')].find((it) => it?.trim()) ?? DEFAULT_URL;
    const url = text.trim().replace(/\/+$/, '');
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (parsed && /^https?:$/.test(parsed.protocol) && !parsed.search && !parsed.username && !parsed.password) return url;
    throw new Refusal('bad-url', 'This is not the address of a service.', {
      expected: 'http(s)://host[:port][/path]',
      found: text,
      hint: `Correct --url, SNAPFORGE_URL or ${join(this.folder, 'config.properties')}.`,
    });
  }

  /** The token for a service; undefined if there is none. */
  token(url, tokenFile) {
    const { SNAPFORGE_TOKEN: text, SNAPFORGE_TOKEN_FILE: file } = this.environment;
    if (tokenFile !== undefined) return checkedToken(String(fileBytes(tokenFile)));
    if (text?.trim()) return checkedToken(text);
    if (file) return checkedToken(String(fileBytes(file)));
    const kept = join(this.folder, 'credentials.properties');
    requirePrivate(kept);
    return propertiesOf(kept).get(url);
  }

  /** The files with the keys that count, if no option names one. */
  keys() {
    const text = this.environment.SNAPFORGE_KEYS ?? this.file.get('keys') ?? '';
    return text.split(',').map((it) => it.trim()).filter(Boolean);
  }
}

/** The refusal of arguments that do not go together, or say nothing that can be done. */
export const misuse = (message, expected, found, hint) => new Refusal('usage', message, { expected, found, hint, exit: EXIT.usage });
