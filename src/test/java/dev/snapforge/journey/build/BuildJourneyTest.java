package dev.snapforge.journey.build;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.TestTargets.PREVIOUS;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.client.PreparedEngine;
import dev.snapforge.client.Snapforge;
import dev.snapforge.client.TrustedKeys;
import dev.snapforge.core.Digest;
import dev.snapforge.support.OpenSsl;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.JobAnswer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

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
        BuildAnswer build = service.build(new Form()
                .file("first.js", "globalThis.words = ['one'];")
                .file("second.js", "words.push('two');")
                .spec(spec().name("journey")
                        .version("1.2.3")
                        .requires("words")
                        .check("words.join()", "one,two")
                        .check("words.length")));

        assertThat(build).succeeded().hasFiles("first.js", "second.js").hasTargets(PREVIOUS, CURRENT);
        for (JobAnswer job : build.jobs()) {
            assertThat(job).hasAttempt(1);
            assertThat(job.stages())
                    .containsExactly(
                            "fetch",
                            "record",
                            "parse",
                            "execute",
                            "reconcile",
                            "create",
                            "load",
                            "compare",
                            "sign",
                            "publish");
            HttpResponse<String> log = service.get(build.path() + "/jobs/" + job.id() + "/log");
            assertThat(log.body()).contains("execute").contains("publish");
        }
    }

    @Test
    void servesASnapshotThatOpensslAndARuntimeAccept(@TempDir Path folder) throws Exception {
        String digest = snapshot(service.build(Form.of("greeting.js", Files.readString(Path.of("examples/greeting.js")))
                .spec(spec().name("greeting").target("linux-amd64/javet-v8-5.0.6"))));
        String path = "/api/v1/snapshots/" + digest;
        byte[] container = service.bytes(path + "/container").body();
        assertThat(Digest.of(container).toString()).isEqualTo(digest);
        String pem = service.pem(service.snapshot(digest).keyId());

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
        try (var runtime = client.open(client.fetch(digest))) {
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
        assertThat(response).hasStatus(200);
        assertThat(BuildAnswer.of(response)).succeeded();
    }

    @Test
    void givesTheSameSnapshotForTheSameBundle() {
        Form form = Form.of("same.js", "globalThis.table = Array.from({ length: 1000 }, (_, i) => `row ${i}`);");
        String first = snapshot(service.build(form.spec(spec().target(CURRENT))));
        String second = snapshot(service.build(form));
        assertThat(second).isEqualTo(first);
        assertThat(service.snapshot(first)).wasMadeBy(2);
    }

    @Test
    void reconcilesBuiltInsThatTheEngineInstallsAtLoad() {
        BuildAnswer build = service.build(Form.of("polyfill.js", "Promise.try ??= () => 'fake';")
                .spec(spec().target(CURRENT).check("Promise.try(() => 7)")));
        assertThat(build).succeeded().hasFinding("deferred-built-in-replaced").detail("Promise.try");
    }

    @Test
    void doesNotBringBackWhatWasRevoked() {
        Form form = Form.of("revoked.js", "globalThis.bad = true;").spec(spec().target(CURRENT));
        String digest = snapshot(service.build(form));
        service.post("/api/v1/snapshots/" + digest + "/revoke", "application/json", "{\"reason\": \"leaks\"}");
        assertThat(service.build(form)).failedWith("snapshot-revoked");
    }

    private static String snapshot(BuildAnswer build) {
        assertThat(build).succeeded();
        return build.snapshot();
    }
}
