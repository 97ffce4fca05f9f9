package dev.snapforge.journey.engine;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.SpecBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What happens on a Node engine while a bundle loads, and after its files have run, is what happens on the other engines. */
@Tag("node")
@WholeService
@TestPropertySource(properties = "snapforge.engine.targets=linux-x64/node-24.21.0")
class NodeLoadingTest {

    private static final String TARGET = "linux-x64/node-24.21.0";

    @LocalServerPort
    private int port;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void aPlainProcessWaitsForWhatTheFilesHaveStartedAsTheBuilderDoes() {
        BuildAnswer build = build(
                """
                globalThis.steps = [];
                Promise.resolve().then(() => steps.push('promise'));
                process.nextTick(() => steps.push('tick'));
                setTimeout(() => { steps.push('timer'); globalThis.late = true; }, 5);
                require('fs').stat('/', () => { globalThis.asked = true; });
                """,
                spec().requires("late")
                        .requires("asked")
                        .check("steps.slice(0, 2).join()", "tick,promise")
                        .check("steps.length", 3));

        assertThat(build).succeeded().lacksFindings("differs-from-source");
    }

    @Test
    void typesAreErasedAsForOtherEngines() {
        String typed = """
                interface Named { name: string }
                const path = require('path') as typeof import('path');
                globalThis.base = (it: Named): string => path.basename(it.name!);
                """;
        assertThat(service.build(
                        Form.of("main.ts", typed).spec(spec().target(TARGET).check("base({ name: '/a/b' })", "b"))))
                .succeeded()
                .lacksFindings("differs-from-source");
        assertThat(service.build(
                        Form.of("main.ts", "let a: number = 1;\nenum B { C }").spec(spec().target(TARGET))))
                .failedWith("typescript-not-erasable")
                .at("main.ts", 2, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(async () => { await null; throw new Error('late'); })(); | unhandled-rejection | 1 | 34",
                "globalThis.p = Promise.reject(new Error('Not supported')); | unhandled-rejection | 1 | 31",
                "globalThis.plugin = import('./plugin.js'); | unhandled-rejection | 1 | 21",
                "eval(\"globalThis.plugin = import('./plugin.js')\"); | dynamic-import | 1 | 1",
                "setTimeout(() => { throw new Error('late'); }, 3); | script-threw | 1 | 26",
                "(() => { throw 'Missing setting'; })(); | script-threw | 1 | 10",
                "const make = () => { throw { code: 'E' }; }; make(); | script-threw | 1 | 22",
                "if (true) throw null; | script-threw | 1 | 11",
                "setTimeout(() => { throw 'late'; }, 3); | script-threw | 1 | 20",
                "setTimeout(() => { throw { code: 'E' }; }, 3); | script-threw | 1 | 20",
                "function f() { using c = { [Symbol.dispose]() {} }; } f(); | using-at-load | 1 | 16",
                "globalThis.g = require('zlib').createGzip(); | native-object | 1 | 1",
            })
    void whatGoesWrongIsToldWithItsCauseAndPlace(String source, String code, int line, int column) {
        assertThat(build(source, spec().defer("off"))).failedWith(code).at("main.js", line, column);
    }

    @ParameterizedTest
    @CsvSource({"Object.freeze(globalThis)", "Object.seal(globalThis)", "Object.preventExtensions(globalThis)"})
    void aGlobalObjectThatIsClosedCannotBeRestored(String source) {
        assertThat(build("globalThis.app = 1; " + source, spec())).failedWith("global-not-extensible");
    }

    @Test
    void anUnhandledRejectionIsAFindingWhereThePolicySaysSo() {
        String source = "globalThis.ok = 1; (async () => { throw new Error('no matter'); })();";

        assertThat(build(source, spec().unhandledRejections("warn")))
                .succeeded()
                .hasFindings("unhandled-rejection");
    }

    @Test
    void aBundleThatListensForRejectionsItselfIsLeftAlone() {
        BuildAnswer build = build(
                """
                globalThis.seen = [];
                process.on('unhandledRejection', (error) => seen.push(error.message));
                globalThis.p = Promise.reject(new Error('mine'));
                """,
                spec().check("seen.join()", "mine").check("process.listenerCount('unhandledRejection') > 0", true));

        assertThat(build).succeeded().lacksFindings("unhandled-rejection");
    }

    private BuildAnswer build(String source, SpecBuilder spec) {
        return service.build(Form.of("main.js", source).spec(spec.target(TARGET)));
    }
}
