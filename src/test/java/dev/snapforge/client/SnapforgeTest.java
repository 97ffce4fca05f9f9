package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.EngineId;
import dev.snapforge.kernel.SnapforgeException;
import dev.snapforge.kernel.Target;
import dev.snapforge.signing.Container;
import dev.snapforge.signing.Expectation;
import dev.snapforge.signing.KeyStatus;
import dev.snapforge.signing.PublicKeyInfo;
import dev.snapforge.signing.SampleSnapshots;
import dev.snapforge.signing.SnapshotMetadata;
import dev.snapforge.signing.TrustedKeys;
import dev.snapforge.signing.VerificationException;
import dev.snapforge.signing.VerifiedSnapshot;
import dev.snapforge.signing.Verifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapforgeTest {

    private final KeyPair pair = SampleSnapshots.keyPair();
    private final PublicKeyInfo key = SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE);

    @TempDir
    Path folder;

    private LocalService service;
    private Snapforge snapforge;
    private Digest digest;

    @BeforeAll
    static void useUnpackedLibrary() {
        PreparedEngine.useInThisJvm();
    }

    @BeforeEach
    void publish() throws Exception {
        service = new LocalService();
        byte[] blob = PreparedEngine.CURRENT.blob();
        digest = service.publish(container(SampleSnapshots.TARGET, blob), pair, key);
        snapforge = builder().build();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void opensWhatItFetchedAndVerified() throws Exception {
        VerifiedSnapshot snapshot = snapforge.fetch(digest);

        assertThat(snapshot.digest()).isEqualTo(digest);
        try (V8Runtime runtime = snapforge.open(snapshot)) {
            assertThat(runtime.getExecutor("twice(answer)").executeInteger()).isEqualTo(84);
        }
    }

    @Test
    void opensOneSnapshotManyTimesButNoOtherBesideIt() throws Exception {
        VerifiedSnapshot snapshot = snapforge.fetch(digest);
        byte[] blob = PreparedEngine.CURRENT.blob();
        SnapshotMetadata other = SampleSnapshots.metadata(SampleSnapshots.TARGET, SampleSnapshots.V8_VERSION, blob);
        Map<String, Object> json = new HashMap<>(other.toJson());
        json.put("prelude", "web");
        byte[] container = Container.write(SnapshotMetadata.fromJson(json), blob);
        VerifiedSnapshot second = snapforge.fetch(service.publish(container, pair, key));

        try (V8Runtime one = snapforge.open(snapshot);
                V8Runtime two = snapforge.open(snapshot)) {
            assertThat(one.getExecutor("answer").executeInteger()).isEqualTo(42);
            assertThat(two.getExecutor("answer").executeInteger()).isEqualTo(42);
            assertRefused("other-snapshot-open", () -> snapforge.open(second));
        }
        try (V8Runtime alone = snapforge.open(second)) {
            assertThat(alone.getExecutor("answer").executeInteger()).isEqualTo(42);
        }
    }

    @Test
    void refusesToOpenBesideRuntimeMadeWithoutTheClient() throws Exception {
        VerifiedSnapshot snapshot = snapforge.fetch(digest);
        try (V8Runtime plain = V8Host.getV8Instance().createV8Runtime()) {
            assertThat(plain.getExecutor("1 + 1").executeInteger()).isEqualTo(2);
            assertRefused("other-snapshot-open", () -> snapforge.open(snapshot));
        }
    }

    @Test
    void findsTheJavetAtHand() throws Exception {
        assertThat(JavetAtHand.expectation())
                .isEqualTo(new Expectation(
                        null,
                        SampleSnapshots.TARGET.platform(),
                        SampleSnapshots.TARGET.engine(),
                        PreparedEngine.CURRENT.v8Version()));
    }

    @Test
    void asksTheServiceForNothingThatIsInTheCache() throws Exception {
        snapforge.fetch(digest);
        int before = service.requests.size();

        assertThat(builder().build().fetch(digest).digest()).isEqualTo(digest);
        assertThat(service.requests).hasSize(before);
    }

    @Test
    void fetchesDamagedCacheEntriesAnew() throws Exception {
        snapforge.fetch(digest);
        List<Path> files = cached();
        assertThat(files).hasSize(2);
        for (Path file : files) {
            byte[] sound = Files.readAllBytes(file);
            byte[] flipped = sound.clone();
            flipped[sound.length / 2] ^= 1;
            for (byte[] damaged : List.of(flipped, new byte[0], "{}".getBytes(StandardCharsets.UTF_8))) {
                Files.write(file, damaged);

                assertThat(snapforge.fetch(digest).digest()).isEqualTo(digest);
                assertThat(file).hasBinaryContent(sound);
            }
        }
    }

    @Test
    void saysWhyDamagedEntryCannotBeReplacedOffline() throws Exception {
        snapforge.fetch(digest);
        Path container = cached().get(1);
        byte[] damaged = Files.readAllBytes(container);
        damaged[5000] ^= 1;
        Files.write(container, damaged);
        service.close();

        assertThatExceptionOfType(ServiceUnreachableException.class)
                .isThrownBy(() -> snapforge.fetch(digest))
                .satisfies(refusal -> assertThat(refusal.getSuppressed())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                VerificationException.class,
                                damage -> assertThat(damage.code()).isEqualTo("digest-mismatch")));
    }

    @Test
    void verifiesAgainWhatIsInTheCache() throws Exception {
        snapforge.fetch(digest);
        PublicKeyInfo revoked = SampleSnapshots.publicKey(pair, KeyStatus.REVOKED);

        assertRefused(
                "revoked-key",
                () -> builder().trusting(TrustedKeys.of(revoked)).build().fetch(digest));
    }

    @Test
    void severalThreadsAndClientsShareOneCache() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Digest> fetch = () -> builder().build().fetch(digest).digest();
            for (Future<Digest> fetched : threads.invokeAll(Collections.nCopies(24, fetch))) {
                assertThat(fetched.get()).isEqualTo(digest);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(cached()).hasSize(2);
    }

    @Test
    void refusesSnapshotOfAnotherV8BeforeV8SeesIt() {
        byte[] blob = PreparedEngine.PREVIOUS.blob();
        String v8 = PreparedEngine.PREVIOUS.v8Version();
        byte[] honest = Container.write(
                SampleSnapshots.metadata(
                        new Target(SampleSnapshots.TARGET.platform(), new EngineId("javet-v8", "4.0.0")), v8, blob),
                blob);
        byte[] mislabelled = Container.write(SampleSnapshots.metadata(SampleSnapshots.TARGET, v8, blob), blob);

        assertRefused("other-engine", () -> snapforge.fetch(service.publish(honest, pair, key)));
        assertRefused("other-v8-version", () -> snapforge.fetch(service.publish(mislabelled, pair, key)));
    }

    @Test
    void refusesToOpenWhatWasVerifiedForAnotherRuntime() {
        byte[] blob = PreparedEngine.PREVIOUS.blob();
        String v8 = PreparedEngine.PREVIOUS.v8Version();
        byte[] container = Container.write(SampleSnapshots.metadata(SampleSnapshots.TARGET, v8, blob), blob);
        VerifiedSnapshot elsewhere = new Verifier(TrustedKeys.of(key), Clock.systemUTC())
                .verify(
                        container,
                        SampleSnapshots.sign(pair, container),
                        key.keyId(),
                        new Expectation(null, SampleSnapshots.TARGET.platform(), null, v8));

        assertRefused("other-v8-version", () -> snapforge.open(elsewhere));
    }

    @Test
    void showsTheServicesOwnRefusal() {
        service.instead = LocalService.problem(410, "snapshot-revoked", "Leaks a password.");

        assertThatExceptionOfType(ServiceRefusedException.class)
                .isThrownBy(() -> snapforge.fetch(digest))
                .withMessageContaining("snapshot-revoked")
                .withMessageContaining("Leaks a password.")
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(410));
    }

    @Test
    void followsNoRedirect() throws Exception {
        try (LocalService other = new LocalService()) {
            service.instead = exchange -> {
                exchange.getResponseHeaders().set("Location", other.address() + "/");
                LocalService.send(exchange, 302, "text/plain", new byte[0]);
            };

            assertRefused("unexpected-answer", () -> snapforge.fetch(digest));
            assertThat(other.requests).isEmpty();
        }
    }

    @Test
    void refusesAnswersThatAreTooLong() {
        assertRefused(
                "unexpected-answer",
                () -> builder().maxContainerSize(100_000).build().fetch(digest));
        service.publish(container(SampleSnapshots.TARGET, PreparedEngine.CURRENT.blob()), new byte[65], key.keyId());
        assertRefused("unexpected-answer", () -> snapforge.fetch(digest));
        service.instead = exchange -> LocalService.send(exchange, 200, "application/json", new byte[2 << 20]);
        assertRefused("unexpected-answer", () -> snapforge.fetch(digest));
    }

    @Test
    void refusesAnswersThatAreNotTheService() {
        for (String body : new String[] {"<html>", "[]", "{}", "{\"items\":1}", "{\"items\":[{\"digest\":\"1\"}]}"}) {
            service.instead =
                    exchange -> LocalService.send(exchange, 200, "text/html", body.getBytes(StandardCharsets.UTF_8));
            assertRefused("unexpected-answer", () -> snapforge.fetch(digest));
        }
        service.instead = exchange -> LocalService.send(exchange, 404, "text/plain", new byte[] {'x'});
        assertRefused("unexpected-answer", () -> snapforge.fetch(digest));
    }

    @Test
    void givesUpOnAnswerThatOnlyTrickles() {
        CountDownLatch end = new CountDownLatch(1);
        service.instead = exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        assertRefused(
                "service-unreachable",
                () -> builder().requestTimeout(Duration.ofMillis(300)).build().fetch(digest));
        end.countDown();
    }

    @Test
    void refusesCacheThatCannotBeWritten() throws Exception {
        Path noFolder = Files.createFile(folder.resolve("file"));

        assertRefused(
                "cache-unusable", () -> builder().cachingIn(noFolder).build().fetch(digest));
    }

    @Test
    void sendsAuthorizationWhereItIsGiven() throws Exception {
        builder().authorizedBy("Bearer abc").build().fetch(digest);

        assertThat(service.authorizations).hasSize(3).containsOnly("Bearer abc");
    }

    @Test
    void refusesIncompleteSettings() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Snapforge.at(service.address()).build());
        assertThatIllegalArgumentException().isThrownBy(() -> Snapforge.at(URI.create("file:///snapshots")));
        assertThatIllegalArgumentException().isThrownBy(() -> Snapforge.at(URI.create("http://host/?a=b")));
    }

    @Test
    void needsNothingButItsOwnClassesAndJavet() throws Exception {
        Path classes = ClientClasses.copyTo(folder.resolve("classes"));
        Path pem = Files.writeString(folder.resolve("key.pem"), key.toPem());

        String output = PreparedEngine.run(
                List.of(classes, PreparedEngine.CURRENT.jar()),
                ClientProgram.class,
                PreparedEngine.CURRENT.libraries().toString(),
                service.address().toString(),
                pem.toString(),
                folder.resolve("other-cache").toString(),
                digest.toString());

        assertThat(output)
                .contains("twice: 84")
                .contains("absent: org.bouncycastle")
                .doesNotContain("present:");
    }

    private SnapforgeBuilder builder() {
        return Snapforge.at(service.address()).trusting(TrustedKeys.of(key)).cachingIn(folder.resolve("cache"));
    }

    private static byte[] container(Target target, byte[] blob) {
        return Container.write(SampleSnapshots.metadata(target, PreparedEngine.CURRENT.v8Version(), blob), blob);
    }

    /** Signature first, then container. */
    private List<Path> cached() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("cache/sha256"))) {
            return files.sorted().toList();
        }
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(SnapforgeException.class).isThrownBy(call).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.getMessage()).isNotBlank();
        });
    }
}
