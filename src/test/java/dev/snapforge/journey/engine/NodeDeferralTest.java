package dev.snapforge.journey.engine;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What Node cannot write is made on first use there as well. */
@Tag("node")
@WholeService
@TestPropertySource(properties = "snapforge.engine.targets=linux-x64/node-24.21.0")
class NodeDeferralTest {

    private static final String TARGET = "linux-x64/node-24.21.0";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "const f = new Intl.NumberFormat('de'); globalThis.text = (n) => f.format(n); ~ text(1.5)",
                "const s = new Intl.Segmenter('en'); globalThis.count = (t) => [...s.segment(t)].length; ~ count('abc')",
                "const r = new FinalizationRegistry(() => {}); (() => { for (let i = 0; i < 1000; i++) r.register({ i }, i); })();"
                        + " globalThis.add = () => r.register({}, 1); ~ add()",
                "function M() { 'use asm'; function f(a) { a = a | 0; return (a + 1) | 0; } return f; } globalThis.next = M(); ~ next(1)",
                "const http = require('http'); const { get, METHODS } = require('node:http');"
                        + " globalThis.same = () => [http.get === get, METHODS.length, typeof http.createServer(), http.Agent.name].join();"
                        + " ~ same()",
                "const https = require('https'); class Agent extends https.Agent {}"
                        + " globalThis.make = () => { const a = new Agent({ keepAlive: true });"
                        + " return [a instanceof Agent, a instanceof require('https').Agent, a.keepAlive, a.constructor.name].join(); };"
                        + " ~ make()",
                "const { promisify } = require('util'); const get = promisify(require('https').get);"
                        + " globalThis.kinds = () => [typeof get, require('tls').DEFAULT_MIN_VERSION].join(); ~ kinds()",
                "const { createHash, createHmac } = require('node:crypto'); const h = createHash('sha256').update('a'); const c = h.copy();"
                        + " const m = createHmac('sha1', 'key'); m.update('b'); const done = createHash('md5'); done.update('x').digest();"
                        + " globalThis.digests = () => [h.update('c').digest('hex'), c.digest('hex'), m.digest('hex')].join(); ~ digests()",
                "const { createCipheriv, createSign, createECDH } = require('crypto'); const k = Buffer.alloc(16, 1); const c = createCipheriv('aes-128-cbc', k, k);"
                        + " const begun = c.update('0123456789abcdefgh', 'utf8', 'hex'); k.fill(2); const e = createECDH('secp256k1');"
                        + " globalThis.rest = () => [begun, c.final('hex'), e.generateKeys().length, typeof createSign('sha256').update].join(); ~ rest()",
                "const crypto = require('crypto'); const key = crypto.createSecretKey(Buffer.from('secret'));"
                        + " globalThis.mac = () => [crypto.createHmac('sha256', key).digest('hex'), key instanceof crypto.KeyObject, key.export().toString(),"
                        + " key.equals(crypto.createSecretKey(Buffer.from('secret')))].join(); ~ mac()",
                "const crypto = require('crypto'); const { publicKey, privateKey } = crypto.generateKeyPairSync('ed25519'); const type = publicKey.asymmetricKeyType;"
                        + " globalThis.signs = () => [type, crypto.verify(null, Buffer.from('a'), publicKey, crypto.sign(null, Buffer.from('a'), privateKey)),"
                        + " crypto.createPublicKey(privateKey).equals(publicKey)].join(); ~ signs()",
                "const zlib = require('zlib'); const gz = zlib.createGzip({ level: 9 }); const parts = []; gz.on('data', (d) => parts.push(d));"
                        + " globalThis.packed = () => new Promise((r) => { gz.on('end', () => r(zlib.gunzipSync(Buffer.concat(parts)).toString()));"
                        + " gz.end('text'); }); ~ packed()",
                "const streams = new Map([['br', require('zlib').createBrotliCompress()], ['web', new CompressionStream('gzip')]]);"
                        + " globalThis.kinds = () => [...streams.values()].map((it) => it.constructor.name).join(); ~ kinds()",
                "const d = new TextDecoder('utf-16le'); const b = new Blob(['a', new Uint8Array([98])], { type: 't/x' });"
                        + " globalThis.texts = async () => [d.decode(new Uint8Array([65, 0])), await b.text(), b.type, b.size].join(); ~ texts()",
                "const { createHistogram } = require('perf_hooks'); const h = createHistogram(); h.record(5); const { Resolver } = require('dns');"
                        + " const r = new Resolver(); r.setServers(['9.9.9.9']); globalThis.seen = () => { h.record(7); return [h.count, h.max, r.getServers()].join(); }; ~ seen()",
                "const p = new URLPattern({ pathname: '/:id' }); const script = new (require('vm').Script)('6 * 7');"
                        + " globalThis.found = () => p.exec('http://x/5').pathname.groups.id + script.runInThisContext(); ~ found()",
                "const http = require('http'); const agent = new http.Agent({ keepAlive: true, maxSockets: 3 }); const server = http.createServer((q, a) => a.end());"
                        + " server.keepAliveTimeout = 9; server.on('x', () => {}); globalThis.both = () => [agent.maxSockets, agent instanceof http.Agent,"
                        + " server instanceof http.Server, server.keepAliveTimeout, server.listenerCount('x'), server.listening].join(); ~ both()",
                "const memory = new SharedArrayBuffer(8); const cells = new Int32Array(memory); Atomics.add(cells, 0, 3);"
                        + " globalThis.cell = () => [cells[0], cells.buffer === memory, memory instanceof SharedArrayBuffer, require('util').inspect(memory)].join();"
                        + " ~ cell()",
                "const m = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); globalThis.make = () =>"
                        + " new WebAssembly.Instance(m) instanceof WebAssembly.Instance; ~ make()",
                "function f() { using c = { [Symbol.dispose]() { globalThis.closed = 1; } }; } f(); ~ closed",
            })
    void answersAsItsSourceDoes(String source, String check) {
        assertThat(new ServiceClient(port)
                        .build(Form.of("main.js", source)
                                .spec(spec().target(TARGET).check(check))))
                .succeeded()
                .hasFindings("deferred");
    }

    @Test
    void listensToSignalsAgain() {
        String source =
                "globalThis.stopped = 0; process.on('SIGTERM', () => { stopped++; }); process.once('SIGINT', () => { stopped += 10; });"
                        + " globalThis.stop = () => { for (const it of ['SIGTERM', 'SIGINT', 'SIGINT']) process.emit(it); return stopped; };";

        assertThat(new ServiceClient(port)
                        .build(Form.of("main.js", source)
                                .spec(spec().target(TARGET)
                                        .check("stop()", 11)
                                        .check("process.listenerCount('SIGTERM')", 1)
                                        .check("process.listenerCount('SIGINT')", 0))))
                .succeeded();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "globalThis.port = new MessageChannel().port1; ~ native-object ~ A channel of messages",
                "globalThis.channel = new BroadcastChannel('all'); ~ still-active ~ Something that the bundle started",
                "globalThis.context = require('vm').createContext({}); ~ native-object ~ A context of vm",
                "crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign']).then((it) => { globalThis.key = it; });"
                        + " ~ native-object ~ A key of Web Crypto",
                "globalThis.request = new Request('http://localhost/'); ~ native-object ~ What Node's fetch needs",
                "globalThis.response = new Response('text'); ~ native-object ~ What Node's fetch needs",
                "globalThis.socket = require('dgram').createSocket('udp4'); ~ native-object ~ A socket of dgram",
                "globalThis.sqlite = require('node:sqlite'); ~ native-object ~ Node's module sqlite",
            })
    void namesWhatKeepsNativeObjects(String source, String code, String title) {
        assertThat(new ServiceClient(port)
                        .build(Form.of("main.js", "globalThis.one = 1;\n" + source)
                                .spec(spec().target(TARGET))))
                .failedWith(code)
                .contains("title", title)
                .hasSome("location");
    }

    /** What would be another thing in the restored runtime, or in another thread. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "const { publicKey } = require('crypto').generateKeyPairSync('ed25519'); globalThis.jwk = publicKey.export({ format: 'jwk' });"
                        + " globalThis.key = publicKey; ~ native-object ~ generated anew",
                "const gz = require('zlib').createGzip(); gz.write('begun'); globalThis.gz = gz; ~ native-object ~",
                "const memory = new SharedArrayBuffer(8); globalThis.send = (port) => port.postMessage(memory); ~ script-threw ~ in another thread",
            })
    void refusesWhatIsNotSafe(String source, String code, @Nullable String why) {
        assertThat(new ServiceClient(port).build(Form.of("main.js", source).spec(spec().target(TARGET))))
                .failedWith(code)
                .detail(why == null ? "" : why);
    }
}
