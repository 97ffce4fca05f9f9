package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.caoccao.javet.interop.V8Host;
import dev.snapforge.kernel.SnapforgeException;
import dev.snapforge.signing.Container;
import dev.snapforge.signing.Expectation;
import dev.snapforge.signing.KeyStatus;
import dev.snapforge.signing.PublicKeyInfo;
import dev.snapforge.signing.SampleSnapshots;
import dev.snapforge.signing.TrustedKeys;
import dev.snapforge.signing.VerifiedSnapshot;
import dev.snapforge.signing.Verifier;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A verified snapshot, and pools of it that leave nothing open. */
abstract class RuntimePoolFixture {

    static final Duration AT_ONCE = Duration.ZERO;
    static final Duration LONG = Duration.ofMinutes(1);
    static VerifiedSnapshot snapshot;

    final ExecutorService threads = Executors.newCachedThreadPool();

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

    static RuntimePoolBuilder builder() {
        return new RuntimePoolBuilder(snapshot).closeTimeout(LONG);
    }

    static VerifiedSnapshot verified(byte[] blob, String v8Version) {
        KeyPair pair = SampleSnapshots.keyPair();
        PublicKeyInfo key = SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE);
        byte[] container = Container.write(SampleSnapshots.metadata(SampleSnapshots.TARGET, v8Version, blob), blob);
        return new Verifier(TrustedKeys.of(key), Clock.systemUTC())
                .verify(
                        container,
                        SampleSnapshots.sign(pair, container),
                        key.keyId(),
                        new Expectation(null, SampleSnapshots.TARGET.platform(), null, v8Version));
    }

    static void assertRefused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(SnapforgeException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
