package dev.snapforge.journey.build;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.ProblemAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** V8 ends a process and does not say why: the statement is found all the same, through whatever a bundler wrapped it in. */
@WholeService
class AbortingStatementsTest {

    @LocalServerPort
    private int port;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void findsTheStatementThatMakesTheEngineAbort() {
        ProblemAnswer problem = problem(new Form()
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
        assertThat(problem)
                .hasCode("not-in-snapshots")
                .at("bundle.js", 6, 3)
                .isNotGenerated()
                .detail("line 6 of node_modules/bad/index.js", "globalThis.d = asm(globalThis);")
                .hasSome("engineMessage");
    }

    @ParameterizedTest
    @CsvSource({
        "esbuild.js, Object.freeze(Math);, of src/bad/double.js",
        "esbuild-minified.js, Object.freeze(Math);, ''",
        "table.js, Object.freeze(Math);, of ./src/double.js",
    })
    void findsTheStatementInsideTheModulesOfABundle(String file, String statement, String module) throws IOException {
        String source = fixture(file);
        ProblemAnswer problem = problem(Form.of(file, source));
        int offset = source.indexOf(statement);
        String before = source.substring(0, offset);
        assertThat(problem)
                .hasCode("frozen-built-in")
                .at(file, (int) before.lines().count(), offset - before.lastIndexOf('\n'))
                .detail(module, "begins with: " + statement, "Math: this engine adds built-ins");
    }

    @Test
    void findsTheStatementInBundlesOfSeveralModules() throws IOException {
        Form form = new Form();
        for (String file : new String[] {"main.mjs", "lib.mjs", "double.mjs", "after.mjs"}) {
            form.file(file, bytes(fixture("modules/" + file)));
        }
        ProblemAnswer problem = problem(form);
        assertThat(problem).hasCode("frozen-built-in").at("double.mjs", 2, 23).isNotGenerated();
    }

    private ProblemAnswer problem(Form form) {
        BuildAnswer build = service.build(form.spec(spec().target(CURRENT).defer("off")));
        assertThat(build).failed();
        return build.job().problem();
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
