package dev.snapforge.client.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.caoccao.javet.interop.V8Host;
import dev.snapforge.client.PreparedEngine;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.format.Container;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.RuntimeRequirements;
import dev.snapforge.verify.SampleSnapshots;
import dev.snapforge.verify.SnapshotVerifier;
import dev.snapforge.verify.VerificationKeys;
import dev.snapforge.verify.VerifiedSnapshot;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A verified snapshot, and pools of it that leave nothing open. */
public abstract class RuntimePoolFixture {

    public static final Duration AT_ONCE = Duration.ZERO;
    public static final Duration LONG = Duration.ofMinutes(1);
    static VerifiedSnapshot snapshot;

    public final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeAll
    static void verify() {
        PreparedEngine.useInThisJvm();
        byte[] blob = PreparedEngine.CURRENT.blob();
        snapshot = verified(blob, PreparedEngine.CURRENT.v8Version());
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        threads.shutdownNow();
        assertThat(V8Host.getV8Instance().getV8RuntimeCount()).isZero();
    }

    public static RuntimePoolBuilder builder() {
        return new RuntimePoolBuilder(snapshot).closeTimeout(LONG);
    }

    static VerifiedSnapshot verified(byte[] blob, String v8Version) {
        return verified(blob, SampleSnapshots.metadata(SampleSnapshots.TARGET, v8Version, blob));
    }

    static VerifiedSnapshot verified(byte[] blob, SnapshotMetadata metadata) {
        KeyPair pair = SampleSnapshots.keyPair();
        PublicKeyInfo key = SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE);
        byte[] container = Container.write(metadata, blob);
        return new SnapshotVerifier(VerificationKeys.of(key), Clock.systemUTC())
                .verify(
                        container,
                        SampleSnapshots.sign(pair, container),
                        key.keyId(),
                        new RuntimeRequirements(null, SampleSnapshots.TARGET.platform(), null, metadata.v8Version()));
    }

    static void assertRefused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(SnapforgeException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
