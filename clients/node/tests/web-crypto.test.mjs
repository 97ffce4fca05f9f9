// The slot crypto.subtle of the committed prelude, filled by this client, in a context that has nothing of Node's.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';
import { webCrypto } from '../snapforge.mjs';

const PRELUDE = new URL('../../../src/main/resources/dev/snapforge/prelude/web.js', import.meta.url);

const restored = (hosts) => {
  const context = vm.createContext(Object.create(null));
  vm.runInContext(readFileSync(PRELUDE, 'utf8'), context);
  const contract = vm.runInContext("globalThis[Symbol.for('snapforge')]", context);
  contract.seal();
  contract.bind(hosts);
  return (script) => vm.runInContext(`(async () => { ${script} })().catch((e) => e.name + ': ' + e.message)`, context);
};

test('computes for a context of its own', async () => {
  const run = restored({ 'crypto.subtle': webCrypto });
  assert.equal(
    await run(`
      const bytes = new Uint8Array(await crypto.subtle.digest('SHA-1', new Uint8Array([97, 98, 99])));
      return Array.from(bytes, (it) => (it + 256).toString(16).slice(1)).join('');`),
    'a9993e364706816aba3e25717850c26c9cd0d89d',
  );
});

test('completes the private key of a curve', async () => {
  const run = restored({ 'crypto.subtle': webCrypto });
  assert.equal(
    await run(`
      const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
      const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
      const { d } = await crypto.subtle.exportKey('jwk', privateKey);
      const der = Uint8Array.from(atob('MEECAQAwEwYHKoZIzj0CAQYIKoZIzj0DAQcEJzAlAgEBBCA='), (it) => it.charCodeAt(0));
      const scalar = Uint8Array.from(atob(d.replace(/-/g, '+').replace(/_/g, '/')), (it) => it.charCodeAt(0));
      const half = await crypto.subtle.importKey('pkcs8', new Uint8Array([...der, ...scalar]), algorithm, true, ['sign']);
      const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, half, scalar);
      return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, publicKey, signature, scalar);`),
    true,
  );
});

test('refuses what is no key', async () => {
  const run = restored({ 'crypto.subtle': webCrypto });
  assert.match(
    await run("return crypto.subtle.importKey('raw', new Uint8Array(65).fill(4), { name: 'ECDH', namedCurve: 'P-256' }, true, []);"),
    /^DataError: /,
  );
});

test('names the slot where nothing is bound', async () => {
  assert.match(await restored({})("return crypto.subtle.digest('SHA-1', new Uint8Array(1));"), /^NotSupportedError: .*"crypto\.subtle"/);
});
