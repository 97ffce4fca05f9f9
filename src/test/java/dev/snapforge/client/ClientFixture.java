package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapforge.core.SnapforgeException;
import dev.snapforge.core.Target;
import dev.snapforge.format.Container;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.SampleSnapshots;
import dev.snapforge.verify.VerificationKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A service, a key that clients trust, and a cache that they share as the processes of one machine do. */
abstract class ClientFixture {

    final KeyPair pair = SampleSnapshots.keyPair();
    final PublicKeyInfo key = SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE);

    @TempDir
    Path folder;

    LocalService service;

    @BeforeAll
    static void useUnpackedLibrary() {
        PreparedEngine.useInThisJvm();
    }

    @BeforeEach
    void start() throws IOException {
        service = new LocalService();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    /** Settings for a process that has just been started. */
    SnapforgeBuilder builder() {
        return Snapforge.at(service.address()).trusting(trusted(key)).cachingIn(folder.resolve("cache"));
    }

    /** This key, for a client that trusts it and no other. */
    static TrustedKeys trusted(PublicKeyInfo key) {
        return new TrustedKeys(VerificationKeys.of(key));
    }

    /** What the engine of this JVM has made, as if for this target. */
    static byte[] container(Target target) {
        byte[] blob = PreparedEngine.CURRENT.blob();
        return Container.write(SampleSnapshots.metadata(target, PreparedEngine.CURRENT.v8Version(), blob), blob);
    }

    static void assertRefused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(SnapforgeException.class).isThrownBy(call).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.getMessage()).isNotBlank();
        });
    }
}
