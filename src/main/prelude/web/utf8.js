// Encoding Standard, 8.1: UTF-8, with each ill-formed sequence's longest valid start replaced by one U+FFFD.
const CHUNK = 8192;
const { fromCharCode } = String;

export const viewOf = (input) => {
  // What was transferred has no bytes, which is no error here.
  if ((ArrayBuffer.isView(input) ? input.buffer : input)?.detached === true) return new Uint8Array(0);
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  const name = Object.prototype.toString.call(input);
  if (name === '[object ArrayBuffer]' || name === '[object SharedArrayBuffer]') return new Uint8Array(input);
  throw new TypeError('The input is neither an ArrayBuffer nor a view of one');
};

export const encodeUtf8Into = (text, bytes) => {
  let read = 0;
  let written = 0;
  while (read < text.length) {
    let code = text.charCodeAt(read);
    if (code < 0x80) {
      if (written >= bytes.length) break;
      bytes[written++] = code;
      read++;
      continue;
    }
    code = text.codePointAt(read);
    const units = code > 0xffff ? 2 : 1;
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    const size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (written + size > bytes.length) break;
    bytes[written++] = [0xc0, 0xe0, 0xf0][size - 2] | (code >> (6 * (size - 1)));
    for (let shift = 6 * (size - 2); shift >= 0; shift -= 6) bytes[written++] = 0x80 | ((code >> shift) & 0x3f);
    read += units;
  }
  return { read, written };
};

export const encodeUtf8 = (text) => {
  const bytes = new Uint8Array(text.length * 3);
  return bytes.slice(0, encodeUtf8Into(text, bytes).written);
};

export const decodeUtf8 = (bytes, fatal, stream) => {
  let text = '';
  let units = [];
  let i = 0;
  const put = (code) => {
    if (code > 0xffff) units.push(0xd7c0 + (code >> 10), 0xdc00 | (code & 0x3ff));
    else units.push(code);
    if (units.length >= CHUNK) {
      text += fromCharCode(...units);
      units = [];
    }
  };
  while (i < bytes.length) {
    const first = bytes[i++];
    if (first < 0x80) {
      put(first);
      continue;
    }
    const needed = first >= 0xc2 && first <= 0xdf ? 1 : first >= 0xe0 && first <= 0xef ? 2 : first >= 0xf0 && first <= 0xf4 ? 3 : 0;
    let low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    let high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    let code = first & (0x3f >> needed);
    let seen = 0;
    while (seen < needed && i < bytes.length && bytes[i] >= low && bytes[i] <= high) {
      code = (code << 6) | (bytes[i++] & 0x3f);
      seen++;
      low = 0x80;
      high = 0xbf;
    }
    if (needed > 0 && seen === needed) put(code);
    else if (needed > 0 && i === bytes.length && stream) return { text: text + fromCharCode(...units), rest: seen + 1 };
    else if (fatal) throw new TypeError('The bytes are not UTF-8');
    else put(0xfffd);
  }
  return { text: text + fromCharCode(...units), rest: 0 };
};
