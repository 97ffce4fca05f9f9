package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.client.http.NoMatchingSnapshotException;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.SampleSnapshots;
import dev.snapforge.verify.SampleStatements;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names, against a service that signs as the real one does: what is started from, and why. */
class ResolveTest extends ResolveFixture {

    private static final ReleaseSelector ONE = ReleaseSelector.version(NAME, "1.0.0");

    @Test
    void startsFromWhatTheServiceNames() throws Exception {
        for (ReleaseSelector wanted : List.of(STABLE, ONE)) {
            Resolution resolution = resolve(wanted);

            assertThat(resolution.outcome()).isEqualTo(ResolutionSource.FRESH);
            assertThat(resolution.problem()).isEmpty();
            assertThat(resolution.rolledBackFrom()).isEmpty();
            assertThat(resolution.release().orElseThrow().release().version()).isEqualTo("1.0.0");
            try (V8Runtime runtime = client().open(resolution.snapshot().orElseThrow())) {
                assertThat(runtime.getExecutor("twice(answer)").executeInteger())
                        .isEqualTo(84);
            }
        }
        assertThat(resolve(STABLE)).hasToString("FRESH: text-tools@1.0.0, " + first);
    }

    @Test
    void asksCheaplyWhetherAnythingChanged() throws Exception {
        resolve(STABLE);
        int before = service.requests.size();
        assertFresh(first, resolve(STABLE));
        assertThat(service.requests).hasSize(before + 1);
        promote("1.1.0", second, 2, 2);
        assertFresh(second, resolve(STABLE));
        assertThat(service.statuses).containsExactly(200, 304, 200);
    }

    @Test
    void fallsBackToTheLastGoodWhileTheServiceIsAway() throws Exception {
        resolve(STABLE);
        for (LocalService.Answer away : List.of(
                LocalService.problem(503, "database-unavailable", "Try again."),
                LocalService.problem(429, "too-many-requests", "Slow down."),
                exchange -> LocalService.send(exchange, 200, "text/html", new byte[] {'<'}))) {
            service.instead = away;
            assertThat(resolve(STABLE).outcome()).isEqualTo(ResolutionSource.CACHED);
        }
        service.close();
        Resolution resolution = resolve(STABLE);

        assertThat(resolution.outcome()).isEqualTo(ResolutionSource.CACHED);
        assertThat(resolution.snapshot().orElseThrow().digest()).isEqualTo(first);
        assertThat(problem(resolution)).isEqualTo("service-unreachable");
        assertThat(resolution.toString()).startsWith("CACHED: text-tools@1.0.0").contains("service-unreachable");
    }

    @Test
    void startsPlainWhereNothingIsKnown() throws Exception {
        service.close();
        Resolution resolution = resolve(STABLE);

        assertThat(resolution.outcome()).isEqualTo(ResolutionSource.PLAIN);
        assertThat(resolution.snapshot()).isEmpty();
        assertThat(resolution.release()).isEmpty();
        assertThat(problem(resolution)).isEqualTo("service-unreachable");
        assertThat(beside(resolution)).containsExactly("not-cached");
    }

    @Test
    void startsPlainWhereTheServiceSaysNo() throws Exception {
        resolve(STABLE);
        service.instead = LocalService.problem(410, "snapshot-revoked", "Leaks a password.");

        Resolution resolution = resolve(STABLE);
        assertThat(resolution.outcome()).isEqualTo(ResolutionSource.PLAIN);
        assertThat(problem(resolution)).isEqualTo("snapshot-revoked");
    }

    @Test
    void saysWhatThereIsWhereNothingMatches() throws Exception {
        byte[] body = """
                {"code": "no-matching-snapshot", "status": 404, "detail": "None.",
                 "available": [{"target": "linux-arm64/javet-v8-4.0.0", "differs": ["platform"]}]}""".getBytes(StandardCharsets.UTF_8);
        service.instead = exchange -> LocalService.send(exchange, 404, "application/problem+json", body);

        Resolution resolution = resolve(STABLE);
        assertThat(resolution.outcome()).isEqualTo(ResolutionSource.PLAIN);
        assertThat(resolution.problem().orElseThrow())
                .isInstanceOf(NoMatchingSnapshotException.class)
                .hasMessageContaining("linux-arm64/javet-v8-4.0.0");
    }

    @Test
    void refusesGenuineSnapshotUnderAnotherName() throws Exception {
        service.resolve("name=other&channel=stable", release("1.0.0", first, 1), channel("1.0.0", 1, 1));

        Resolution resolution = resolve(ReleaseSelector.channel("other", "stable"));
        assertThat(resolution.outcome()).isEqualTo(ResolutionSource.PLAIN);
        assertThat(problem(resolution)).isEqualTo("other-name");
    }

    @Test
    void refusesStatementOfKeyThatNobodyTrusts() throws Exception {
        KeyPair stranger = SampleSnapshots.keyPair();
        PublicKeyInfo strange = SampleSnapshots.publicKey(stranger, KeyStatus.ACTIVE);
        service.resolve(
                STABLE_QUERY,
                SampleStatements.signed(
                        SampleStatements.release(NAME, "1.0.0", SampleSnapshots.TARGET, first, 1), stranger, strange),
                channel("1.0.0", 1, 1));

        assertThat(problem(resolve(STABLE))).isEqualTo("unknown-key");
    }
}
