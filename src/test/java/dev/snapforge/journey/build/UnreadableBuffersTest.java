package dev.snapforge.journey.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Buffers that V8 puts off while it writes, and could not read, are led to on another way. */
@WholeService
class UnreadableBuffersTest {

    private static final String SPEC = "{\"targets\": [\"linux-x64/javet-v8-%s\"], %s"
            + "\"checks\": [{\"expression\": \"depth(deep)\", \"expected\": [%d, 1000]},"
            + " {\"expression\": \"Reflect.ownKeys(Function).join()\", \"expected\": \"length,name,prototype\"}]}";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"4.0.0", "5.0.6"})
    void areBuilt(String version) {
        ServiceClient service = new ServiceClient(port);
        List<Integer> led = new ArrayList<>();
        // One of these is where V8's limit is, wherever it counts from.
        for (int depth = 26; depth < 34; depth++) {
            String source = "let c = new ArrayBuffer(1000); for (let i = 0; i < " + depth + "; i++) c = { c };"
                    + " globalThis.deep = c; globalThis.depth = (it) => { let n = 0;"
                    + " for (; it.c; it = it.c) n++; return [n, it.byteLength]; };";
            String warmup = depth % 2 == 0 ? "\"warmup\": \"depth(deep)\", " : "";
            JsonNode build = service.build(Form.of("deep.js", source).spec(SPEC.formatted(version, warmup, depth)));
            assertThat(build.at("/status").asString())
                    .as(build.toPrettyString())
                    .isEqualTo("SUCCEEDED");
            build.at("/jobs/0/findings").forEach(finding -> {
                if (finding.at("/code").asString().equals("buffers-reached-early")) {
                    led.add(build.hashCode());
                } else {
                    assertThat(finding.at("/code").asString()).isEqualTo("none other");
                }
            });
        }
        assertThat(led).isNotEmpty();
    }
}
