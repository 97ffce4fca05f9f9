package dev.snapforge.journey.build;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Digest;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same bundle is built once more in other processes, and the service says whether the same came out. */
@WholeService
class RebuildTest {

    private static final String TAKES_TIME =
            spec().target(CURRENT).runtimeState("warn").toString();

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
        BuildAnswer original = service.build(Form.of("greeting.js", Files.readString(Path.of("examples/greeting.js"))));
        BuildAnswer rebuilt = service.rebuild(original.id());

        assertThat(rebuilt)
                .hasSnapshotsOf(original)
                .has("rebuildOf", original.id())
                .lacksFindings("not-reproducible");
        assertThat(original.snapshots()).hasSize(2);
        for (String digest : original.snapshots()) {
            assertThat(service.snapshot(digest)).isReproducible().wasMadeBy(original.id(), rebuilt.id());
        }
    }

    @Test
    void saysWhichBytesDifferAndWhy() {
        BuildAnswer original = service.build(
                Form.of("clock.js", "globalThis.loadedAt = Date.now();").spec(TAKES_TIME));
        BuildAnswer rebuilt = service.rebuild(original.id());

        String before = original.snapshot();
        String now = rebuilt.snapshot();
        assertThat(now).isNotEqualTo(before);
        assertThat(rebuilt)
                .succeeded()
                .hasFinding("not-reproducible")
                .isWarning()
                .detail(original.id(), firstDifference(before, now))
                .detail("policy.runtimeState is warn", "the bundle keeps the time at which it was loaded")
                .matches("detail", "(?s).*[0-9]+ bytes? differs? in [0-9]+ ranges?.*");
        assertThat(service.snapshot(before)).isNotReproducible();
        assertThat(service.snapshot(now))
                .isNotReproducible()
                .satisfies(it -> assertThat(it.objects("findings"))
                        .extracting(finding -> finding.text("code"))
                        .contains("not-reproducible"));
    }

    @Test
    void concludesNothingFromAnotherBuildOfTheEngine() {
        BuildAnswer original = service.build(
                Form.of("other.js", "globalThis.builtAt = Date.now();").spec(TAKES_TIME));
        String digest = original.snapshot();
        // As if the builder's library had been exchanged since.
        database.sql("UPDATE snapshot SET native_library = :other WHERE digest = :digest")
                .param("other", Digest.of(new byte[] {1}).toString())
                .param("digest", digest)
                .update();
        BuildAnswer rebuilt = service.rebuild(original.id());

        assertThat(rebuilt)
                .succeeded()
                .lacksFindings("not-reproducible")
                .hasFinding("engine-build-differs")
                .detail(Digest.of(new byte[] {1}).toString());
        for (String it : List.of(digest, rebuilt.snapshot())) {
            assertThat(service.snapshot(it)).hasUnknownReproducibility();
        }
    }

    @Test
    void concludesNothingFromOtherFlagsOfV8() {
        BuildAnswer original = service.build(
                Form.of("flags.js", "globalThis.flagsAt = Date.now();").spec(TAKES_TIME));
        String digest = original.snapshot();
        // As if it had been made before snapshots shared a process.
        database.sql("UPDATE snapshot SET v8_flags = '[\"--no-use-strict\"]' WHERE digest = :digest")
                .param("digest", digest)
                .update();
        BuildAnswer rebuilt = service.rebuild(original.id());

        assertThat(rebuilt)
                .succeeded()
                .lacksFindings("not-reproducible")
                .hasFinding("engine-build-differs")
                .detail("[--no-use-strict], this one on [--no-use-strict, --no-extensible-ro-snapshot]");
        for (String it : List.of(digest, rebuilt.snapshot())) {
            assertThat(service.snapshot(it)).hasUnknownReproducibility();
        }
    }

    @Test
    void rebuildsWhatFailedWithoutComparing() {
        BuildAnswer original =
                service.build(Form.of("throws.js", "throw new Error('always');").spec(spec().target(CURRENT)));
        BuildAnswer rebuilt = service.rebuild(original.id());
        assertThat(rebuilt).failedWith("script-threw");
        assertThat(rebuilt).hasNoFindings();
    }

    @Test
    void refusesWhatIsNotThereOrHasNotEnded() {
        BuildAnswer running =
                BuildAnswer.of(service.post(Form.of("long.js", "for (;;) {}").spec(spec().target(CURRENT))));
        assertThat(service.send("POST", running.path() + "/rebuild", ""))
                .isRefused(409, "build-not-ended")
                .hint();
        service.send("POST", running.path() + "/cancel", "");
        service.ended(running.id());

        assertThat(service.send("POST", "/api/v1/builds/0199c1f0-7a80-7000-8000-00000000000b/rebuild", ""))
                .isRefused(404, "build-not-found");
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
}
