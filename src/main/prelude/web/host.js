// URL Standard, 3: domains, IPv4 and IPv6. Domains are mapped by lower case and NFKC, not by all of UTS 46, whose tables
// are larger than the rest of the prelude.
import punycode from 'punycode/punycode.es6.js';
import { decodeUtf8, encodeUtf8 } from './utf8.js';

const FORBIDDEN = /[\0\t\n\r #/:<>?@[\\\]^|]/;
const FORBIDDEN_DOMAIN = /[\0-\x20#%/:<>?@[\\\]^|\x7f]/;
// Of what UTS 46 disallows, what broken input decodes to.
const DISALLOWED = /[\x80-\x9f\ufdd0-\ufdef\ufffd\ufffe\uffff]/;
const IGNORED = /[\xad\u200b\u2060\ufe00-\ufe0f\ufeff]/g;

export const percentEncode = (text, inSet) => {
  let result = '';
  for (const character of text) {
    if (character < '\x80' && character !== '\x7f' && character > '\x1f' && !inSet.test(character)) result += character;
    else for (const byte of encodeUtf8(character)) result += `%${(byte + 256).toString(16).slice(1).toUpperCase()}`;
  }
  return result;
};

export const percentDecode = (text) => {
  if (!text.includes('%')) return encodeUtf8(text);
  const bytes = encodeUtf8(text);
  const result = [];
  for (let i = 0; i < bytes.length; i++) {
    const hex = bytes[i] === 37 ? String.fromCharCode(bytes[i + 1], bytes[i + 2]) : '';
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      result.push(parseInt(hex, 16));
      i += 2;
    } else result.push(bytes[i]);
  }
  return Uint8Array.from(result);
};

const parseIpv6 = (text) => {
  let source = text;
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  if (dotted !== null) {
    const parts = dotted.slice(2);
    if (parts.some((part) => Number(part) > 255 || /^0\d/.test(part))) return undefined;
    const [a, b, c, d] = parts.map(Number);
    source = `${dotted[1]}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  }
  const halves = source.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const given = [...head, ...(tail ?? [])];
  if (given.some((piece) => !/^[0-9a-f]{1,4}$/i.test(piece))) return undefined;
  if (tail === undefined ? given.length !== 8 : given.length > 7) return undefined;
  const pieces = [...head, ...new Array(8 - given.length).fill('0'), ...(tail ?? [])].map((piece) => parseInt(piece, 16));
  const zeros = pieces.map((piece) => (piece === 0 ? '0' : 'x')).join('').match(/00+/g) ?? [];
  const longest = zeros.reduce((best, run) => (run.length > best.length ? run : best), '');
  const all = pieces.map((piece) => piece.toString(16));
  if (longest === '') return `[${all.join(':')}]`;
  const at = pieces.map((piece) => (piece === 0 ? '0' : 'x')).join('').indexOf(longest);
  return `[${all.slice(0, at).join(':')}::${all.slice(at + longest.length).join(':')}]`;
};

const parseIpv4 = (domain) => {
  const parts = domain.split('.');
  if (parts.length > 1 && parts.at(-1) === '') parts.pop();
  if (!/^(\d+|0x[0-9a-f]*)$/.test(parts.at(-1))) return domain;
  if (parts.length > 4) return undefined;
  const numbers = parts.map((part) => {
    if (/^0x[0-9a-f]*$/.test(part)) return parseInt(part.slice(2) || '0', 16);
    if (/^0[0-7]+$/.test(part)) return parseInt(part, 8);
    return /^(0|[1-9]\d*)$/.test(part) ? Number(part) : NaN;
  });
  const last = numbers.pop();
  if (!(last < 256 ** (4 - numbers.length)) || numbers.some((number) => !(number < 256))) return undefined;
  const value = numbers.reduce((sum, number, i) => sum + number * 256 ** (3 - i), last);
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
};

// Whether a label that says it is Punycode is that of something beyond ASCII.
const isLabel = (label) => {
  if (!label.startsWith('xn--')) return true;
  try {
    const decoded = punycode.decode(label.slice(4));
    return /[^\0-\x7f]/.test(decoded) && !DISALLOWED.test(decoded);
  } catch {
    return false;
  }
};

// Answers undefined for what is no host.
export const parseHost = (text, isSpecial) => {
  if (text[0] === '[') return text.at(-1) === ']' ? parseIpv6(text.slice(1, -1)) : undefined;
  if (!isSpecial) return FORBIDDEN.test(text) ? undefined : percentEncode(text, /(?!)/);
  const domain = decodeUtf8(percentDecode(text), false, false).text;
  const mapped = domain.normalize('NFKC').toLowerCase().replace(IGNORED, '').normalize('NFC').replace(/[\u3002\uff0e\uff61]/g, '.');
  if (DISALLOWED.test(mapped)) return undefined;
  const ascii = punycode.toASCII(mapped);
  if (ascii === '' || FORBIDDEN_DOMAIN.test(ascii) || !ascii.split('.').every(isLabel)) return undefined;
  return parseIpv4(ascii);
};
