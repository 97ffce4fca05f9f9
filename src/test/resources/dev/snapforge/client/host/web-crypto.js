// What crypto.subtle gives for published vectors, and for keys that it makes itself, by name.
(() => {
  const hex = (bytes) => Array.from(new Uint8Array(bytes), (it) => (it + 256).toString(16).slice(1)).join('');
  const bytes = (text) => Uint8Array.from(text.match(/../g) ?? [], (it) => parseInt(it, 16));
  const text = (value) => new TextEncoder().encode(value);
  const subtle = () => crypto.subtle;
  const raw = (data, algorithm, ...usages) => subtle().importKey('raw', data, algorithm, false, usages);
  const data = text('what is signed');

  globalThis.answers = {
    digest: async () => hex(await subtle().digest('sha-256', text('abc'))),
    // RFC 4231, 4.3.
    hmac: async () => hex(await subtle().sign('HMAC', await raw(text('Jefe'), { name: 'HMAC', hash: 'SHA-256' }, 'sign'), text('what do ya want for nothing?'))),
    // The Galois/Counter Mode of Operation, test case 2.
    gcm: async () => hex(await subtle().encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, await raw(new Uint8Array(16), 'AES-GCM', 'encrypt'), new Uint8Array(16))),
    // NIST SP 800-38A, F.2.1, first block, and its padding.
    cbc: async () =>
      hex(await subtle().encrypt({ name: 'AES-CBC', iv: bytes('000102030405060708090a0b0c0d0e0f') }, await raw(bytes('2b7e151628aed2a6abf7158809cf4f3c'), 'AES-CBC', 'encrypt'), bytes('6bc1bee22e409f96e93d7e117393172a'))).slice(0, 32),
    // Two bits count: the third block of four has the counter that two bits end with, the fourth begins again.
    ctr: async () => {
      const key = await raw(new Uint8Array(16), 'AES-CTR', 'encrypt');
      const counted = async (last, length, size) =>
        hex(await subtle().encrypt({ name: 'AES-CTR', counter: bytes(`${'0'.repeat(30)}${last}`), length }, key, new Uint8Array(size)));
      const all = await counted('0d', 2, 64);
      return all === (await counted('0d', 128, 48)) + (await counted('0c', 128, 16));
    },
    // RFC 3394, 4.1.
    wrap: async () =>
      hex(
        await subtle().wrapKey(
          'raw',
          await subtle().importKey('raw', bytes('00112233445566778899aabbccddeeff'), 'AES-CBC', true, ['encrypt']),
          await raw(bytes('000102030405060708090a0b0c0d0e0f'), 'AES-KW', 'wrapKey'),
          'AES-KW',
        ),
      ),
    // RFC 6070, second vector.
    pbkdf2: async () => hex(await subtle().deriveBits({ name: 'PBKDF2', hash: 'SHA-1', salt: text('salt'), iterations: 2 }, await raw(text('password'), 'PBKDF2', 'deriveBits'), 160)),
    // RFC 5869, A.1.
    hkdf: async () =>
      hex(await subtle().deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: bytes('000102030405060708090a0b0c'), info: bytes('f0f1f2f3f4f5f6f7f8f9') }, await raw(new Uint8Array(22).fill(11), 'HKDF', 'deriveBits'), 336)),
    // RFC 8032, 7.1, first test; the public key is not in the private one.
    ed25519: async () => {
      const d = bytes('302e020100300506032b6570042204209d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
      const key = await subtle().importKey('pkcs8', d, 'Ed25519', true, ['sign']);
      return `${(await subtle().exportKey('jwk', key)).x} ${hex(await subtle().sign('Ed25519', key, new Uint8Array(0))).slice(0, 16)}`;
    },
    // Of a private key of EC without its public one.
    point: async () => {
      const { privateKey } = await subtle().generateKey({ name: 'ECDSA', namedCurve: 'P-384' }, true, ['sign']);
      const { d, x, y } = await subtle().exportKey('jwk', privateKey);
      const half = bytes(`304e020100301006072a8648ce3d020106052b81040022043730350201010430${hex(Uint8Array.from(atob(d.replace(/-/g, '+').replace(/_/g, '/')), (it) => it.charCodeAt(0)))}`);
      const whole = await subtle().exportKey('jwk', await subtle().importKey('pkcs8', half, { name: 'ECDSA', namedCurve: 'P-384' }, true, ['sign']));
      return whole.x === x && whole.y === y;
    },
    badPoint: () => raw(new Uint8Array(65).fill(4), { name: 'ECDH', namedCurve: 'P-256' }),
    shortTag: async () => subtle().encrypt({ name: 'AES-GCM', iv: new Uint8Array(12), tagLength: 32 }, await raw(new Uint8Array(16), 'AES-GCM', 'encrypt'), data),
    altered: async () => subtle().decrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, await raw(new Uint8Array(16), 'AES-GCM', 'decrypt'), new Uint8Array(32)),
    longSecret: () => subtle().generateKey({ name: 'HMAC', hash: 'SHA-256', length: 0x7fffffff }, true, ['sign']),
    largeKey: () => subtle().generateKey({ name: 'RSA-PSS', modulusLength: 100000, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }, true, ['sign']),
  };

  // Makes keys, signs with them, takes them out in all formats and in again, and verifies with what came in.
  const signing = (generate, operation) => async () => {
    const { publicKey, privateKey } = await subtle().generateKey(generate, true, ['sign', 'verify']);
    const kept = await subtle().importKey('pkcs8', await subtle().exportKey('pkcs8', privateKey), generate, true, ['sign']);
    const again = await subtle().importKey('jwk', await subtle().exportKey('jwk', kept), generate, false, ['sign']);
    const known = await subtle().importKey('spki', await subtle().exportKey('spki', publicKey), generate, true, ['verify']);
    const signature = await subtle().sign(operation, again, data);
    return (await subtle().verify(operation, known, signature, data)) && !(await subtle().verify(operation, known, signature, text('another')));
  };
  const rsa = (name) => ({ name, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' });
  globalThis.rounds = {
    ecdsa: signing({ name: 'ECDSA', namedCurve: 'P-256' }, { name: 'ECDSA', hash: 'SHA-256' }),
    ecdsaWide: signing({ name: 'ECDSA', namedCurve: 'P-521' }, { name: 'ECDSA', hash: 'SHA-512' }),
    ed25519: signing({ name: 'Ed25519' }, 'Ed25519'),
    rsa: signing(rsa('RSASSA-PKCS1-v1_5'), 'RSASSA-PKCS1-v1_5'),
    pss: signing(rsa('RSA-PSS'), { name: 'RSA-PSS', saltLength: 32 }),
    oaep: async () => {
      const { publicKey, privateKey } = await subtle().generateKey(rsa('RSA-OAEP'), false, ['encrypt', 'decrypt']);
      const label = text('label');
      const hidden = await subtle().encrypt({ name: 'RSA-OAEP', label }, publicKey, data);
      return hex(await subtle().decrypt({ name: 'RSA-OAEP', label }, privateKey, hidden)) === hex(data);
    },
    ecdh: async () => {
      const pair = () => subtle().generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveKey']);
      const [one, other] = [await pair(), await pair()];
      const key = (own, its) => subtle().deriveKey({ name: 'ECDH', public: its.publicKey }, own.privateKey, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
      const iv = new Uint8Array(12);
      const hidden = await subtle().encrypt({ name: 'AES-GCM', iv }, await key(one, other), data);
      return hex(await subtle().decrypt({ name: 'AES-GCM', iv }, await key(other, one), hidden)) === hex(data);
    },
  };
  globalThis.rounds.x25519 = async () => {
    const pair = () => subtle().generateKey('X25519', true, ['deriveBits']);
    const [one, other] = [await pair(), await pair()];
    const known = await raw(await subtle().exportKey('raw', other.publicKey), 'X25519');
    const agreed = async (own, its) => hex(await subtle().deriveBits({ name: 'X25519', public: its }, own.privateKey, 256));
    return (await agreed(one, known)) === (await agreed(other, one.publicKey));
  };
  globalThis.answer = (table, name) => {
    globalThis.answered = undefined;
    table[name]().then(
      (value) => (answered = String(value)),
      (error) => (answered = `${error instanceof DOMException} ${error.name}: ${error.message}`),
    );
  };
})();
