package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.SampleSnapshots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Within the max-age nobody is asked; what was verified then must still hold. */
class MaxAgeTest extends ResolveFixture {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @BeforeEach
    void ask() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self")), "only Linux says who this process is");
        assertFresh(first, at(Duration.ZERO).build().resolve(STABLE));
        service.requests.clear();
    }

    @Test
    void asksNobodyWithinTheMaxAge() throws Exception {
        promote("1.1.0", second, 2, 2);

        Resolution young = at(HOUR).build().resolve(STABLE);
        assertThat(young.outcome()).isEqualTo(ResolutionSource.RECENT);
        assertThat(young.snapshot().orElseThrow().digest()).isEqualTo(first);
        assertThat(young.release().orElseThrow().release().version()).isEqualTo("1.0.0");
        assertThat(young.toString()).startsWith("RECENT: text-tools@1.0.0");
        assertThat(service.requests).isEmpty();

        assertFresh(second, at(HOUR.plusMillis(1)).build().resolve(STABLE));
        assertThat(at(HOUR).build().resolve(STABLE).snapshot().orElseThrow().digest())
                .isEqualTo(second);
    }

    @Test
    void warnsAsTheServiceDidWhenItWasAsked() throws Exception {
        service.warn(
                STABLE_QUERY,
                Map.of(
                        "code",
                        "engine-vulnerable",
                        "message",
                        "It is.\nReally.",
                        "successor",
                        "linux-x64/javet-v8-5.0.7"));
        Resolution warned = at(Duration.ZERO).maxAge(Duration.ZERO).build().resolve(STABLE);
        service.requests.clear();

        Resolution young = at(HOUR).build().resolve(STABLE);
        assertThat(young.outcome()).isEqualTo(ResolutionSource.RECENT);
        assertThat(young.warnings()).hasSize(1).isEqualTo(warned.warnings());
        assertThat(service.requests).isEmpty();
    }

    @Test
    void asksAtEachStartByDefault() throws Exception {
        assertFresh(first, resolve(STABLE));
        assertThat(service.statuses).containsExactly(200, 304);
    }

    @Test
    void asksAboutEverythingElse() throws Exception {
        assertFresh(first, at(HOUR).build().resolve(ReleaseSelector.version(NAME, "1.0.0")));
    }

    @Test
    void asksIfTheAnswerIsFromTheFuture() throws Exception {
        assertFresh(first, at(Duration.ofSeconds(-1)).build().resolve(STABLE));
    }

    @Test
    void asksIfTheKeyIsNotTrustedAnyMore() throws Exception {
        Resolution resolution = at(HOUR).trusting(trusted(SampleSnapshots.publicKey(pair, KeyStatus.REVOKED)))
                .build()
                .resolve(STABLE);

        assertThat(resolution.outcome()).isEqualTo(ResolutionSource.PLAIN);
        assertThat(problem(resolution)).isEqualTo("revoked-key");
        assertThat(service.requests).isNotEmpty();
    }

    @Test
    void asksIfAnotherProcessHasSeenALaterRevision() throws Exception {
        byte[] answer = Files.readAllBytes(files("recent").get(0));
        promote("1.1.0", second, 2, 2);
        assertFresh(second, resolve(STABLE));
        Files.write(files("recent").get(0), answer);

        assertFresh(second, at(HOUR).build().resolve(STABLE));
    }

    @Test
    void asksWhereOthersCouldHaveWrittenTheAnswer() throws Exception {
        Files.setPosixFilePermissions(folder.resolve("cache/recent"), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertFresh(first, at(HOUR).build().resolve(STABLE));
    }

    @Test
    void asksIfTheAnswerIsDamaged() throws Exception {
        damage("recent");

        assertFresh(first, at(HOUR).build().resolve(STABLE));
    }

    /** A process that is started so long after the first. */
    private SnapforgeBuilder at(Duration later) {
        return builder().maxAge(HOUR).clock(Clock.fixed(start.plus(later), ZoneOffset.UTC));
    }
}
