// The operations of `crypto.subtle`. `prelude` has ask(request), which has the host compute, and what makes and reads keys.
import { SIZES, fromBase64Url, fromPoint, pointOf, readPkcs8, readSpki, toBase64Url, writePkcs8, writeSpki } from './der.js';

const { ask, failure, isKey, materialOf, newKey, decodeUtf8, encodeUtf8 } = prelude;
const HASHES = { 'SHA-1': 64, 'SHA-256': 64, 'SHA-384': 128, 'SHA-512': 128 };
const AES = ['AES-CBC', 'AES-CTR', 'AES-GCM', 'AES-KW'];
const USAGES = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey'];
const SIGN = { public: ['verify'], private: ['sign'] };
const DERIVE = { public: [], private: ['deriveKey', 'deriveBits'] };
const CIPHER = { secret: ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'] };

// For each algorithm: the kind of key, what the kinds of its keys may be used for, what a new key takes, and its operations.
const rsa = (usages, operations) => ({ kty: 'RSA', usages, key: ['hash'], generate: ['modulusLength', 'publicExponent', 'hash'], operations });
const elliptic = (usages, operations) => ({ kty: 'EC', usages, key: ['namedCurve'], generate: ['namedCurve'], operations });
const edwards = (usages, operations) => ({ kty: 'OKP', usages, key: [], generate: [], operations });
const aes = (parameters) => ({ kty: 'oct', usages: CIPHER, key: [], generate: ['aesLength'], operations: { encrypt: parameters, decrypt: parameters }, length: ['aesLength'] });
const ALGORITHMS = {
  __proto__: null,
  HMAC: { kty: 'oct', usages: { secret: ['sign', 'verify'] }, key: ['hash', 'length?'], generate: ['hash', 'length?'], operations: { sign: [], verify: [] }, length: ['hash', 'length?'] },
  'AES-CBC': aes(['iv']),
  'AES-CTR': aes(['counter', 'counterLength']),
  'AES-GCM': aes(['iv', 'additionalData?', 'tagLength?']),
  'AES-KW': { ...aes([]), usages: { secret: ['wrapKey', 'unwrapKey'] }, operations: { wrap: [], unwrap: [] } },
  PBKDF2: { kty: 'oct', usages: { secret: ['deriveKey', 'deriveBits'] }, key: [], operations: { derive: ['hash', 'salt', 'iterations'] }, length: [] },
  HKDF: { kty: 'oct', usages: { secret: ['deriveKey', 'deriveBits'] }, key: [], operations: { derive: ['hash', 'salt', 'info'] }, length: [] },
  'RSASSA-PKCS1-v1_5': rsa(SIGN, { sign: [], verify: [] }),
  'RSA-PSS': rsa(SIGN, { sign: ['saltLength'], verify: ['saltLength'] }),
  'RSA-OAEP': rsa({ public: ['encrypt', 'wrapKey'], private: ['decrypt', 'unwrapKey'] }, { encrypt: ['label?'], decrypt: ['label?'] }),
  ECDSA: elliptic(SIGN, { sign: ['hash'], verify: ['hash'] }),
  ECDH: elliptic(DERIVE, { derive: ['public'] }),
  Ed25519: edwards(SIGN, { sign: [], verify: [] }),
  X25519: edwards(DERIVE, { derive: ['public'] }),
};
for (const hash of Object.keys(HASHES)) ALGORITHMS[hash] = { operations: { digest: [] } };

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
const bytesOf = (value) => {
  const buffer = ArrayBuffer.isView(value) ? value.buffer : value;
  if (Object.prototype.toString.call(buffer) !== '[object ArrayBuffer]') throw new TypeError('The data are an ArrayBuffer or a view of one');
  // A copy: what the caller writes into it later does not matter.
  return ArrayBuffer.isView(value) ? new Uint8Array(buffer, value.byteOffset, value.byteLength).slice() : new Uint8Array(buffer).slice();
};
const integer = (value, largest) => {
  const number = Math.trunc(Number(value));
  if (!(number >= 0 && number <= largest)) throw new TypeError(`${String(value)} is not an integer from 0 to ${largest}`);
  return number;
};
const nameOf = (algorithm) => {
  if (isObject(algorithm) && algorithm.name === undefined) throw new TypeError('An algorithm has a name');
  return `${isObject(algorithm) ? algorithm.name : algorithm}`;
};
const known = (algorithm, has) => {
  const given = nameOf(algorithm);
  const name = Object.keys(ALGORITHMS).find((it) => it.toLowerCase() === given.toLowerCase());
  if (name === undefined || !has(ALGORITHMS[name])) throw failure('NotSupportedError', `${given} is not an algorithm for this`);
  return name;
};

const hashOf = (hash) => known(hash, (it) => it.operations.digest !== undefined);
const READERS = {
  hash: (it) => hashOf(it),
  namedCurve: (it) => `${it}`,
  length: (it) => integer(it, 0xffffffff),
  aesLength: (it) => integer(it, 0xffff),
  counterLength: (it) => integer(it, 255),
  tagLength: (it) => integer(it, 255),
  saltLength: (it) => integer(it, 0xffffffff),
  iterations: (it) => integer(it, 0xffffffff),
  modulusLength: (it) => integer(it, 0xffffffff),
  publicExponent: (it) => {
    if (Object.prototype.toString.call(it) !== '[object Uint8Array]') throw new TypeError('publicExponent is a Uint8Array');
    return it.slice();
  },
  public: (it) => {
    if (!isKey(it)) throw new TypeError('public is a key');
    return it;
  },
};

// What an algorithm's dictionary has, read and checked: { name, …parameters }.
const normalize = (algorithm, has, parameters) => {
  const name = known(algorithm, has);
  const result = { name };
  for (const parameter of parameters(ALGORITHMS[name])) {
    const key = parameter.replace('?', '');
    const member = key === 'aesLength' || key === 'counterLength' ? 'length' : key;
    const value = isObject(algorithm) ? algorithm[member] : undefined;
    if (value !== undefined) result[member] = (READERS[key] ?? bytesOf)(value);
    else if (!parameter.endsWith('?')) throw new TypeError(`${name} needs ${member}`);
  }
  return result;
};
const forOperation = (algorithm, operation) =>
  normalize(
    algorithm,
    (it) => it.operations[operation] !== undefined,
    (it) => it.operations[operation],
  );
const forKey = (algorithm, list) =>
  normalize(
    algorithm,
    (it) => it[list] !== undefined,
    (it) => it[list],
  );

const usagesOf = (usages) => {
  if (!isObject(usages) || usages[Symbol.iterator] === undefined) throw new TypeError('The usages are a sequence');
  const given = Array.from(usages, (it) => `${it}`);
  const unknown = given.find((it) => !USAGES.includes(it));
  if (unknown !== undefined) throw new TypeError(`${unknown} is not a usage of keys`);
  return USAGES.filter((it) => given.includes(it));
};
const requireUsages = (name, type, usages) => {
  const allowed = ALGORITHMS[name].usages[type] ?? [];
  const wrong = usages.find((it) => !allowed.includes(it));
  if (wrong !== undefined) throw failure('SyntaxError', `A ${type} key of ${name} is not for ${wrong}`);
  if (type !== 'public' && usages.length === 0) throw failure('SyntaxError', `A ${type} key needs a usage`);
};
const requireKey = (key, { name }, usage) => {
  if (!isKey(key)) throw new TypeError('The key is a CryptoKey');
  if (key.algorithm.name !== name) throw failure('InvalidAccessError', `The key is one of ${key.algorithm.name}, not of ${name}`);
  if (!key.usages.includes(usage)) throw failure('InvalidAccessError', `The key is not for ${usage}`);
};
const invalid = (why) => failure('DataError', why);
const operationFails = (why) => failure('OperationError', why);
const isCurve = (kty, crv) => crv in SIZES && (kty === 'EC') === crv.startsWith('P-');

// The algorithm as the host gets it: with the hash that the key is for.
const forHost = ({ public: other, ...algorithm }, key) => ({ ...(key?.algorithm.hash && { hash: key.algorithm.hash.name }), ...algorithm });
const publicPart = ({ kty, crv, x, y, n, e }) => Object.fromEntries(Object.entries({ kty, crv, x, y, n, e }).filter(([, it]) => it !== undefined));
const resultOf = (value) => {
  const view = ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : new Uint8Array(value);
  return view.slice().buffer;
};

const crypt = async (operation, algorithm, key, data) => {
  const { name } = algorithm;
  if (name === 'AES-CBC' && algorithm.iv.length !== 16) throw operationFails('iv has 16 bytes');
  if (name === 'AES-CTR' && algorithm.counter.length !== 16) throw operationFails('counter has 16 bytes');
  if (name === 'AES-CTR' && !(algorithm.length >= 1 && algorithm.length <= 128)) throw operationFails('length is from 1 to 128');
  if (name === 'AES-GCM' && ![32, 64, 96, 104, 112, 120, 128].includes((algorithm.tagLength ??= 128))) {
    throw operationFails(`a tag of ${algorithm.tagLength} bits is none of AES-GCM`);
  }
  if (name === 'AES-GCM' && operation === 'decrypt' && data.length * 8 < algorithm.tagLength) throw operationFails('The data are shorter than their tag');
  if (name === 'RSA-OAEP' && key.type !== (operation === 'encrypt' ? 'public' : 'private')) throw failure('InvalidAccessError', `The key is ${key.type}`);
  return resultOf(await ask({ operation, algorithm: forHost(algorithm, key), key: materialOf(key), data }));
};

const derive = async (algorithm, key, length) => {
  const { name } = algorithm;
  const other = algorithm.public;
  if (other === undefined) {
    if (length === null || length % 8 !== 0) throw operationFails('The length is a multiple of 8');
    if (algorithm.iterations === 0) throw operationFails('iterations is at least 1');
    if (length === 0) return new ArrayBuffer(0);
    if (name === 'HKDF' && length / 8 > 255 * { 'SHA-1': 20, 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 }[algorithm.hash]) throw operationFails('The length is too large');
    return resultOf(await ask({ operation: 'deriveBits', algorithm: forHost(algorithm), key: materialOf(key), length }));
  }
  if (key.type !== 'private') throw failure('InvalidAccessError', 'The key is not private');
  if (other.type !== 'public') throw failure('InvalidAccessError', 'public is not a public key');
  if (other.algorithm.name !== name) throw failure('InvalidAccessError', `public is a key of ${other.algorithm.name}`);
  if (other.algorithm.namedCurve !== key.algorithm.namedCurve) throw failure('InvalidAccessError', 'The keys are on two curves');
  const all = resultOf(await ask({ operation: 'deriveBits', algorithm: forHost(algorithm), key: materialOf(key), publicKey: materialOf(other) }));
  if (length === null) return all;
  if (all.byteLength * 8 < length) throw operationFails(`There are ${all.byteLength * 8} bits, not ${length}`);
  const bits = new Uint8Array(all, 0, Math.ceil(length / 8)).slice();
  if (length % 8 !== 0) bits[bits.length - 1] &= 0xff << (8 - (length % 8));
  return bits.buffer;
};

const keyAlgorithm = (algorithm, { kty, crv, n, e, k }) => {
  const { name, hash, length } = algorithm;
  if (kty === 'RSA') {
    const modulus = fromBase64Url(n);
    return { name, modulusLength: modulus.length * 8 - Math.clz32(modulus[0]) + 24, publicExponent: fromBase64Url(e), hash: { name: hash } };
  }
  if (kty === 'EC') return { name, namedCurve: crv };
  if (name === 'HMAC') return { name, hash: { name: hash }, length: length ?? fromBase64Url(k).length * 8 };
  return AES.includes(name) ? { name, length: fromBase64Url(k).length * 8 } : { name };
};

const FORMATS = { raw: ['oct', 'EC', 'OKP'], jwk: ['oct', 'EC', 'OKP', 'RSA'], spki: ['EC', 'OKP', 'RSA'], pkcs8: ['EC', 'OKP', 'RSA'] };
const JWK_MEMBERS = { oct: ['k'], EC: ['x', 'y', 'd?'], OKP: ['x', 'd?'], RSA: ['n', 'e', 'd?', 'p?', 'q?', 'dp?', 'dq?', 'qi?'] };
const jwkAlgorithm = ({ name, hash, length, namedCurve }) => {
  const bits = hash?.name?.slice(4) ?? hash?.slice(4);
  if (name === 'HMAC') return `HS${bits}`;
  if (name.startsWith('AES')) return `A${length}${name.slice(4)}`;
  if (name === 'RSASSA-PKCS1-v1_5') return `RS${bits}`;
  if (name === 'RSA-PSS') return `PS${bits}`;
  return name === 'RSA-OAEP' ? `RSA-OAEP${bits === '1' ? '' : `-${bits}`}` : undefined;
};

const readJwk = (given, algorithm, extractable, usages) => {
  if (!isObject(given) || ArrayBuffer.isView(given) || given instanceof ArrayBuffer) throw new TypeError('A key of the format jwk is an object');
  const { kty } = ALGORITHMS[algorithm.name];
  if (given.kty !== kty) throw invalid(`kty is ${kty}`);
  const key = { kty };
  if (kty === 'EC' || kty === 'OKP') key.crv = given.crv;
  for (const member of JWK_MEMBERS[kty]) {
    const name = member.replace('?', '');
    const value = given[name];
    if (value === undefined && (!member.endsWith('?') || (kty === 'RSA' && given.d !== undefined))) throw invalid(`${name} is missing`);
    if (value === undefined) continue;
    const bytes = fromBase64Url(value);
    if (bytes === undefined) throw invalid(`${name} is not base64url`);
    if (key.crv in SIZES && bytes.length !== SIZES[key.crv]) throw invalid(`${name} has ${SIZES[key.crv]} bytes on ${key.crv}`);
    key[name] = value;
  }
  if (given.oth !== undefined) throw failure('NotSupportedError', 'Keys of more than two primes are not supported');
  const use = algorithm.name === 'HMAC' || ALGORITHMS[algorithm.name].usages === SIGN ? 'sig' : 'enc';
  if (usages.length > 0 && given.use !== undefined && given.use !== use) throw invalid(`use is ${use}`);
  if (given.key_ops !== undefined && usages.some((it) => !given.key_ops.includes(it))) throw invalid('key_ops has fewer usages');
  if (given.ext === false && extractable) throw invalid('ext is false');
  const bits = key.k === undefined ? undefined : fromBase64Url(key.k).length * 8;
  const expected = jwkAlgorithm({ ...algorithm, length: bits });
  if (given.alg !== undefined && expected !== undefined && given.alg !== expected) throw invalid(`alg is ${expected}`);
  if (algorithm.name === 'Ed25519' && given.alg !== undefined && !['EdDSA', 'Ed25519'].includes(given.alg)) throw invalid('alg is Ed25519');
  return key;
};

const readRaw = (bytes, { name, namedCurve }) => {
  const { kty } = ALGORITHMS[name];
  if (kty === 'EC') return { kty, crv: namedCurve, ...pointOf(namedCurve, bytes) };
  if (kty === 'OKP' && bytes.length !== SIZES[name]) throw invalid(`A raw key of ${name} has ${SIZES[name]} bytes`);
  return kty === 'OKP' ? { kty, crv: name, x: toBase64Url(bytes) } : { kty, k: toBase64Url(bytes) };
};

const typeOf = (key) => (key.kty === 'oct' ? 'secret' : key.d === undefined ? 'public' : 'private');
const keyOf = (format, data, algorithm, extractable, usages) => {
  try {
    if (format === 'jwk') return readJwk(data, algorithm, extractable, usages);
    return format === 'raw' ? readRaw(data, algorithm) : format === 'spki' ? readSpki(data) : readPkcs8(data);
  } catch (error) {
    throw error instanceof RangeError ? invalid(`The key is not ${format}: ${error.message}`) : error;
  }
};

const imported = async (format, data, algorithm, extractable, usages) => {
  const { name, namedCurve } = algorithm;
  const { kty } = ALGORITHMS[name];
  if (!FORMATS[format].includes(kty)) throw failure('NotSupportedError', `Keys of ${name} have no format ${format}`);
  if (kty === 'EC' && !isCurve(kty, namedCurve)) throw failure('NotSupportedError', `There is no curve ${namedCurve}`);
  // Which usages it may have depends on what kind of key it is; of the formats only jwk leaves that open.
  const type = format === 'jwk' ? typeOf({ kty, d: data?.d }) : kty === 'oct' ? 'secret' : format === 'pkcs8' ? 'private' : 'public';
  const allowed = ALGORITHMS[name].usages[type];
  const wrong = usages.find((it) => !allowed.includes(it));
  if (wrong !== undefined) throw failure('SyntaxError', `A ${type} key of ${name} is not for ${wrong}`);
  if ((name === 'PBKDF2' || name === 'HKDF') && (format !== 'raw' || extractable)) {
    throw format === 'raw' ? failure('SyntaxError', `Keys of ${name} are not extractable`) : failure('NotSupportedError', `Keys of ${name} are raw`);
  }
  let key = keyOf(format, data, algorithm, extractable, usages);
  if (key.kty !== kty || (kty === 'EC' && key.crv !== namedCurve) || (kty === 'OKP' && key.crv !== name)) throw invalid(`The key is not one of ${name}`);
  if (kty === 'oct') {
    const bits = fromBase64Url(key.k).length * 8;
    if (AES.includes(name) && ![128, 192, 256].includes(bits)) throw invalid(`A key of ${name} has 128, 192 or 256 bits`);
    if (name === 'HMAC' && bits === 0) throw invalid('A key of HMAC is not empty');
    if (name === 'HMAC' && algorithm.length !== undefined && !(algorithm.length <= bits && algorithm.length > bits - 8)) throw invalid('length is not that of the key');
  } else {
    // Whether it is one, and what of it is missing.
    key = { ...(await ask({ operation: 'importKey', algorithm, key })) };
  }
  requireUsages(name, type, usages);
  return newKey(type, Boolean(extractable), keyAlgorithm(algorithm, key), usages, key);
};

const readKey = async (format, data, given, extractable, usages) => {
  const name = `${format}`;
  if (!Object.hasOwn(FORMATS, name)) throw new TypeError(`${name} is not a format of keys`);
  const chosen = usagesOf(usages);
  const algorithm = forKey(given, 'key');
  return imported(name, name === 'jwk' ? data : bytesOf(data), algorithm, extractable, chosen);
};

const exported = (format, key) => {
  const material = materialOf(key);
  const { kty } = material;
  if (!Object.hasOwn(FORMATS, format)) throw new TypeError(`${format} is not a format of keys`);
  if (!FORMATS[format].includes(kty) || key.algorithm.name === 'PBKDF2' || key.algorithm.name === 'HKDF') {
    throw failure('NotSupportedError', `Keys of ${key.algorithm.name} have no format ${format}`);
  }
  if (!key.extractable) throw failure('InvalidAccessError', 'The key is not extractable');
  if (format === 'jwk') {
    const alg = jwkAlgorithm(key.algorithm);
    return { ...material, ...(alg && { alg }), key_ops: [...key.usages], ext: key.extractable };
  }
  if (kty !== 'oct' && key.type !== (format === 'pkcs8' ? 'private' : 'public')) throw failure('InvalidAccessError', `The key is ${key.type}`);
  if (format === 'spki') return writeSpki(material).buffer;
  if (format === 'pkcs8') return writePkcs8(material).buffer;
  return (kty === 'oct' ? fromBase64Url(material.k) : kty === 'EC' ? fromPoint(material) : fromBase64Url(material.x)).buffer;
};

const generate = async (algorithm, extractable, usages) => {
  const { name, namedCurve, length } = algorithm;
  const { kty, usages: allowed } = ALGORITHMS[name];
  // Others are not in use, and generators may look for keys without end.
  if (kty === 'RSA' && ![3, 65537].includes(algorithm.publicExponent.reduce((sum, it) => sum * 256 + it, 0))) throw operationFails('publicExponent is 3 or 65537');
  const wrong = usages.find((it) => !Object.values(allowed).flat().includes(it));
  if (wrong !== undefined) throw failure('SyntaxError', `Keys of ${name} are not for ${wrong}`);
  if (AES.includes(name) && ![128, 192, 256].includes(length)) throw operationFails(`Keys of ${name} have 128, 192 or 256 bits`);
  if (name === 'HMAC' && length === 0) throw operationFails('A key of HMAC is not empty');
  if (kty === 'EC' && !isCurve(kty, namedCurve)) throw failure('NotSupportedError', `There is no curve ${namedCurve}`);
  const parts = (type) => usages.filter((it) => allowed[type].includes(it));
  if ((kty === 'oct' ? usages : parts('private')).length === 0) throw failure('SyntaxError', 'A key needs a usage');
  const bits = name === 'HMAC' ? length ?? HASHES[algorithm.hash] * 8 : length;
  const material = { ...(await ask({ operation: 'generateKey', algorithm: { ...algorithm, ...(bits && { length: bits }) } })) };
  if (kty === 'oct') return newKey('secret', Boolean(extractable), keyAlgorithm({ ...algorithm, length: bits }, material), usages, material);
  const described = keyAlgorithm(algorithm, material);
  return {
    publicKey: newKey('public', true, described, parts('public'), publicPart(material)),
    privateKey: newKey('private', Boolean(extractable), { ...described }, parts('private'), material),
  };
};

const wrapAlgorithm = (algorithm, operation, other) => {
  try {
    return forOperation(algorithm, operation);
  } catch (error) {
    if (error?.name !== 'NotSupportedError') throw error;
    return forOperation(algorithm, other);
  }
};

export const encrypt = async (given, key, data) => {
  const algorithm = forOperation(given, 'encrypt');
  const bytes = bytesOf(data);
  requireKey(key, algorithm, 'encrypt');
  return crypt('encrypt', algorithm, key, bytes);
};

export const decrypt = async (given, key, data) => {
  const algorithm = forOperation(given, 'decrypt');
  const bytes = bytesOf(data);
  requireKey(key, algorithm, 'decrypt');
  return crypt('decrypt', algorithm, key, bytes);
};

export const sign = async (given, key, data) => {
  const algorithm = forOperation(given, 'sign');
  const bytes = bytesOf(data);
  requireKey(key, algorithm, 'sign');
  return resultOf(await ask({ operation: 'sign', algorithm: forHost(algorithm, key), key: materialOf(key), data: bytes }));
};

export const verify = async (given, key, signature, data) => {
  const algorithm = forOperation(given, 'verify');
  const [signed, bytes] = [bytesOf(signature), bytesOf(data)];
  requireKey(key, algorithm, 'verify');
  return (await ask({ operation: 'verify', algorithm: forHost(algorithm, key), key: materialOf(key), signature: signed, data: bytes })) === true;
};

export const digest = async (given, data) => {
  const algorithm = forOperation(given, 'digest');
  return resultOf(await ask({ operation: 'digest', algorithm, data: bytesOf(data) }));
};

export const generateKey = async (given, extractable, usages) => {
  const chosen = usagesOf(usages);
  return generate(forKey(given, 'generate'), extractable, chosen);
};

export const deriveBits = async (given, key, length = null) => {
  const algorithm = forOperation(given, 'derive');
  requireKey(key, algorithm, 'deriveBits');
  return derive(algorithm, key, length === null ? null : integer(length, 0xffffffff));
};

export const deriveKey = async (given, key, derived, extractable, usages) => {
  const chosen = usagesOf(usages);
  const algorithm = forOperation(given, 'derive');
  const target = forKey(derived, 'key');
  const { hash, length } = forKey(derived, 'length');
  requireKey(key, algorithm, 'deriveKey');
  if (AES.includes(target.name) && ![128, 192, 256].includes(length)) throw operationFails(`Keys of ${target.name} have 128, 192 or 256 bits`);
  const bits = target.name === 'HMAC' ? length ?? HASHES[hash] * 8 : length ?? null;
  const bytes = new Uint8Array(await derive(algorithm, key, bits));
  return imported('raw', bytes, target, extractable, chosen);
};

export const importKey = readKey;

export const exportKey = async (format, key) => {
  if (!isKey(key)) throw new TypeError('The key is a CryptoKey');
  return exported(`${format}`, key);
};

export const wrapKey = async (format, key, wrappingKey, given) => {
  const algorithm = wrapAlgorithm(given, 'wrap', 'encrypt');
  requireKey(wrappingKey, algorithm, 'wrapKey');
  const content = await exportKey(format, key);
  const bytes = `${format}` === 'jwk' ? encodeUtf8(JSON.stringify(content)) : new Uint8Array(content);
  if (algorithm.name === 'AES-KW' && bytes.length % 8 !== 0) throw operationFails('AES-KW wraps a multiple of 8 bytes');
  return crypt('encrypt', algorithm, wrappingKey, bytes);
};

export const unwrapKey = async (format, wrapped, unwrappingKey, given, keyGiven, extractable, usages) => {
  const chosen = usagesOf(usages);
  const algorithm = wrapAlgorithm(given, 'unwrap', 'decrypt');
  const bytes = bytesOf(wrapped);
  requireKey(unwrappingKey, algorithm, 'unwrapKey');
  const content = await crypt('decrypt', algorithm, unwrappingKey, bytes);
  if (`${format}` !== 'jwk') return readKey(format, content, keyGiven, extractable, chosen);
  let jwk;
  try {
    jwk = JSON.parse(decodeUtf8(new Uint8Array(content), true, false).text);
  } catch (error) {
    throw invalid(`The key is not JSON: ${error.message}`);
  }
  return readKey(format, jwk, keyGiven, extractable, chosen);
};
