package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static dev.snapforge.engine.LocalEngines.evaluated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.RuntimeStateAccess;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.prelude.Prelude;
import dev.snapforge.prelude.Preludes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The preludes in restored runtimes of the real engines. */
class PreludeTest extends EngineFixture {

    private static final DeterminismSettings FIXED = new DeterminismSettings(true, 1_772_000_000_123L, 1000);
    private static final String HOST = "globalThis[Symbol.for('snapforge')]";
    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\| (there|slot|absent) \\|", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void givesARestoredRuntimeTheWebsGlobals(String target) {
        expect(
                target,
                "web",
                "",
                Map.ofEntries(
                        Map.entry("self === globalThis", "true"),
                        Map.entry("btoa('abcd') + atob('aGk')", "\"YWJjZA==hi\""),
                        Map.entry(
                                "new TextDecoder().decode(new TextEncoder().encode('zä€𝒳\\ud800'))",
                                "\"zä€𝒳\ufffd\""),
                        Map.entry(
                                "new TextDecoder('utf-16be').decode(new Uint8Array([0x20, 0xac, 0, 0x41]))", "\"€A\""),
                        Map.entry(
                                "new TextDecoder().decode(new Uint8Array([0xe2, 0x82, 0x41, 0xff]))",
                                "\"\ufffdA\ufffd\""),
                        Map.entry(
                                "new URL('../a b?q=ü#h', 'http://EXAMPLE.com:80/x/y/z').href",
                                "\"http://example.com/x/a%20b?q=%C3%BC#h\""),
                        Map.entry(
                                "new URL('http://bücher.de/').host + new URL('http://0x7f.1/').host",
                                "\"xn--bcher-kva.de127.0.0.1\""),
                        Map.entry("URL.canParse('http://a b/')", "false"),
                        Map.entry("new URLSearchParams({ a: '1 2', b: 'ü' }).toString()", "\"a=1+2&b=%C3%BC\""),
                        Map.entry("new Headers([['B', '1'], ['a', '2'], ['b', '3']]).get('b')", "\"1, 3\""),
                        Map.entry(
                                "new Request('http://h/', { method: 'post', body: 'x' }).headers.get('content-type')",
                                "\"text/plain;charset=UTF-8\""),
                        Map.entry("Response.json({}, { status: 201 }).status", "201"),
                        Map.entry("new Blob(['hé']).size + new File(['x'], 'n').name", "\"3n\""),
                        Map.entry("structuredClone({ a: [new Date(5)], m: new Map([[1, 2]]) }).a[0].getTime()", "5"),
                        Map.entry(
                                "(() => { try { structuredClone(() => 1); } catch (e) { return e.name + e.code; } })()",
                                "\"DataCloneError25\""),
                        Map.entry(
                                "(() => { const c = new AbortController(); c.abort(); return c.signal.reason.name; })()",
                                "\"AbortError\""),
                        Map.entry(
                                "(() => { let n = 0; const t = new EventTarget(); t.addEventListener('x', () => n++, { once: true });"
                                        + " t.dispatchEvent(new Event('x')); t.dispatchEvent(new CustomEvent('x')); return n; })()",
                                "1"),
                        Map.entry("typeof new ReadableStream().getReader().read", "\"function\""),
                        Map.entry(
                                "new Response(new Blob(['h€']).stream().pipeThrough(new TextDecoderStream())"
                                        + ".pipeThrough(new TextEncoderStream())).text()",
                                "\"h€\""),
                        Map.entry(
                                "(async () => { const form = new FormData(); form.append('f', new File(['hé'], 'n.txt'));"
                                        + " const got = (await new Response(form).formData()).get('f'); return got.name + (await got.text()); })()",
                                "\"n.txthé\""),
                        Map.entry(
                                "new Promise((done) => { const { port1, port2 } = new MessageChannel();"
                                        + " port2.onmessage = (event) => done(event.data.a); port1.postMessage({ a: 1 }); })",
                                "1"),
                        Map.entry("new DOMException('m', 'DataCloneError') instanceof Error", "true"),
                        Map.entry(
                                "new DOMException('m', 'DataCloneError').stack.split('\\n')[0]",
                                "\"DataCloneError: m\""),
                        Map.entry("structuredClone(new Uint8Array(new Uint8Array(2).buffer.transfer(1))).length", "1"),
                        Map.entry(
                                "new URL('file:a').href + new URL('http://h/??a=1').searchParams.get('?a')",
                                "\"file:///a1\""),
                        // On engines without ICU as well, whose expressions know no identifiers.
                        Map.entry(
                                "JSON.stringify(new URLPattern({ pathname: '/b/:größe(\\\\d+)/:_1?' }).exec('http://h/b/12/x').pathname.groups)",
                                "\"{\\\"größe\\\":\\\"12\\\",\\\"_1\\\":\\\"x\\\"}\""),
                        Map.entry(
                                "(() => { try { new URLPattern({ pathname: '/:>' }); } catch (e) { return e.name; } })()",
                                "\"TypeError\""),
                        Map.entry(
                                "(({ message, lineno, cancelable, error }) => [message, lineno, cancelable, error].join())"
                                        + "(new ErrorEvent('error', { message: 'm', lineno: 7, cancelable: true, error: 'e' }))",
                                "\"m,7,true,e\""),
                        Map.entry(
                                "(() => { try { new PromiseRejectionEvent('x', {}); } catch (e) {"
                                        + " return e.name + new PromiseRejectionEvent('x', { promise: Promise.resolve(), reason: 5 }).reason; } })()",
                                "\"TypeError5\""),
                        Map.entry(inflated("gzip"), "\"h€31 139true\""),
                        Map.entry(inflated("deflate"), "\"h€120 156true\""),
                        Map.entry(inflated("deflate-raw"), "\"h€237 193true\""),
                        Map.entry(
                                "new Response(new Blob([new Uint8Array([31, 139, 8, 0])]).stream()"
                                        + ".pipeThrough(new DecompressionStream('gzip'))).text().catch((e) => e.name)",
                                "\"TypeError\""),
                        Map.entry(
                                "typeof Buffer + typeof process + Object.prototype.toString.call(crypto.subtle)",
                                "\"undefinedundefined[object SubtleCrypto]\""),
                        Map.entry("performance.now() < 60000 && performance.timeOrigin > 1772000001000", "true"),
                        Map.entry(
                                "JSON.stringify(Object.getOwnPropertyDescriptor(globalThis, 'URL'))",
                                "\"{\\\"writable\\\":true,\\\"enumerable\\\":false,\\\"configurable\\\":true}\""),
                        Map.entry("URL.name + Blob.name + queueMicrotask.name", "\"URLBlobqueueMicrotask\""),
                        Map.entry("Object.keys(globalThis).length", "0")));
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void givesARestoredRuntimeNodesGlobals(String target) {
        expect(
                target,
                "node",
                "",
                Map.of(
                        "Buffer.from('hé').toString('base64')",
                        "\"aMOp\"",
                        "Buffer.from('ff00', 'hex').readUInt16BE()",
                        "65280",
                        "typeof process.env.HOME + process.platform + process.cwd()",
                        "\"undefinedlinux/\"",
                        "(() => { let n = 0; process.once('x', (by) => { n += by; }); process.emit('x', 2); process.emit('x', 2); return n; })()",
                        "2",
                        "global === globalThis && typeof URL",
                        "\"function\"",
                        "(() => { " + HOST + ".setEnvironment({ A: 'b' }); return process.env.A; })()",
                        "\"b\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void refusesWhatNoHostHasBound(String target) {
        expect(
                target,
                "web",
                "",
                Map.of(
                        caught("setTimeout(() => {}, 1)"),
                        "\"SlotUnboundError setTimeout\"",
                        caught("setInterval(() => {}, 1)"),
                        "\"SlotUnboundError setInterval\"",
                        caught("crypto.randomUUID()"),
                        "\"SlotUnboundError crypto.getRandomValues\"",
                        caught(HOST + ".slot('sql')()"),
                        "\"SlotUnboundError sql\"",
                        "console.log('nobody hears this')",
                        "undefined",
                        "crypto.subtle.digest('SHA-256', new Uint8Array(1)).catch((e) => e.name + /\"([^\"]+)\" is not bound/.exec(e.message)[1])",
                        "\"NotSupportedErrorcrypto.subtle\"",
                        "fetch('http://h/').catch((e) => e.name)",
                        "\"SlotUnboundError\"",
                        "(() => { try { " + HOST
                                + ".bind({ fetsh() {} }); } catch (e) { return e.name + /console, .*fetch/.test(e.message); } })()",
                        "\"TypeErrortrue\"",
                        "(() => { try { " + HOST + ".bind({ fetch: 1 }); } catch (e) { return e.name; } })()",
                        "\"TypeError\"",
                        "(" + HOST + ".slot('sql'), " + HOST
                                + ".slots()).map(s => s.name + (s.bound ? '!' : '')).sort().join()",
                        "\"clearInterval,clearTimeout,console,crypto.getRandomValues,crypto.subtle,fetch,performance.now,setInterval,setTimeout,sql\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void startsWhatWaitedWhenTheHostBindsItsSlots(String target) {
        String bundle = """
                globalThis.fired = [];
                setTimeout((by) => fired.push('once' + by), 20, 7);
                clearTimeout(setTimeout(() => fired.push('cleared'), 10));
                const tick = setInterval(() => { fired.push('again'); clearInterval(tick); }, 5);
                console.log('built %d', 1, { a: 1 });
                globalThis.bytes = crypto.getRandomValues(new Uint8Array(4)).length;
                """;
        String host = "globalThis.set = []; " + HOST + ".bind({"
                + " setTimeout(f, ms) { set.push(ms); return f; }, setInterval(f, ms) { set.push(ms); return f; },"
                + " 'crypto.getRandomValues'(view) { view.fill(9); }, 'performance.now': () => 42,"
                + " console: (level, text) => set.push(level + text), fetch: (r) => ({ status: 204 }) }).length";
        Map<String, String> table = new LinkedHashMap<>();
        table.put("fired.length + bytes", "4");
        table.put(
                "JSON.stringify(" + HOST + ".drainConsole().map(l => l.level + l.text))",
                "\"[\\\"logbuilt 1 { a: 1 }\\\"]\"");
        table.put(HOST + ".drainConsole().length", "0");
        table.put(
                "(() => { const waiting = []; " + HOST + ".bind({ setTimeout: (f, ms) => waiting.push(f, ms) });"
                        + " waiting[0](); return fired.join() + waiting[1] + waiting.length; })()",
                "\"once7202\"");
        table.put(host, "6");
        table.put("set.join()", "\"5\"");
        table.put("crypto.randomUUID()", "\"09090909-0909-4909-8909-090909090909\"");
        table.put("performance.now()", "42");
        table.put("(console.warn('x', [1]), set.at(-1))", "\"warnx [ 1 ]\"");
        table.put("(setTimeout(() => {}, 3), set.at(-1))", "3");
        table.put("fetch('http://h/') instanceof Promise", "true");
        expect(target, "web", bundle, table);
    }

    @Test
    void keepsKeysOutOfSnapshots() {
        expect(
                CURRENT,
                "web",
                "crypto.subtle.generateKey('Ed25519', true, ['sign']).catch((e) => { globalThis.refused = e; });",
                Map.of(
                        "refused.name + /onRestore/.test(refused.message)",
                        "\"NotSupportedErrortrue\"",
                        "(() => { try { new CryptoKey(); } catch (e) { return e.name; } })()",
                        "\"TypeError\""));
    }

    @ParameterizedTest
    @CsvSource({CURRENT + ",web", CURRENT + ",node", PREVIOUS + ",web", PREVIOUS + ",node"})
    void isTheSameInAPlainRuntimeAndUsesNothingOfTheBuilders(String target, String name) {
        try (EngineSession session = local.open(target)) {
            List<Script> scripts = scripts(name, "");
            List<RuntimeStateAccess> uses = new ArrayList<>();
            CreateResponse created =
                    created(session.create(scripts, FIXED, true, true, stage -> uses.addAll(stage.uses())));
            assertThat(uses).isEmpty();
            assertThat(created.clockHeld()).isFalse();
            assertThat(created.reconciled()).isEmpty();
            Questions graph = new Questions(List.of(), List.of(), GraphForm.DIGEST);
            String restored = evaluated(session.evaluateRestored(created.blob(), graph, stage -> {}))
                    .graph();
            String plain = evaluated(session.evaluatePlain(scripts, FIXED, graph, stage -> {}))
                    .graph();
            assertThat(plain).isEqualTo(restored).doesNotEndWith(":incomplete");
        }
    }

    @Test
    void hasWhatTheDocumentSays() throws IOException {
        Map<String, String> web = new LinkedHashMap<>();
        ROW.matcher(Files.readString(Path.of("docs/preludes.md")))
                .results()
                .forEach(row ->
                        web.put("typeof " + row.group(1), row.group(2).equals("absent") ? "\"undefined\"" : "present"));
        assertThat(web).hasSizeGreaterThan(50);
        List<String> expressions = new ArrayList<>(web.keySet());
        List<String> values = evaluate(CURRENT, "web", "", expressions);
        for (int i = 0; i < values.size(); i++) {
            String found = values.get(i).equals("\"undefined\"") ? values.get(i) : "present";
            assertThat(found).as(expressions.get(i)).isEqualTo(web.get(expressions.get(i)));
        }
    }

    @Test
    void runsTheTwoPhaseExample() throws IOException {
        String bundle = Files.readString(Path.of("examples/two-phase/app.js"));
        String start = Files.readString(Path.of("examples/two-phase/start.js"));
        assertThat(evaluate(CURRENT, "web", bundle, List.of(start, "lookUp('tea')")))
                .last()
                .isEqualTo("\"Tea costs 3.20 at 12:00\"");
    }

    private static String inflated(String format) {
        return """
                (async () => {
                  const through = (body, stream) => new Response(new Blob([body]).stream().pipeThrough(stream));
                  const text = 'h€' + 'a'.repeat(100000);
                  const bytes = await through(text, new CompressionStream('%1$s')).arrayBuffer();
                  const back = await through(bytes, new DecompressionStream('%1$s')).text();
                  return back.slice(0, 2) + new Uint8Array(bytes).slice(0, 2).join(' ') + (back === text && bytes.byteLength < 1000);
                })()""".formatted(format);
    }

    private static String caught(String expression) {
        return "(() => { try { " + expression
                + "; } catch (e) { return e.name + ' ' + /\"([^\"]+)\" is not bound/.exec(e.message)[1]; } })()";
    }

    private static void expect(String target, String prelude, String bundle, Map<String, String> table) {
        List<String> expressions = new ArrayList<>(table.keySet());
        List<String> values = evaluate(target, prelude, bundle, expressions);
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            found.put(expressions.get(i), values.get(i));
        }
        assertThat(found).containsExactlyInAnyOrderEntriesOf(table);
    }

    private static List<String> evaluate(String target, String prelude, String bundle, List<String> expressions) {
        try (EngineSession session = local.open(target)) {
            CreateResponse created = created(session.create(scripts(prelude, bundle), FIXED, true, true, stage -> {}));
            return evaluated(session.evaluateRestored(
                            created.blob(), new Questions(List.of(), expressions, GraphForm.NONE), stage -> {}))
                    .values();
        }
    }

    private static List<Script> scripts(String name, String bundle) {
        Prelude prelude = Preludes.find(name).orElseThrow();
        return List.of(new Script(prelude.scriptName(), prelude.source()), new Script("main.js", bundle));
    }
}
