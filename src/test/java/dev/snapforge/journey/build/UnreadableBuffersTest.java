package dev.snapforge.journey.build;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.SpecBuilder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Buffers that V8 puts off while it writes, and could not read, are led to on another way. */
@WholeService
class UnreadableBuffersTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"4.0.0", "5.0.6"})
    void areBuilt(String version) {
        ServiceClient service = new ServiceClient(port);
        int led = 0;
        // One of these is where V8's limit is, wherever it counts from.
        for (int depth = 26; depth < 34; depth++) {
            String source = "let c = new ArrayBuffer(1000); for (let i = 0; i < " + depth + "; i++) c = { c };"
                    + " globalThis.deep = c; globalThis.depth = (it) => { let n = 0;"
                    + " for (; it.c; it = it.c) n++; return [n, it.byteLength]; };";
            SpecBuilder spec = spec().target("linux-x64/javet-v8-" + version)
                    .check("depth(deep)", List.of(depth, 1000))
                    .check("Reflect.ownKeys(Function).join()", "length,name,prototype");
            if (depth % 2 == 0) {
                spec.warmup("depth(deep)");
            }
            BuildAnswer build = service.build(Form.of("deep.js", source).spec(spec));
            assertThat(build).succeeded().hasNoFindingsBut("buffers-reached-early");
            led += build.findings().size();
        }
        assertThat(led).isPositive();
    }

    /** V8 then ends in another place, and without a word. */
    @ParameterizedTest
    @ValueSource(strings = {"4.0.0", "5.0.6"})
    void areBuiltWithoutChecks(String version) {
        BuildAnswer build = new ServiceClient(port)
                .build(Form.of(
                                "deep.js",
                                "let c = new ArrayBuffer(1000); for (let i = 0; i < 28; i++) c = { c }; globalThis.deep = c;")
                        .spec(spec().target("linux-x64/javet-v8-" + version)));

        assertThat(build).succeeded().hasFindings("buffers-reached-early");
    }
}
