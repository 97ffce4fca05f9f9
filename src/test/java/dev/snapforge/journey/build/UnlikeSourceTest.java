package dev.snapforge.journey.build;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.TestTargets.PREVIOUS;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.SpecBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a snapshot would do otherwise than its source is refused with the cause, or told in a finding; and our look changes nothing. */
@WholeService
class UnlikeSourceTest {

    @LocalServerPort
    private int port;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void aStandInThatTheBundleKeepsIsTold() {
        BuildAnswer build = fails("""
                const Shared = SharedArrayBuffer;
                const kinds = new Map([[ArrayBuffer, 'plain'], [Shared, 'shared']]);
                globalThis.kindOf = (buffer) => kinds.get(buffer.constructor) ?? 'unknown';
                """, spec().check("kindOf(new SharedArrayBuffer(8))"));
        assertThat(build).failedWith("check-differs").hint("findings");
        assertThat(build).hasFinding("stand-in-kept").at("main.js", 1, 16);
        BuildAnswer asked = succeeds("globalThis.there = typeof SharedArrayBuffer;", spec());
        assertThat(asked).lacksFindings("stand-in-kept");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "async function main() { await null; throw new TypeError('no setting'); } main();|1|43",
                "Promise.resolve().then(() => { throw new TypeError('no setting'); }); globalThis.a = 1;|1|38",
                "(async () => { for (const it of [1]) await Promise.reject(new TypeError('no setting')); })();|1|59"
            })
    void aLostRejectionFailsTheJobWithItsPlace(String source, int line, int column) {
        BuildAnswer build = fails(source, spec());
        assertThat(build)
                .failedWith("unhandled-rejection")
                .detail("TypeError: no setting")
                .at("main.js", line, column);
        BuildAnswer warned = succeeds(source, spec().unhandledRejections("warn"));
        assertThat(warned).hasFinding("unhandled-rejection").detail("missing in the snapshot");
    }

    @Test
    void allLostRejectionsAreToldAtOnce() {
        BuildAnswer build = fails(
                "for (let i = 0; i < 120; i++) Promise.reject(new Error('quiet')).catch(() => {});\n"
                        + "Promise.reject(new Error('one'));\nPromise.reject(new RangeError('two'));",
                spec());
        assertThat(build)
                .failedWith("unhandled-rejection")
                .detail("Error: one (main.js:2:16)", "RangeError: two (main.js:3:16)")
                .at("main.js", 2, 16);
    }

    @Test
    void aKeptRejectionIsAFinding() {
        BuildAnswer build = succeeds("""
                globalThis.open = () => import('./editor.js');
                globalThis.clipboard = Promise.reject(new Error('Not supported'));
                """, spec().check("clipboard.catch((error) => error.message)", "Not supported"));
        assertThat(build).hasFinding("unhandled-rejection").at("main.js", 2, 39);
    }

    @Test
    void anImportOfNothingBehindManyHandledRejectionsIsSeen() {
        BuildAnswer build = fails(
                "for (let i = 0; i < 150; i++) Promise.reject(i).catch(() => {});\nglobalThis.x = 1; import('./x.js');",
                spec());
        assertThat(build).failedWith("unhandled-rejection").detail("'./x.js'").at("main.js", 2, 19);
    }

    @Test
    void deepAndWideGraphsAreCompared() {
        String asks = "globalThis.hasWasm = Function('try { return WebAssembly ? 1 : 0 } catch { return 0 }')();";
        BuildAnswer deep = succeeds(
                "let head = null; for (let i = 0; i < 100000; i++) head = { next: head }; globalThis.head = head;"
                        + asks,
                spec());
        assertThat(deep).hasFinding("differs-from-source").detail("globalThis.hasWasm", "the number 1", "the number 0");
        BuildAnswer wide = succeeds("for (let i = 0; i < 50000; i++) globalThis['g' + i] = i; " + asks, spec());
        assertThat(wide).hasFinding("differs-from-source").detail("globalThis.hasWasm");
        BuildAnswer inside = succeeds(
                "globalThis.m = new Map([['at', { list: Array(5000).fill(0).concat(typeof WebAssembly) }]]);", spec());
        assertThat(inside)
                .hasFinding("differs-from-source")
                .detail("globalThis.m.[value 0].list", "the string \"object\"", "the string \"undefined\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "globalThis.eval = () => { throw new Error('no'); }; globalThis.app = { start: () => 'started' };"
                        + "|app.start()|started",
                "const native = JSON.stringify; JSON.stringify = (v) => native(v, null, 2); globalThis.app = { a: [1, 2] };"
                        + "|JSON.stringify(app).length + app.a.length|31",
                "Object.prototype.toString = () => '?'; Array.prototype.join = () => '?'; globalThis.app = { z: 'a\"b' };"
                        + "|app.z|a\"b",
                "Array.prototype[Symbol.iterator] = null; Reflect.ownKeys = null; globalThis.app = { b: 1 };|app.b|1",
            })
    void replacedBuiltInsAreTheBundlesAffair(String source, String expression, String expected) {
        succeeds(
                source,
                spec().requires("app")
                        .check("String(" + expression + ")", expected)
                        .check(expression));
    }

    @Test
    void aFrozenGlobalObjectBuildsAndAClosedOneDoesNot() {
        succeeds("globalThis.app = 1; Object.freeze(globalThis);", spec().check("app", 1));
        for (String closing : new String[] {"preventExtensions", "seal"}) {
            BuildAnswer build = fails("globalThis.app = 1; Object." + closing + "(globalThis);", spec());
            assertThat(build).failedWith("global-not-extensible").detail("not extensible");
        }
    }

    @Test
    void aLookThatEndsV8IsNotTheBundlesFault() {
        succeeds("""
                let proxy = {}; for (let i = 0; i < 3000; i++) proxy = new Proxy(proxy, {});
                let deep = []; for (let i = 0; i < 50000; i++) deep = [deep];
                let rope = ''; for (let i = 0; i < 100000; i++) rope += 'x' + (i % 10);
                globalThis.kept = { proxy, deep, rope };
                """, spec().check("kept.rope.length", 200000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function warm() { using it = { [Symbol.dispose]() {} }; return 1; } globalThis.seen = warm();",
                "globalThis.seen = 1; { using it = { [Symbol.dispose]() {} }; }"
            })
    void aUsingThatRanIsToldByItsName(String source) {
        BuildAnswer build = service.build(
                Form.of("main.js", source).spec(spec().target(CURRENT).defer("off")));
        assertThat(build).failedWith("using-at-load").detail("using declaration");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const holder = {}; Error.captureStackTrace(holder); globalThis.top = holder.stack.slice(1);",
                "globalThis.line = new Error('here').stack.split('\\n')[1];"
            })
    void aStackThatIsReadAtLoadIsTheCause(String source) {
        BuildAnswer build = fails(source, spec());
        assertThat(build).failedWith("script-threw").detail("errors have no stack while a snapshot is made");
    }

    @Test
    void aBuiltInThatComesLaterIsTheCause() {
        BuildAnswer build = fails("globalThis.size = globalThis['Web' + 'Assembly'].Module.length;", spec());
        assertThat(build).failedWith("script-threw").detail("without WebAssembly");
    }

    @Test
    void placesAreInTheFileThatWasSent() {
        BuildAnswer build = fails("""
                globalThis.now = Date.now();
                function boom() {
                  throw new TypeError('boom');
                }
                boom();
                //# sourceURL=assets/app-1f3c.js
                """, spec());
        assertThat(build).failedWith("script-threw").at("main.js", 3, 3);
        assertThat(build).failedWith("script-threw").contains("stack", "main.js:3:9");
        // What was noticed until then leads on.
        assertThat(build).hasFinding("time-read").at("main.js", 1, 23);
        BuildAnswer rejected = fails("""
                async function go() {
                  await 0;
                  throw new TypeError('late');
                }
                go();
                //# sourceURL=a.js""", spec());
        assertThat(rejected).failedWith("unhandled-rejection").at("main.js", 3, 9);
    }

    @Test
    void checksSeeWhatTheBundleLeft() {
        succeeds("""
                let tickets = 0;
                Object.defineProperty(globalThis, 'ticket', { get: function () { return ++tickets; }, configurable: true });
                globalThis.desk = {};
                Object.defineProperty(desk, 'next', { enumerable: true, get: function () { return ticket; } });
                let traps = 0;
                globalThis.counted = new Proxy({ a: 1 }, { ownKeys(t) { traps++; return Reflect.ownKeys(t); } });
                globalThis.trapped = () => traps;
                """, spec().requires("desk.next").check("desk.next", 1).check("trapped()", 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "globalThis.offset = new Date(0).getTimezoneOffset();|33",
                "globalThis.text = String(new Date(0));|19",
                "globalThis.hour = new Date(Date.UTC(2026, 0, 1)).getHours();|50",
                "globalThis.midnight = new Date(2026, 0, 1).getTime();|23"
            })
    void theTimeZoneOfTheBuildIsTold(String source, int column) {
        BuildAnswer build = succeeds(source, spec());
        assertThat(build).hasFinding("time-zone-read").at("main.js", 1, column);
    }

    @Test
    void timesThatAreTheSameEverywhereAreNotTold() {
        BuildAnswer build = succeeds(
                "globalThis.hour = new Date(0).getUTCHours(); globalThis.text = new Date('2026-01-01').toISOString();",
                spec());
        assertThat(build).lacksFindings("time-zone-read", "locale-read");
    }

    /** Told where it is done: whether a restored collection finds it is chance, for its identity hash is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "globalThis.it = new Map([[globalThis, 1]]);",
                "globalThis.it = new Set().add(globalThis);",
                "{ const hidden = new WeakMap(); hidden.set(this, {}); globalThis.it = () => hidden.get(globalThis); }",
                "globalThis.it = new WeakSet([{}, globalThis]);"
            })
    void theGlobalObjectAsAKeyIsTold(String source) {
        BuildAnswer build = succeeds(source, spec());
        assertThat(build).hasFinding("global-object-as-key").detail("identity hash");
    }

    @Test
    void otherObjectsAsKeysAreNotTold() {
        BuildAnswer build = succeeds(
                "globalThis.it = new Map([[globalThis.Object, 1], [{}, globalThis]]); globalThis.weak = new WeakMap([[{}, globalThis]]);",
                spec());
        assertThat(build).lacksFindings("global-object-as-key", "differs-from-source");
    }

    @Test
    void aStackTraceLimitThatIsNotKeptIsTold() {
        BuildAnswer build = succeeds("Error.stackTraceLimit = 50; globalThis.a = 1;", spec());
        assertThat(build)
                .hasFinding("stack-trace-limit-reset")
                .detail("the number 50 in Error.stackTraceLimit", "the number 10");
        assertThat(build).lacksFindings("differs-from-source");
    }

    @Test
    void aLongMessageIsTheBundlesOwn() {
        BuildAnswer build = fails("throw new RangeError('x'.repeat(200000));", spec());
        assertThat(build).failedWith("script-threw").detail("RangeError: xxx").at("main.js", 1, 1);
        assertThat(build.job(PREVIOUS).problem()).hasCode("script-threw");
    }

    @Test
    void allChecksThatDoNotHoldAreTold() {
        BuildAnswer build = fails(
                "globalThis.a = 1; globalThis.b = 2;",
                spec().check("a", 7).check("b", 2).check("a + b", 9));
        assertThat(build).failedWith("check-unexpected").detail("a should be 7", "a + b should be 9");
    }

    private BuildAnswer succeeds(String source, SpecBuilder spec) {
        BuildAnswer build = service.build(Form.of("main.js", source).spec(spec.target(CURRENT, PREVIOUS)));
        assertThat(build).succeeded();
        return build;
    }

    private BuildAnswer fails(String source, SpecBuilder spec) {
        BuildAnswer build = service.build(Form.of("main.js", source).spec(spec.target(CURRENT, PREVIOUS)));
        assertThat(build).failed();
        return build;
    }
}
