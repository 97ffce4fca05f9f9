// DER, as far as keys need it (ITU-T X.690): RFC 5280 (SubjectPublicKeyInfo), RFC 5958 (PrivateKeyInfo), RFC 8017, RFC 5915, RFC 8410.
const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BITS = 0x03;
const OCTETS = 0x04;
const RSA = '2a864886f70d010101';
const EC = '2a8648ce3d0201';
const CURVES = { 'P-256': '2a8648ce3d030107', 'P-384': '2b81040022', 'P-521': '2b81040023' };
const OKP = { X25519: '2b656e', Ed25519: '2b6570' };
const SIZES = { 'P-256': 32, 'P-384': 48, 'P-521': 66, Ed25519: 32, X25519: 32 };
const RSA_PRIVATE = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'];
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export const toBase64Url = (bytes) => {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const bits = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let j = 0; j < 4 && i + j <= bytes.length; j++) text += ALPHABET[(bits >> (18 - 6 * j)) & 63];
  }
  return text;
};

/** Bytes, or undefined for what is not base64url (RFC 7515, appendix C). */
export const fromBase64Url = (text) => {
  if (typeof text !== 'string' || /[^\w-]/.test(text) || text.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  for (let i = 0, at = 0; i < text.length; i++) {
    bits = ((bits << 6) | ALPHABET.indexOf(text[i])) & 0xffffff;
    if (i % 4 > 0) bytes[at++] = bits >> (6 - 2 * (i % 4));
  }
  return bytes;
};

const hexOf = (bytes) => Array.from(bytes, (it) => (it + 256).toString(16).slice(1)).join('');
const fromHex = (text) => Uint8Array.from(text.match(/../g) ?? [], (it) => parseInt(it, 16));

const write = (tag, ...contents) => {
  const all = contents.flatMap((it) => [...it]);
  const size = all.length < 128 ? [all.length] : all.length < 256 ? [0x81, all.length] : [0x82, all.length >> 8, all.length & 255];
  return Uint8Array.from([tag, ...size, ...all]);
};
const writeInteger = (bytes) => {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from++;
  const rest = bytes.subarray(from);
  return write(INTEGER, rest.length === 0 || rest[0] > 127 ? [0, ...rest] : rest);
};
const writeOid = (hex) => write(0x06, fromHex(hex));

/** Reads one value after another; undefined behind the last, and an error where the lengths are wrong. */
const reader = (bytes) => {
  let at = 0;
  const next = (tag) => {
    if (at >= bytes.length || (tag !== undefined && bytes[at] !== tag)) throw new RangeError('unexpected tag');
    const found = bytes[at++];
    let size = bytes[at++];
    if (size > 128) {
      const count = size & 127;
      if (count > 3) throw new RangeError('too long');
      size = 0;
      for (let i = 0; i < count; i++) size = size * 256 + bytes[at++];
    }
    if (!(size >= 0) || at + size > bytes.length) throw new RangeError('too short');
    at += size;
    return { tag: found, value: bytes.subarray(at - size, at) };
  };
  return { next: (tag) => next(tag).value, any: () => next(), isEnd: () => at === bytes.length };
};
const whole = (bytes, tag) => {
  const all = reader(bytes);
  const value = all.next(tag);
  if (!all.isEnd()) throw new RangeError('more behind the end');
  return reader(value);
};
const readInteger = (from) => {
  const bytes = from.next(INTEGER);
  let zeros = 0;
  while (zeros < bytes.length - 1 && bytes[zeros] === 0) zeros++;
  return toBase64Url(bytes.subarray(zeros));
};

export const pointOf = (crv, bytes) => {
  const size = SIZES[crv];
  if (bytes[0] !== 4 || bytes.length !== 2 * size + 1) throw new RangeError('not an uncompressed point of the curve');
  return { x: toBase64Url(bytes.subarray(1, size + 1)), y: toBase64Url(bytes.subarray(size + 1)) };
};
export const fromPoint = ({ x, y }) => Uint8Array.from([4, ...fromBase64Url(x), ...fromBase64Url(y)]);

// The algorithm in front of a key, as { kty, crv }.
const readAlgorithm = (from) => {
  const parts = reader(from.next(SEQUENCE));
  const oid = hexOf(parts.next(0x06));
  if (oid === RSA) return { kty: 'RSA' };
  if (oid === EC) {
    const curve = hexOf(parts.next(0x06));
    return { kty: 'EC', crv: Object.keys(CURVES).find((it) => CURVES[it] === curve) };
  }
  return { kty: 'OKP', crv: Object.keys(OKP).find((it) => OKP[it] === oid) };
};
const writeAlgorithm = ({ kty, crv }) => {
  if (kty === 'RSA') return write(SEQUENCE, writeOid(RSA), [5, 0]);
  return kty === 'EC' ? write(SEQUENCE, writeOid(EC), writeOid(CURVES[crv])) : write(SEQUENCE, writeOid(OKP[crv]));
};

const unbitten = (bytes) => {
  if (bytes[0] !== 0) throw new RangeError('bits that are not bytes');
  return bytes.subarray(1);
};

/** The JSON Web Key in a SubjectPublicKeyInfo; a RangeError if it is none. */
export const readSpki = (bytes) => {
  const from = whole(bytes, SEQUENCE);
  const key = readAlgorithm(from);
  const content = unbitten(from.next(BITS));
  if (key.crv === undefined && key.kty !== 'RSA') return key;
  if (key.kty === 'EC') return { ...key, ...pointOf(key.crv, content) };
  if (key.kty === 'OKP') return { ...key, x: toBase64Url(content) };
  const numbers = whole(content, SEQUENCE);
  return { ...key, n: readInteger(numbers), e: readInteger(numbers) };
};

export const writeSpki = (key) => {
  const { kty, n, e, x } = key;
  const content =
    kty === 'RSA' ? write(SEQUENCE, writeInteger(fromBase64Url(n)), writeInteger(fromBase64Url(e))) : kty === 'EC' ? fromPoint(key) : fromBase64Url(x);
  return write(SEQUENCE, writeAlgorithm(key), write(BITS, [0], content));
};

/** The JSON Web Key in a PrivateKeyInfo, without x and y if those are not in it; a RangeError if it is none. */
export const readPkcs8 = (bytes) => {
  const from = whole(bytes, SEQUENCE);
  from.next(INTEGER);
  const key = readAlgorithm(from);
  const content = from.next(OCTETS);
  if (key.crv === undefined && key.kty !== 'RSA') return key;
  if (key.kty === 'OKP') {
    const d = reader(content).next(OCTETS);
    if (d.length !== SIZES[key.crv] || content.length !== d.length + 2) throw new RangeError('not as long as a key of the curve');
    return { ...key, d: toBase64Url(d) };
  }
  const parts = whole(content, SEQUENCE);
  parts.next(INTEGER);
  if (key.kty === 'RSA') {
    for (const name of RSA_PRIVATE) key[name] = readInteger(parts);
    return key;
  }
  const d = parts.next(OCTETS);
  if (d.length !== SIZES[key.crv]) throw new RangeError('not as long as a key of the curve');
  key.d = toBase64Url(d);
  while (!parts.isEnd()) {
    const { tag, value } = parts.any();
    if (tag === 0xa0 && hexOf(reader(value).next(0x06)) !== CURVES[key.crv]) throw new RangeError('two curves');
    if (tag === 0xa1) Object.assign(key, pointOf(key.crv, unbitten(reader(value).next(BITS))));
  }
  return key;
};

export const writePkcs8 = (key) => {
  const { kty, d } = key;
  let content;
  if (kty === 'OKP') content = write(OCTETS, fromBase64Url(d));
  else if (kty === 'EC') content = write(SEQUENCE, [INTEGER, 1, 1], write(OCTETS, fromBase64Url(d)), write(0xa1, write(BITS, [0], fromPoint(key))));
  else content = write(SEQUENCE, [INTEGER, 1, 0], ...RSA_PRIVATE.map((it) => writeInteger(fromBase64Url(key[it]))));
  return write(SEQUENCE, [INTEGER, 1, 0], writeAlgorithm(key), write(OCTETS, content));
};

export { SIZES };
