import { Blob, File, bytesOf, join } from './blob.js';
import { TextEncoder } from './encoding.js';
import { expose } from './globals.js';
import { iterable } from './iterable.js';
import { decodeUtf8 } from './utf8.js';

const encoder = new TextEncoder();
const asEntry = (value, filename) => {
  if (!(value instanceof Blob)) return `${value}`;
  if (value instanceof File && filename === undefined) return value;
  return new File([value], filename ?? 'blob', { type: value.type });
};

export class FormData {
  #entries = [];

  append(name, value, filename) {
    this.#entries.push([`${name}`, asEntry(value, filename)]);
  }

  delete(name) {
    this.#entries = this.#entries.filter(([key]) => key !== `${name}`);
  }

  get(name) {
    return this.#entries.find(([key]) => key === `${name}`)?.[1] ?? null;
  }

  getAll(name) {
    return this.#entries.filter(([key]) => key === `${name}`).map(([, value]) => value);
  }

  has(name) {
    return this.#entries.some(([key]) => key === `${name}`);
  }

  set(name, value, filename) {
    const at = this.#entries.findIndex(([key]) => key === `${name}`);
    if (at < 0) this.append(name, value, filename);
    else {
      this.#entries[at][1] = asEntry(value, filename);
      this.#entries = this.#entries.filter(([key], i) => i <= at || key !== `${name}`);
    }
  }

  *entries() {
    for (let i = 0; i < this.#entries.length; i++) yield [...this.#entries[i]];
  }
}

iterable(FormData);
expose({ FormData });

const quote = (text) => text.replace(/\r?\n|\r/g, '%0D%0A').replace(/"/g, '%22');

// RFC 7578, as the HTML Standard writes it.
export const writeMultipart = (form, boundary) => {
  const chunks = [];
  for (const [name, value] of form) {
    const isFile = typeof value !== 'string';
    const file = isFile ? `; filename="${quote(value.name)}"\r\nContent-Type: ${value.type || 'application/octet-stream'}` : '';
    chunks.push(encoder.encode(`--${boundary}\r\nContent-Disposition: form-data; name="${quote(name)}"${file}\r\n\r\n`));
    chunks.push(isFile ? bytesOf(value) : encoder.encode(value.replace(/\r?\n|\r/g, '\r\n')), encoder.encode('\r\n'));
  }
  return join([...chunks, encoder.encode(`--${boundary}--\r\n`)]);
};

// Each byte as one character: what is binary stays what it was.
export const readMultipart = (bytes, boundary) => {
  let text = '';
  for (let i = 0; i < bytes.length; i++) text += String.fromCharCode(bytes[i]);
  const toBytes = (part) => Uint8Array.from(part, (character) => character.charCodeAt(0));
  const toText = (part) => decodeUtf8(toBytes(part), false, false).text;
  const parts = `\r\n${text}`.split(`\r\n--${boundary}`);
  if (parts.length < 2 || !parts.at(-1).startsWith('--')) throw new TypeError('The body is no multipart/form-data');
  const form = new FormData();
  for (const part of parts.slice(1, -1)) {
    const end = part.indexOf('\r\n\r\n');
    const head = part.slice(0, end);
    const name = /content-disposition:[^\r]*[; ]name="([^"]*)"/i.exec(head)?.[1];
    if (end < 0 || name === undefined) throw new TypeError('A part of the body has no name');
    const unquote = (quoted) => toText(quoted).replace(/%22/g, '"').replace(/%0D%0A/g, '\r\n');
    const filename = /[; ]filename="([^"]*)"/i.exec(head)?.[1];
    const body = part.slice(end + 4);
    const type = /content-type: *([^\r]*)/i.exec(head)?.[1] ?? 'text/plain';
    form.append(unquote(name), filename === undefined ? toText(body) : new File([toBytes(body)], unquote(filename), { type }));
  }
  return form;
};
