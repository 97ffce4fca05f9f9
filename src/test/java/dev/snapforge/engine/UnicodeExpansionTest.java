package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static dev.snapforge.engine.LocalEngines.evaluated;
import static dev.snapforge.engine.LocalEngines.refused;
import static dev.snapforge.engine.LocalEngines.snapshotOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.builder.create.UnicodeExpansion;
import dev.snapforge.core.Target;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.ExpandRequest.Expanded;
import dev.snapforge.engine.protocol.ExpandRequest.Place;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.file.BlobFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions that ask for Unicode's tables, on engines without them, compared with the engine that has them. */
class UnicodeExpansionTest {

    private static final String WITH = "linux-x64/javet-v8-i18n-5.0.6";
    private static final String CURRENT = "linux-x64/javet-v8-5.0.6";
    private static final String PREVIOUS = "linux-x64/javet-v8-4.0.0";

    /** Makes a digest of what an expression leaves of a text with all code points below LIMIT, and emoji of several. */
    private static final String DIGESTS = """
            const parts = [];
            for (let from = 0; from < LIMIT; from += 0x400) {
              const points = Array.from({ length: 0x400 }, (_, it) => from + it);
              parts.push(from >= 0xd800 && from < 0xe000 ? points.map((it) => String.fromCharCode(it)).join(' ') : String.fromCodePoint(...points));
            }
            parts.push(' 👩‍👩‍👧 👍🏽 🇩🇪 🏴\\u{E0067}\\u{E0062}\\u{E007F} 1\\ufe0f\\u20e3 ab AB \\u212a\\u017f_x k K');
            globalThis.digest = (expression) => {
              const rest = parts.map((it) => it.replace(expression, '\\u0001')).join('');
              let sum = 2166136261;
              for (let i = 0; i < rest.length; i++) sum = Math.imul(sum ^ rest.charCodeAt(i), 16777619);
              return expression.flags + rest.length + ':' + (sum >>> 0);
            };
            """;

    /** One of each kind of syntax. */
    private static final List<String> EXPRESSIONS = List.of(
            "/\\p{L}/gu",
            "/\\P{Lu}/gu",
            "/\\p{Lu}/giu",
            "/\\P{Lu}/giu",
            "/[^\\p{Lu}]/giu",
            "/[^\\P{Ll}]/giu",
            "/\\p{Lu}/giv",
            "/\\P{Lu}/giv",
            "/[^\\P{Ll}]/giv",
            "/[\\p{gc=Lu}\\p{sc=Grek}\\p{scx=Cyrl}]/gu",
            "/[\\p{L}--[A-Z]]/gv",
            "/[\\p{L}--[A-Z]]/giv",
            "/[\\p{L}&&[^\\p{ASCII}]]/gv",
            "/[[^\\p{Lu}]--x]/giv",
            "/[\\W&&\\p{L}]/giv",
            "/[\\w--\\d]/giv",
            "/[[^a]b]/giv",
            "/[\\w\\p{Sc}]/giu",
            "/[\\W\\p{Sc}]/giu",
            "/\\u{10428}(?<!\\p{Sc})/giu",
            "/\\ud801\\udc00(?<!\\p{Sc})/giu",
            "/[α-ω](?<!\\p{Sc})/giu",
            "/(?i:[^\\p{Lu}])/gu",
            "/(?-i:\\p{Lu})|σ/giu",
            "/[\\p{Lu}\\-\\/\\]\\\\^&]/gu",
            "/\\p{RGI_Emoji}/gv",
            "/[\\p{RGI_Emoji}--\\p{ASCII}]/gv",
            "/[\\p{Emoji_Keycap_Sequence}\\q{ab|cd|}x]/giv",
            "/[^\\p{Emoji}]/gv");

    @TempDir
    static Path work;

    private static LocalEngines local;

    @BeforeAll
    static void probe() throws IOException {
        local = new LocalEngines(work, LocalEngines.directory(), String.join(",", WITH, CURRENT, PREVIOUS));
    }

    @AfterAll
    static void close() {
        local.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void matchesTheSameCharacters(String target) {
        assertThat(digests(target, EXPRESSIONS, 0x20000)).isEqualTo(digests(WITH, EXPRESSIONS, 0x20000));
    }

    /** V8 with ICU itself matches neither ſ nor K with \\p{ASCII} where case is ignored and the flag is v; ECMA-262 has them matched. */
    @Test
    @Tag("drills")
    void knowsEveryProperty() throws IOException {
        List<String> expressions = new ArrayList<>();
        for (String property : resource("unicode-properties.txt").lines().toList()) {
            expressions.add("/\\p{" + property + "}/gu");
            expressions.add("/[^\\P{" + property + "}]/giu");
            if (!property.equals("ASCII")) {
                expressions.add("/\\P{" + property + "}/giv");
            }
        }
        for (int i = 0; i < expressions.size(); i += 15) {
            List<String> some = expressions.subList(i, Math.min(i + 15, expressions.size()));
            assertThat(digests(CURRENT, some, 0x110000)).isEqualTo(digests(WITH, some, 0x110000));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void answersAsWrittenInARestoredRuntime(String target) throws IOException {
        List<Script> scripts = List.of(new Script("program.js", resource("unicode-program.js")));
        List<String> names = run(WITH, scripts, List.of("Object.keys(tests).join()"))
                .get(0)
                .replace("\"", "")
                .lines()
                .flatMap(line -> List.of(line.split(",")).stream())
                .toList();
        List<String> expressions =
                names.stream().map(name -> "tests." + name + "()").toList();
        List<String> expected = run(WITH, scripts, expressions);
        try (EngineSession session = local.open(target)) {
            List<Script> expanded = expanded(session, target, scripts);
            BlobFile blob = created(snapshotOf(session, expanded)).blob();
            List<String> restored = evaluated(session.evaluateRestored(blob, asking(expressions), stage -> {}))
                    .values();
            for (int i = 0; i < names.size(); i++) {
                assertThat(restored.get(i)).as(names.get(i)).isEqualTo(expected.get(i));
            }
        }
    }

    @Test
    void rewritesModulesInPlace() {
        List<Script> scripts = List.of(
                new Script(
                        "main.mjs",
                        "import { word } from './word.mjs';\nglobalThis.found = word.exec('1é')[0] + /\\p{Lu}/u.source;"),
                new Script(
                        "word.mjs",
                        "export const word = /\\p{L}/u; export const again = new RegExp(word.source, 'u');",
                        false));
        try (EngineSession session = local.open(CURRENT)) {
            Expanded answer = session.expand(scripts).as(Expanded.class).orElseThrow();
            assertThat(answer.changed())
                    .hasSize(2)
                    .allSatisfy(it -> assertThat(it.source().length())
                            .isEqualTo(scripts.get(it.entry() ? 0 : 1).source().length()));
            assertThat(answer.places()).contains(new Place("word.mjs", 1, 21, 1, 0));
            List<Script> expanded = expanded(session, CURRENT, scripts);
            BlobFile blob = created(snapshotOf(session, expanded)).blob();
            assertThat(evaluated(session.evaluateRestored(blob, asking(List.of("found")), stage -> {}))
                            .values())
                    .containsExactly("\"é\\\\p{Lu}\"");
        }
    }

    @Test
    void leavesAloneWhatAsksForNothing() {
        String source =
                "// \\p{L}\nconst text = '\\p{L}', b = 4 /2/ 1; globalThis.r = /[\\\\p{L}]/; /\\p{L}/.test('p{L}'); /a/i;";
        try (EngineSession session = local.open(CURRENT)) {
            Expanded answer = session.expand(List.of(new Script("a.js", source), new Script("b.js", "RegExp('x');")))
                    .as(Expanded.class)
                    .orElseThrow();
            assertThat(answer).isEqualTo(new Expanded("", List.of(), List.of(), 0, false));
        }
    }

    @Test
    void leavesToTheEngineWhatIsNoExpression() {
        List<Script> scripts = List.of(new Script("a.js", "/\\p{L}/u;\n  /\\p{Nonsense}/u;"));
        try (EngineSession session = local.open(CURRENT);
                EngineSession with = local.open(WITH)) {
            RefusalResponse here = refused(snapshotOf(session, expanded(session, CURRENT, scripts)));
            assertThat(here).isEqualTo(refused(snapshotOf(with, scripts)));
            assertThat(here.line()).isEqualTo(2);
        }
    }

    @Test
    void refusesWhatBecomesTooLong() {
        Script script = new Script("long.js", "\n /" + "\\p{L}".repeat(200_000) + "/u;");
        try (EngineSession session = local.open(CURRENT)) {
            Expanded answer = session.expand(List.of(script)).as(Expanded.class).orElseThrow();
            assertThat(answer.tooLong()).isTrue();
            assertThat(answer.places()).containsExactly(new Place("long.js", 2, 2, 1, 0));
            assertThat(answer.changed()).isEmpty();
        }
    }

    private static List<String> digests(String target, List<String> expressions, int limit) {
        String list = String.join(",\n", expressions);
        return run(
                target,
                List.of(new Script(
                        "digests.js",
                        "const LIMIT = " + limit + ";" + DIGESTS + "globalThis.all = () => [" + list
                                + "].map(digest);")),
                List.of("all().join('\\n')"));
    }

    private static List<String> run(String target, List<Script> scripts, List<String> expressions) {
        try (EngineSession session = local.open(target)) {
            return evaluated(session.evaluatePlain(
                            expanded(session, target, scripts),
                            DeterminismSettings.REAL,
                            asking(expressions),
                            stage -> {}))
                    .values();
        }
    }

    private static List<Script> expanded(EngineSession session, String target, List<Script> scripts) {
        return UnicodeExpansion.of(scripts, Target.parse(target).engine(), session);
    }

    private static Questions asking(List<String> expressions) {
        return new Questions(List.of(), expressions, GraphForm.NONE);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = UnicodeExpansionTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
