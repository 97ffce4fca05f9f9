package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.client.javet.InstalledJavet;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.Target;
import dev.snapforge.format.Container;
import dev.snapforge.format.LanguageMode;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.verify.RuntimeRequirements;
import dev.snapforge.verify.SampleSnapshots;
import dev.snapforge.verify.SnapshotVerifier;
import dev.snapforge.verify.VerificationKeys;
import dev.snapforge.verify.VerifiedSnapshot;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapforgeTest extends SnapforgeFixture {

    @Test
    void opensWhatItFetchedAndVerified() throws Exception {
        VerifiedSnapshot snapshot = snapforge.fetch(digest.toString());

        assertThat(snapshot.digest()).isEqualTo(digest);
        try (V8Runtime runtime = snapforge.open(snapshot)) {
            assertThat(runtime.getExecutor("twice(answer)").executeInteger()).isEqualTo(84);
        }
    }

    @Test
    void opensOneSnapshotManyTimesButNoOtherBesideIt() throws Exception {
        VerifiedSnapshot snapshot = snapforge.fetch(digest.toString());
        byte[] blob = PreparedEngine.CURRENT.blob();
        SnapshotMetadata other = SampleSnapshots.metadata(SampleSnapshots.TARGET, SampleSnapshots.V8_VERSION, blob);
        Map<String, Object> json = new HashMap<>(other.toJson());
        json.put("prelude", "web");
        byte[] container = Container.write(SnapshotMetadata.fromJson(json), blob);
        VerifiedSnapshot second =
                snapforge.fetch(service.publish(container, pair, key).toString());

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
    void opensThoseThatShareTheProcessBesideEachOtherAndPlainOnes() throws Exception {
        VerifiedSnapshot one = snapforge.fetch(shareable("globalThis.name = 'one'"));
        VerifiedSnapshot two =
                snapforge.fetch(shareable("globalThis.name = 'two'; globalThis.more = ['a', 'b', 'c'];"));

        try (V8Runtime plain = V8Host.getV8Instance().createV8Runtime();
                V8Runtime first = snapforge.open(one);
                V8Runtime second = snapforge.open(two);
                V8Runtime again = snapforge.open(one)) {
            assertThat(plain.getExecutor("typeof name").executeString()).isEqualTo("undefined");
            assertThat(first.getExecutor("name").executeString()).isEqualTo("one");
            assertThat(second.getExecutor("name + more.length").executeString()).isEqualTo("two3");
            assertThat(again.getExecutor("name").executeString()).isEqualTo("one");
        }
    }

    @Test
    void opensWhatDoesNotShareTheProcessAloneAlthoughOthersDo() throws Exception {
        VerifiedSnapshot alone = snapforge.fetch(digest.toString());
        VerifiedSnapshot shares = snapforge.fetch(shareable("globalThis.name = 'one'"));

        try (V8Runtime runtime = snapforge.open(shares)) {
            assertRefused("other-snapshot-open", () -> snapforge.open(alone));
            assertThat(runtime.getExecutor("name").executeString()).isEqualTo("one");
        }
        try (V8Runtime runtime = snapforge.open(alone)) {
            assertRefused("other-snapshot-open", () -> snapforge.open(shares));
            assertThat(runtime.getExecutor("answer").executeInteger()).isEqualTo(42);
        }
        try (V8Runtime runtime = snapforge.open(shares)) {
            assertThat(runtime.getExecutor("name").executeString()).isEqualTo("one");
        }
    }

    private String shareable(String script) {
        byte[] blob = PreparedEngine.CURRENT.shareableBlob(script);
        SnapshotMetadata metadata = SampleSnapshots.metadata(SampleSnapshots.TARGET, SampleSnapshots.V8_VERSION, blob);
        return service.publish(Container.write(SampleSnapshots.shareable(metadata), blob), pair, key)
                .toString();
    }

    @Test
    void refusesToOpenBesideRuntimeMadeWithoutTheClient() throws Exception {
        VerifiedSnapshot snapshot = snapforge.fetch(digest.toString());
        try (V8Runtime plain = V8Host.getV8Instance().createV8Runtime()) {
            assertThat(plain.getExecutor("1 + 1").executeInteger()).isEqualTo(2);
            assertRefused("other-snapshot-open", () -> snapforge.open(snapshot));
        }
    }

    @Test
    void findsTheJavetAtHand() throws Exception {
        assertThat(InstalledJavet.expectation())
                .isEqualTo(new RuntimeRequirements(
                        null,
                        SampleSnapshots.TARGET.platform(),
                        SampleSnapshots.TARGET.engine(),
                        PreparedEngine.CURRENT.v8Version(),
                        null,
                        SampleSnapshots.library(SampleSnapshots.TARGET),
                        LanguageMode.SLOPPY));
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

        assertRefused(
                "other-engine",
                () -> snapforge.fetch(service.publish(honest, pair, key).toString()));
        assertRefused(
                "other-v8-version",
                () -> snapforge.fetch(service.publish(mislabelled, pair, key).toString()));
    }

    @Test
    void refusesToOpenWhatWasVerifiedForAnotherRuntime() {
        byte[] blob = PreparedEngine.PREVIOUS.blob();
        String v8 = PreparedEngine.PREVIOUS.v8Version();
        byte[] container = Container.write(SampleSnapshots.metadata(SampleSnapshots.TARGET, v8, blob), blob);
        VerifiedSnapshot elsewhere = new SnapshotVerifier(VerificationKeys.of(key), Clock.systemUTC())
                .verify(
                        container,
                        SampleSnapshots.sign(pair, container),
                        key.keyId(),
                        new RuntimeRequirements(null, SampleSnapshots.TARGET.platform(), null, v8));

        assertRefused("other-v8-version", () -> snapforge.open(elsewhere));
    }

    @Test
    void sendsAuthorizationWhereItIsGiven() throws Exception {
        builder().authorizedBy("Bearer abc").build().fetch(digest.toString());

        assertThat(service.authorizations).hasSize(4).containsOnly("Bearer abc");
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
        Path pem = Files.writeString(folder.resolve("key.pem"), key.toPem());

        String output = PreparedEngine.CURRENT.runClient(
                folder,
                ClientProgram.class,
                service.address().toString(),
                pem.toString(),
                folder.resolve("other-cache").toString(),
                digest.toString());

        assertThat(output)
                .contains("twice: 84")
                .contains("absent: org.bouncycastle")
                .doesNotContain("present:");
    }
}
