package dev.snapforge.journey.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.journey.pages.HostileMarkup.Alphabet;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.TestTargets;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/**
 * As {@link MarkupFuzzTest}, with a real engine: what V8 says of hostile bundles, in messages, stacks and findings, is text as well.
 * {@code -Dtests.fuzz.first=4711 -Dtests.fuzz.inputs=1} builds one again.
 */
@WholeService
class MarkupInEnginesTest {

    private static final long FIRST = Long.getLong("tests.fuzz.first", 0);
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    private final Map<Bundle, Seen> harmless = new EnumMap<>(Bundle.class);
    private ServiceClient service;

    private record Seen(FuzzedAuthor author, PageStructure page) {}

    /** What the bundle does with its author's texts, in JavaScript; {@code $a} and {@code $b} are two of them as literals, and {@code $line} is one within a line. */
    private enum Bundle {
        THROWS("// $line\nconst o = { [$a]() { throw new Error($b); } };\no[$a]();"),
        THROWS_NO_ERROR("// $line\nthrow $a;"),
        NAMES_ITS_ERROR("throw Object.assign(new Error($b), { name: $a });"),
        REJECTS("Promise.reject(new Error($a));"),
        CANNOT_BE_READ("// $line\nlet 1x = $a;"),
        IMPORTS("import x from './x'; // $line\nimport y from $a;"),
        READS_THE_CLOCK("// $line\nglobalThis.x = { [$a]: Date.now(), y: $b, z: Math.random() };"),
        PROMISES("globalThis.x = $a; globalThis.f = function () { return $b; };", "globalThis.f()", "$b"),
        BREAKS_A_PROMISE("globalThis.x = $a;", "(() => { throw new Error($a); })()", null),
        ANSWERS_OTHERWISE("globalThis.x = $a;", "x", "$b");

        private final String script;
        private final @Nullable String check;
        private final @Nullable String expected;

        Bundle(String script) {
            this(script, null, null);
        }

        Bundle(String script, @Nullable String check, @Nullable String expected) {
            this.script = script;
            this.check = check;
            this.expected = expected;
        }
    }

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void whatEnginesSayIsText() throws IOException {
        build(Long.getLong("tests.fuzz.inputs", 12));
    }

    @Test
    @Tag("drills")
    void whatEnginesSayOfHundredsIsText() throws IOException {
        build(Long.getLong("tests.fuzz.inputs", 300));
    }

    private void build(long inputs) throws IOException {
        List<String> complaints = new ArrayList<>();
        for (long seed = FIRST; seed < FIRST + inputs; seed++) {
            Bundle bundle = Bundle.values()[Math.floorMod(seed, Bundle.values().length)];
            Seen plain = harmless.get(bundle);
            if (plain == null) {
                plain = seen(bundle, FuzzedAuthor.harmless());
                harmless.put(bundle, plain);
            }
            Seen hostile = seen(bundle, FuzzedAuthor.hostile(seed));
            String what = "seed " + seed + ", " + bundle + ": ";
            new PageComparison(plain.author(), hostile.author())
                    .complaints(plain.page(), hostile.page())
                    .forEach(it -> complaints.add(what + it));
        }
        System.out.printf("%d bundles from %d%n", inputs, FIRST);
        assertThat(complaints).isEmpty();
    }

    private Seen seen(Bundle bundle, FuzzedAuthor author) throws IOException {
        String file = author.text("script", Alphabet.FILE) + (bundle == Bundle.IMPORTS ? ".mjs" : ".js");
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("targets", List.of(TestTargets.CURRENT));
        spec.put("labels", Map.of("label", author.text("label", Alphabet.TEXT)));
        if (bundle.check != null) {
            Map<String, Object> check = new LinkedHashMap<>();
            check.put("expression", filled(bundle.check, author));
            if (bundle.expected != null) {
                check.put("expected", JSON.readTree(filled(bundle.expected, author)));
            }
            spec.put("checks", List.of(check));
        }
        BuildAnswer build = service.build(FuzzedArchive.form(List.of(file), Map.of(file, filled(bundle.script, author)))
                .spec(JSON.writeValueAsString(spec)));
        HttpResponse<String> page = service.get("/builds/" + build.id(), "Accept", "text/html");
        assertThat(page.statusCode()).as(bundle.name()).isEqualTo(200);
        return new Seen(author, PageStructure.of(page.body()));
    }

    /** Of a message with several lines, a problem says the first. */
    private static String filled(String script, FuzzedAuthor author) {
        return script.replace("$line", author.text("line", Alphabet.LINE))
                .replace("$a", literal(author.text("a", Alphabet.LINE)))
                .replace("$b", literal(author.text("b", Alphabet.LINE)));
    }

    /** The text in JavaScript and JSON, on one line whatever counts as the end of one. */
    private static String literal(String text) {
        return JSON.writeValueAsString(text).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }
}
