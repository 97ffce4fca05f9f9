package dev.snapforge.builder.problem;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Hints about names that are not there lead to a bundle that builds. */
@WholeService
class MissingGlobalsTest {

    @LocalServerPort
    private int port;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "globalThis.env = process.env.NODE_ENV;|none|\"prelude\": \"node\"",
                "globalThis.env = process.env.NODE_ENV;|web|\"prelude\": \"node\"",
                "globalThis.b = Buffer.from('x');|none|\"prelude\": \"node\"",
                "setTimeout(() => {}, 1);|none|\"prelude\": \"web\"",
                "globalThis.u = new URL('http://a/');|none|\"prelude\": \"web\"",
                "const fs = require('fs');|none|esbuild",
                "module.exports = 1;|none|esbuild",
                "globalThis.m = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));|none|Use WebAssembly in a function",
                "globalThis.d = document.title;|none|define it in a file before it"
            })
    void saysWhatToDo(String source, String prelude, String hint) {
        BuildAnswer build = service.build(Form.of("main.js", source)
                .spec(spec().target(CURRENT).prelude(prelude).defer("off")));
        assertThat(build).failedWith("script-threw").hint(hint);
    }

    @Test
    void thePreludesHaveWhatIsPromised() {
        buildsWith("web", MissingGlobals.OF_WEB);
        Set<String> all = new TreeSet<>(MissingGlobals.OF_WEB);
        all.addAll(MissingGlobals.OF_NODE);
        buildsWith("node", all);
    }

    private void buildsWith(String prelude, Set<String> names) {
        String list = names.stream().map(it -> "'" + it + "'").collect(Collectors.joining(",", "[", "]"));
        BuildAnswer build = service.build(Form.of("main.js", "globalThis.names = " + list + ";")
                .spec(spec().target(CURRENT)
                        .prelude(prelude)
                        .check("names.filter((it) => typeof globalThis[it] === 'undefined').join()", "")));
        assertThat(build).succeeded();
    }
}
