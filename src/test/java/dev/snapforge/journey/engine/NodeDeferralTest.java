package dev.snapforge.journey.engine;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What Node cannot write is made on first use there as well. */
@Tag("node")
@WholeService
@TestPropertySource(properties = "snapforge.engine.targets=linux-x64/node-*")
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
}
