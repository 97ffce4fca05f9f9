package dev.snapforge.journey.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** V8 ends a process and does not say why: the statement is found all the same, through whatever a bundler wrapped it in. */
@WholeService
class AbortingStatementsTest {

    private static final String ONE_TARGET = "{\"targets\": [\"linux-x64/javet-v8-5.0.6\"]}";

    @LocalServerPort
    private int port;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void findsTheStatementThatMakesTheEngineAbort() {
        JsonNode problem = problem(new Form()
                .file("first.js", bytes("globalThis.a = 1;\nglobalThis.b = 2;"))
                .file("bundle.js", bytes("""
                        (() => {
                          // node_modules/good/index.js
                          globalThis.c = 3;
                          // node_modules/bad/index.js
                          function asm(stdlib) { 'use asm'; function f() { return 7; } return f; }
                          globalThis.d = asm(globalThis);
                          // src/main.js
                          globalThis.e = globalThis.d();
                        })();
                        """)));
        assertThat(problem.at("/location").toString())
                .isEqualTo("{\"file\":\"bundle.js\",\"line\":6,\"column\":3,\"generated\":null}");
        assertThat(problem.at("/code").asString()).isEqualTo("not-in-snapshots");
        assertThat(problem.at("/detail").asString())
                .contains("line 6 of node_modules/bad/index.js")
                .contains("globalThis.d = asm(globalThis);");
        assertThat(problem.at("/engineMessage").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "esbuild.js, Object.freeze(Math);, of src/bad/double.js",
        "esbuild-minified.js, Object.freeze(Math);, ''",
        "table.js, Object.freeze(Math);, of ./src/double.js",
    })
    void findsTheStatementInsideTheModulesOfABundle(String file, String statement, String module) throws IOException {
        String source = fixture(file);
        JsonNode problem = problem(Form.of(file, source));
        assertThat(problem.at("/code").asString()).isEqualTo("frozen-built-in");
        int offset = source.indexOf(statement);
        String before = source.substring(0, offset);
        assertThat(problem.at("/location/line").asInt())
                .isEqualTo(before.lines().count());
        assertThat(problem.at("/location/column").asInt()).isEqualTo(offset - before.lastIndexOf('\n'));
        assertThat(problem.at("/detail").asString())
                .contains(module)
                .contains("begins with: " + statement)
                .contains("Math: this engine adds built-ins");
    }

    @Test
    void findsTheStatementInBundlesOfSeveralModules() throws IOException {
        Form form = new Form();
        for (String file : new String[] {"main.mjs", "lib.mjs", "double.mjs", "after.mjs"}) {
            form.file(file, bytes(fixture("modules/" + file)));
        }
        JsonNode problem = problem(form);
        assertThat(problem.at("/code").asString()).isEqualTo("frozen-built-in");
        assertThat(problem.at("/location").toString())
                .isEqualTo("{\"file\":\"double.mjs\",\"line\":2,\"column\":23,\"generated\":null}");
    }

    private JsonNode problem(Form form) {
        JsonNode build = service.build(form.spec(ONE_TARGET));
        JsonNode problem = build.at("/jobs/0/problem");
        assertThat(problem.isObject()).as(build.toPrettyString()).isTrue();
        return problem;
    }

    private static String fixture(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(AbortingStatementsTest.class.getResourceAsStream("aborting/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
