package dev.snapforge.journey.build;

import static dev.snapforge.support.ServiceClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.client.PreparedEngine;
import dev.snapforge.client.Snapforge;
import dev.snapforge.kernel.Digest;
import dev.snapforge.signing.TrustedKeys;
import dev.snapforge.support.OpenSsl;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A bundle goes in, a signed snapshot that provably loads comes out, and a runtime checks it before V8 does. */
@WholeService
class BuildJourneyTest {

    @LocalServerPort
    private int port;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void buildsForEveryEngineAndTellsEachStage() {
        JsonNode build = service.build(new Form()
                .file("first.js", "globalThis.words = ['one'];".getBytes(StandardCharsets.UTF_8))
                .file("second.js", "words.push('two');".getBytes(StandardCharsets.UTF_8))
                .spec("""
                        {"name": "journey", "version": "1.2.3", "requires": ["words"],
                         "checks": [{"expression": "words.join()", "expected": "one,two"}, "words.length"]}
                        """));

        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(build.at("/bundle/files/1/name").asString()).isEqualTo("second.js");
        assertThat(targets(build)).containsExactlyInAnyOrder("linux-x64/javet-v8-4.0.0", "linux-x64/javet-v8-5.0.6");
        for (JsonNode job : build.at("/jobs")) {
            assertThat(job.at("/attempt").asInt()).isOne();
            List<String> stages = new ArrayList<>();
            job.at("/stages").forEach(stage -> stages.add(stage.at("/name").asString()));
            assertThat(stages)
                    .containsExactly(
                            "fetch",
                            "record",
                            "parse",
                            "execute",
                            "reconcile",
                            "create",
                            "load",
                            "compare",
                            "measure",
                            "sign",
                            "publish");
            HttpResponse<String> log = service.get("/api/v1/builds/"
                    + build.at("/id").asString() + "/jobs/" + job.at("/id").asString() + "/log");
            assertThat(log.body()).contains("execute").contains("publish");
        }
    }

    @Test
    void servesASnapshotThatOpensslAndARuntimeAccept(@TempDir Path folder) throws Exception {
        String digest = snapshot(service.build(Form.of("greeting.js", Files.readString(Path.of("examples/greeting.js")))
                .spec("{\"name\": \"greeting\", \"targets\": [\"linux-amd64/javet-v8-5.0.6\"]}")));
        String path = "/api/v1/snapshots/" + digest;
        byte[] container = service.bytes(path + "/container").body();
        assertThat(Digest.of(container).toString()).isEqualTo(digest);
        JsonNode metadata = json(service.get(path));
        String keyId = metadata.at("/signature/keyId").asString();
        String pem = service.get("/api/v1/keys/" + keyId, "Accept", "application/x-pem-file")
                .body();

        Files.write(folder.resolve("x.v8ss"), container);
        Files.write(folder.resolve("x.sig"), service.bytes(path + "/signature").body());
        Files.writeString(folder.resolve("key.pem"), pem);
        assertThat(OpenSsl.verify(folder, "key.pem", "x.sig", "x.v8ss").text())
                .contains("Signature Verified Successfully");
        Files.write(folder.resolve("x.v8ss"), new byte[] {0}, StandardOpenOption.APPEND);
        assertThat(OpenSsl.verify(folder, "key.pem", "x.sig", "x.v8ss").text())
                .contains("Signature Verification Failure");

        PreparedEngine.useInThisJvm();
        Snapforge client = Snapforge.at(URI.create(service.base()))
                .trusting(TrustedKeys.fromPem(pem))
                .cachingIn(folder.resolve("cache"))
                .build();
        try (var runtime = client.open(client.fetch(Digest.parse(digest)))) {
            assertThat(runtime.getExecutor("greet('Ada', 'fr')").executeString())
                    .isEqualTo("Bonjour, Ada!");
        }
    }

    @Test
    void acceptsAScriptAsTheBody() {
        HttpResponse<String> response = service.post(
                "/api/v1/builds?name=body&targets=linux-x64/javet-v8-5.0.6&requires=answer",
                "text/javascript",
                "globalThis.answer = 42;",
                "Prefer",
                "wait=60");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(json(response).at("/status").asString()).isEqualTo("SUCCEEDED");
    }

    @Test
    void givesTheSameSnapshotForTheSameBundle() {
        Form form = Form.of("same.js", "globalThis.table = Array.from({ length: 1000 }, (_, i) => `row ${i}`);");
        String first = snapshot(service.build(form.spec("{\"targets\": [\"linux-x64/javet-v8-5.0.6\"]}")));
        String second = snapshot(service.build(form));
        assertThat(second).isEqualTo(first);
        assertThat(json(service.get("/api/v1/snapshots/" + first)).at("/builds"))
                .hasSize(2);
    }

    @Test
    void reconcilesBuiltInsThatTheEngineInstallsAtLoad() {
        JsonNode build = service.build(Form.of("polyfill.js", "Promise.try ??= () => 'fake';")
                .spec("{\"targets\": [\"linux-x64/javet-v8-5.0.6\"], \"checks\": [\"Promise.try(() => 7)\"]}"));
        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(build.at("/jobs/0/findings/0/code").asString()).isEqualTo("deferred-built-in-replaced");
        assertThat(build.at("/jobs/0/findings/0/detail").asString()).contains("Promise.try");
    }

    @Test
    void doesNotBringBackWhatWasRevoked() {
        Form form =
                Form.of("revoked.js", "globalThis.bad = true;").spec("{\"targets\": [\"linux-x64/javet-v8-5.0.6\"]}");
        String digest = snapshot(service.build(form));
        service.post("/api/v1/snapshots/" + digest + "/revoke", "application/json", "{\"reason\": \"leaks\"}");
        JsonNode again = service.build(form);
        assertThat(again.at("/status").asString()).isEqualTo("FAILED");
        assertThat(again.at("/jobs/0/problem/code").asString()).isEqualTo("snapshot-revoked");
    }

    private static List<String> targets(JsonNode build) {
        List<String> targets = new ArrayList<>();
        build.at("/jobs").forEach(job -> targets.add(job.at("/target").asString()));
        return targets;
    }

    private static String snapshot(JsonNode build) {
        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        return build.at("/jobs/0/snapshot").asString();
    }
}
