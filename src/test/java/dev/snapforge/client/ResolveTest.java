package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.SnapforgeException;
import dev.snapforge.signing.ChannelPosition;
import dev.snapforge.signing.Container;
import dev.snapforge.signing.KeyStatus;
import dev.snapforge.signing.PublicKeyInfo;
import dev.snapforge.signing.SampleSnapshots;
import dev.snapforge.signing.SampleStatements;
import dev.snapforge.signing.SnapshotMetadata;
import dev.snapforge.signing.TrustedKeys;
import dev.snapforge.signing.Wanted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names, against a service that signs as the real one does: what is started from, and why. */
class ResolveTest {

    private static final String NAME = "text-tools";
    private static final Wanted STABLE = Wanted.channel(NAME, "stable");
    private static final Wanted ONE = Wanted.version(NAME, "1.0.0");
    private static final String STABLE_QUERY = "name=text-tools&channel=stable";

    private final KeyPair pair = SampleSnapshots.keyPair();
    private final PublicKeyInfo key = SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE);

    @TempDir
    Path folder;

    private LocalService service;
    private Digest first;
    private Digest second;

    @BeforeAll
    static void useUnpackedLibrary() {
        PreparedEngine.useInThisJvm();
    }

    @BeforeEach
    void publish() throws Exception {
        service = new LocalService();
        first = publish("none");
        second = publish("web");
        service.resolve("name=text-tools&version=1.0.0", release("1.0.0", first, 1), null);
        promote("1.0.0", first, 1, 1);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void startsFromWhatTheServiceNames() throws Exception {
        for (Wanted wanted : List.of(STABLE, ONE)) {
            Resolution resolution = resolve(wanted);

            assertThat(resolution.outcome()).isEqualTo(Outcome.FRESH);
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
            assertThat(resolve(STABLE).outcome()).isEqualTo(Outcome.CACHED);
        }
        service.close();
        Resolution resolution = resolve(STABLE);

        assertThat(resolution.outcome()).isEqualTo(Outcome.CACHED);
        assertThat(resolution.snapshot().orElseThrow().digest()).isEqualTo(first);
        assertThat(problem(resolution)).isEqualTo("service-unreachable");
        assertThat(resolution.toString()).startsWith("CACHED: text-tools@1.0.0").contains("service-unreachable");
    }

    @Test
    void startsPlainWhereNothingIsKnown() throws Exception {
        service.close();
        Resolution resolution = resolve(STABLE);

        assertThat(resolution.outcome()).isEqualTo(Outcome.PLAIN);
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
        assertThat(resolution.outcome()).isEqualTo(Outcome.PLAIN);
        assertThat(problem(resolution)).isEqualTo("snapshot-revoked");
    }

    @Test
    void saysWhatThereIsWhereNothingMatches() throws Exception {
        byte[] body = """
                {"code": "no-matching-snapshot", "status": 404, "detail": "None.",
                 "available": [{"target": "linux-arm64/javet-v8-4.0.0", "differs": ["platform"]}]}""".getBytes(StandardCharsets.UTF_8);
        service.instead = exchange -> LocalService.send(exchange, 404, "application/problem+json", body);

        Resolution resolution = resolve(STABLE);
        assertThat(resolution.outcome()).isEqualTo(Outcome.PLAIN);
        assertThat(resolution.problem().orElseThrow())
                .isInstanceOf(NoMatchingSnapshotException.class)
                .hasMessageContaining("linux-arm64/javet-v8-4.0.0");
    }

    @Test
    void refusesGenuineSnapshotUnderAnotherName() throws Exception {
        service.resolve("name=other&channel=stable", release("1.0.0", first, 1), channel("1.0.0", 1, 1));

        Resolution resolution = resolve(Wanted.channel("other", "stable"));
        assertThat(resolution.outcome()).isEqualTo(Outcome.PLAIN);
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

    @Test
    void refusesReplayOfAnOlderRevisionAndKeepsTheLastGood() throws Exception {
        promote("1.1.0", second, 2, 2);
        assertFresh(second, resolve(STABLE));
        promote("1.0.0", first, 1, 1);

        Resolution resolution = resolve(STABLE);
        assertThat(resolution.outcome()).isEqualTo(Outcome.CACHED);
        assertThat(resolution.snapshot().orElseThrow().digest()).isEqualTo(second);
        assertThat(problem(resolution)).isEqualTo("channel-rolled-back-unsigned");
    }

    @Test
    void refusesTheSameRevisionForTwoVersions() throws Exception {
        resolve(STABLE);
        promote("1.1.0", second, 2, 1);

        assertThat(problem(resolve(STABLE))).isEqualTo("channel-revision-reused");
    }

    @Test
    void reportsGenuineRollbackOnce() throws Exception {
        promote("1.1.0", second, 2, 2);
        resolve(STABLE);
        promote("1.0.0", first, 1, 3);

        Resolution resolution = resolve(STABLE);
        assertFresh(first, resolution);
        assertThat(resolution.rolledBackFrom()).contains(new ChannelPosition(2, "1.1.0", 2));
        assertThat(resolution.toString()).endsWith("rolled back from 1.1.0");
        assertThat(resolve(STABLE).rolledBackFrom()).isEmpty();
    }

    @Test
    void remembersRevisionsThoughTheirNotesAreDamaged() throws Exception {
        promote("1.1.0", second, 2, 2);
        resolve(STABLE);
        damage("channels");
        promote("1.0.0", first, 1, 1);
        assertThat(problem(resolve(STABLE))).isEqualTo("channel-rolled-back-unsigned");

        promote("1.1.0", second, 2, 2);
        assertFresh(second, resolve(STABLE));
    }

    @Test
    void sharesTheMemoryOfRevisionsBetweenQuestions() throws Exception {
        promote("1.1.0", second, 2, 2);
        resolve(STABLE);
        // As another engine on this machine would: nothing about its question is in the cache.
        deleteAll("names");
        promote("1.0.0", first, 1, 1);

        Resolution resolution = resolve(STABLE);
        assertThat(resolution.outcome()).isEqualTo(Outcome.PLAIN);
        assertThat(problem(resolution)).isEqualTo("channel-rolled-back-unsigned");
    }

    @Test
    void verifiesAgainWhatTheCacheKept() throws Exception {
        resolve(STABLE);
        service.close();
        PublicKeyInfo revoked = SampleSnapshots.publicKey(pair, KeyStatus.REVOKED);
        Resolution untrusted =
                builder().trusting(TrustedKeys.of(revoked)).build().resolve(STABLE);
        assertThat(untrusted.outcome()).isEqualTo(Outcome.PLAIN);
        assertThat(beside(untrusted)).containsExactly("revoked-key");

        damage("sha256");
        Resolution damaged = resolve(STABLE);
        assertThat(damaged.outcome()).isEqualTo(Outcome.PLAIN);
        assertThat(beside(damaged)).containsExactly("not-cached");
    }

    @Test
    void refusesContainerThatWasExchangedInTheCache() throws Exception {
        resolve(STABLE);
        service.close();
        Path container = files("sha256").stream()
                .filter(it -> it.toString().endsWith(".v8ss"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(container);
        bytes[5000] ^= 1;
        Files.write(container, bytes);

        assertThat(beside(resolve(STABLE))).containsExactly("digest-mismatch");
    }

    @Test
    void doesNotFallBackBehindRevisionThatWasSeen() throws Exception {
        resolve(STABLE);
        Path note = files("names").get(0);
        byte[] old = Files.readAllBytes(note);
        promote("1.1.0", second, 2, 2);
        resolve(STABLE);
        Files.write(note, old);
        service.close();

        Resolution resolution = resolve(STABLE);
        assertThat(resolution.outcome()).isEqualTo(Outcome.PLAIN);
        assertThat(beside(resolution)).containsExactly("channel-rolled-back-unsigned");
    }

    @Test
    void asksForTheWholeAnswerWhereTheCacheIsDamaged() throws Exception {
        resolve(STABLE);
        damage("sha256");
        assertFresh(first, resolve(STABLE));

        Path note = files("names").get(0);
        Files.writeString(note, Files.readString(note).replace("payloadType", "payloadTypo"));
        assertFresh(first, resolve(STABLE));
        assertThat(service.statuses).containsExactly(200, 304, 304, 200);
    }

    @Test
    void keepsTheLastGoodWhereTheNewOneCannotBeLoaded() throws Exception {
        resolve(STABLE);
        byte[] blob = PreparedEngine.PREVIOUS.blob();
        byte[] container = Container.write(
                SampleSnapshots.metadata(SampleSnapshots.TARGET, PreparedEngine.PREVIOUS.v8Version(), blob), blob);
        promote("1.1.0", service.publish(container, pair, key), 2, 2);

        Resolution resolution = resolve(STABLE);
        assertThat(resolution.outcome()).isEqualTo(Outcome.CACHED);
        assertThat(resolution.snapshot().orElseThrow().digest()).isEqualTo(first);
        assertThat(problem(resolution)).isEqualTo("other-v8-version");
    }

    @Test
    void usesTheSnapshotOnlyWhereItsMeaningCanBeKept() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        Resolution resolution = builder().cachingIn(file).build().resolve(STABLE);
        assertThat(resolution.outcome()).isEqualTo(Outcome.PLAIN);
        assertThat(problem(resolution)).isEqualTo("cache-unusable");
    }

    @Test
    void severalClientsShareOneCacheAndNeverGoBack() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            for (long revision = 2; revision <= 6; revision++) {
                promote("1." + revision, revision % 2 == 0 ? second : first, revision, revision);
                long expected = revision;
                Callable<Long> latest = () -> Objects.requireNonNull(
                                resolve(STABLE).release().orElseThrow().channel())
                        .revision();
                for (Future<Long> seen : threads.invokeAll(Collections.nCopies(6, latest))) {
                    assertThat(seen.get()).isEqualTo(expected);
                }
            }
        } finally {
            threads.shutdown();
        }
        assertThat(files("channels"))
                .singleElement()
                .satisfies(it -> assertThat(it.getFileName()).hasToString("6.json"));
    }

    private SnapforgeBuilder builder() {
        return Snapforge.at(service.address()).trusting(TrustedKeys.of(key)).cachingIn(folder.resolve("cache"));
    }

    private Snapforge client() {
        return builder().build();
    }

    /** By a client of its own, as a process would that has just been started. */
    private Resolution resolve(Wanted wanted) throws Exception {
        return client().resolve(wanted);
    }

    private Digest publish(String prelude) {
        byte[] blob = PreparedEngine.CURRENT.blob();
        Map<String, Object> json =
                new HashMap<>(SampleSnapshots.metadata(SampleSnapshots.TARGET, SampleSnapshots.V8_VERSION, blob)
                        .toJson());
        json.put("prelude", prelude);
        return service.publish(Container.write(SnapshotMetadata.fromJson(json), blob), pair, key);
    }

    private void promote(String version, Digest snapshot, long sequence, long revision) {
        service.resolve(STABLE_QUERY, release(version, snapshot, sequence), channel(version, sequence, revision));
    }

    private byte[] release(String version, Digest snapshot, long sequence) {
        return SampleStatements.signed(
                SampleStatements.release(NAME, version, SampleSnapshots.TARGET, snapshot, sequence), pair, key);
    }

    private byte[] channel(String version, long sequence, long revision) {
        return SampleStatements.signed(
                SampleStatements.channel(NAME, "stable", version, sequence, revision), pair, key);
    }

    private void damage(String below) throws IOException {
        for (Path file : files(below)) {
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));
        }
    }

    private void deleteAll(String below) throws IOException {
        for (Path file : files(below)) {
            Files.delete(file);
        }
    }

    private List<Path> files(String below) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("cache").resolve(below))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void assertFresh(Digest expected, Resolution resolution) {
        assertThat(resolution.outcome()).as(resolution.toString()).isEqualTo(Outcome.FRESH);
        assertThat(resolution.snapshot().orElseThrow().digest()).isEqualTo(expected);
    }

    private static @Nullable String problem(Resolution resolution) {
        return resolution.problem().map(SnapforgeException::code).orElse(null);
    }

    private static List<String> beside(Resolution resolution) {
        return Arrays.stream(resolution.problem().orElseThrow().getSuppressed())
                .map(it -> ((SnapforgeException) it).code())
                .toList();
    }
}
