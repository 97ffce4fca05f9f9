package dev.snapforge.journey.build;

import static dev.snapforge.support.ServiceClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.kernel.Digest;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The same bundle is built once more in other processes, and the service says whether the same came out. */
@WholeService
class RebuildTest {

    private static final String TAKES_TIME = """
            {"targets": ["linux-x64/javet-v8-5.0.6"], "policy": {"runtimeState": "warn"}}
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void givesTheSameBytesOnEveryEngine() throws IOException {
        JsonNode original = service.build(Form.of("greeting.js", Files.readString(Path.of("examples/greeting.js"))));
        JsonNode rebuilt = service.rebuild(id(original));

        assertThat(rebuilt.at("/status").asString())
                .as(rebuilt.toPrettyString())
                .isEqualTo("SUCCEEDED");
        assertThat(rebuilt.at("/rebuildOf").asString()).isEqualTo(id(original));
        assertThat(snapshots(rebuilt)).hasSize(2).isEqualTo(snapshots(original));
        assertThat(rebuilt.findValuesAsString("code")).doesNotContain("not-reproducible");
        for (String digest : snapshots(original)) {
            JsonNode snapshot = json(service.get("/api/v1/snapshots/" + digest));
            assertThat(snapshot.at("/reproducible").asBoolean(false)).isTrue();
            assertThat(snapshot.at("/builds").toString()).contains(id(original), id(rebuilt));
        }
    }

    @Test
    void saysWhichBytesDifferAndWhy() {
        JsonNode original = service.build(
                Form.of("clock.js", "globalThis.loadedAt = Date.now();").spec(TAKES_TIME));
        JsonNode rebuilt = service.rebuild(id(original));

        String before = snapshots(original).get(0);
        String now = snapshots(rebuilt).get(0);
        assertThat(now).isNotEqualTo(before);
        JsonNode finding = finding(rebuilt, "not-reproducible");
        assertThat(finding.at("/severity").asString()).isEqualTo("WARNING");
        assertThat(finding.at("/detail").asString())
                .contains(id(original))
                .containsPattern("[0-9]+ bytes? differs? in [0-9]+ ranges?")
                .contains("policy.runtimeState is warn")
                .contains("the bundle keeps the time at which it was loaded")
                .contains(firstDifference(before, now));
        assertThat(json(service.get("/api/v1/snapshots/" + before))
                        .at("/reproducible")
                        .asBoolean(true))
                .isFalse();
        JsonNode snapshot = json(service.get("/api/v1/snapshots/" + now));
        assertThat(snapshot.at("/reproducible").asBoolean(true)).isFalse();
        assertThat(snapshot.at("/findings").toString()).contains("not-reproducible");
    }

    @Test
    void concludesNothingFromAnotherBuildOfTheEngine() {
        JsonNode original = service.build(
                Form.of("other.js", "globalThis.builtAt = Date.now();").spec(TAKES_TIME));
        String digest = snapshots(original).get(0);
        // As if the builder's library had been exchanged since.
        database.sql("UPDATE snapshot SET native_library = :other WHERE digest = :digest")
                .param("other", Digest.of(new byte[] {1}).toString())
                .param("digest", digest)
                .update();
        JsonNode rebuilt = service.rebuild(id(original));

        assertThat(finding(rebuilt, "engine-build-differs").at("/detail").asString())
                .contains(Digest.of(new byte[] {1}).toString());
        assertThat(rebuilt.at("/jobs/0/findings").toString()).doesNotContain("not-reproducible");
        for (String it : List.of(digest, snapshots(rebuilt).get(0))) {
            assertThat(json(service.get("/api/v1/snapshots/" + it))
                            .at("/reproducible")
                            .isNull())
                    .isTrue();
        }
    }

    @Test
    void rebuildsWhatFailedWithoutComparing() {
        JsonNode original = service.build(Form.of("throws.js", "throw new Error('always');")
                .spec("{\"targets\": [\"linux-x64/javet-v8-5.0.6\"]}"));
        JsonNode rebuilt = service.rebuild(id(original));
        assertThat(rebuilt.at("/jobs/0/problem/code").asString()).isEqualTo("script-threw");
        assertThat(rebuilt.at("/jobs/0/findings")).isEmpty();
    }

    @Test
    void refusesWhatIsNotThereOrHasNotEnded() {
        HttpResponse<String> running =
                service.post(Form.of("long.js", "for (;;) {}").spec("{\"targets\": [\"linux-x64/javet-v8-5.0.6\"]}"));
        String id = json(running).at("/id").asString();
        HttpResponse<String> refused = service.post("/api/v1/builds/" + id + "/rebuild", "application/json", "");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(refused).at("/code").asString()).isEqualTo("build-not-ended");
        assertThat(json(refused).at("/hint").asString()).isNotEmpty();
        service.post("/api/v1/builds/" + id + "/cancel", "application/json", "");
        service.ended(id);

        HttpResponse<String> missing =
                service.post("/api/v1/builds/0199c1f0-7a80-7000-8000-00000000000b/rebuild", "application/json", "");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(json(missing).at("/code").asString()).isEqualTo("build-not-found");
    }

    /** Where the two blobs first differ behind the checksum, in the words of the finding. */
    private String firstDifference(String before, String now) {
        byte[] one = service.bytes("/api/v1/snapshots/" + before + "/blob").body();
        byte[] other = service.bytes("/api/v1/snapshots/" + now + "/blob").body();
        int at = 12;
        while (one[at] == other[at]) {
            at++;
        }
        return " at " + at;
    }

    private static JsonNode finding(JsonNode build, String code) {
        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        return build.at("/jobs/0/findings")
                .valueStream()
                .filter(it -> it.at("/code").asString().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(build.toPrettyString()));
    }

    private static String id(JsonNode build) {
        return build.at("/id").asString();
    }

    private static List<String> snapshots(JsonNode build) {
        List<String> digests = new ArrayList<>();
        build.at("/jobs").forEach(job -> digests.add(job.at("/snapshot").asString()));
        return digests;
    }
}
