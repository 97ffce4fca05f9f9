package dev.snapforge.journey.release;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.Statements;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a snapshot offers and needs is found, signed, shown, asked for when its name is resolved, and missed when a version loses it. */
@WholeService
class CapabilitiesJourneyTest {

    private static final String RUNTIME = "&platform=linux-x64&engine=javet-v8-5.0.6";

    @LocalServerPort
    private int port;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void areFoundSignedAndAskedFor() {
        String name = "capabilities-found";
        String digest = release(name, "1.0.0", "web", """
                        const { onRestore, slot } = globalThis[Symbol.for('snapforge')];
                        const sql = slot('sql');
                        onRestore(() => 1);
                        globalThis.rows = () => sql('select 1');
                        """).job().snapshot();

        List<String> found = service.snapshot(digest).texts("capabilities");
        assertThat(found)
                .contains("on-restore", "slot:sql", "web:URL", "web:fetch", "webassembly")
                .doesNotContain("intl", "slot:crypto", "slot:fetch")
                .isSorted();
        AnswerObject statement = new Statements(service)
                .verified(AnswerObject.of(service.get("/api/v1/snapshots/" + digest + "/attestation")));
        String content = statement
                .object("predicate")
                .object("runDetails")
                .objects("byproducts")
                .get(0)
                .text("content");
        assertThat(new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8))
                .isEqualTo("[\"" + String.join("\",\"", found) + "\"]");

        assertThat(resolve(name, "&requires=web:URL,slot:sql&requires=on-restore"))
                .hasStatus(200);
        HttpResponse<String> response = resolve(name, "&requires=web:URL,intl,slot:mail");
        assertThat(response).isRefused(404, "no-matching-snapshot");
        AnswerObject available = AnswerObject.of(response).objects("available").get(0);
        assertThat(available).hasTexts("differs", "requires").hasTexts("missing", "intl", "slot:mail");
        assertThat(AnswerObject.of(response)).contains("found", CURRENT, "without intl, slot:mail");
        assertThat(resolve(name, "&requires=No+word")).isRefused(400, "malformed-capability");
        assertThat(resolve(name, "&requires=x".repeat(51))).isRefused(400, "invalid-parameter");
    }

    @Test
    void areMissedByAVersionThatLosesThem() {
        String name = "capabilities-lost";
        release(name, "1.0.0", "web", "globalThis.answer = () => 42;");

        BuildAnswer poorer = release(name, "1.1.0", "none", "globalThis.answer = () => 42;");
        assertThat(poorer).hasFinding("feature-lost").detail(name + "@1.0.0 has", "web:URL", "web:fetch");
        assertThat(service.snapshot(poorer.job().snapshot()).texts("capabilities"))
                .containsExactly("web:console", "webassembly");

        BuildAnswer richer = release(name, "1.2.0", "web", "globalThis.answer = () => 43;");
        assertThat(richer).lacksFindings("feature-lost");
    }

    private BuildAnswer release(String name, String version, String prelude, String source) {
        BuildAnswer build = service.build(Form.of("main.js", source)
                .spec(spec().name(name).version(version).prelude(prelude).target(CURRENT)));
        assertThat(build).succeeded();
        return build;
    }

    private HttpResponse<String> resolve(String name, String requires) {
        return service.get("/api/v1/resolve?name=" + name + RUNTIME + requires);
    }
}
