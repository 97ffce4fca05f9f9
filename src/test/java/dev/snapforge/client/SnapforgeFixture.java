package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.SnapforgeException;
import dev.snapforge.kernel.Target;
import dev.snapforge.signing.Container;
import dev.snapforge.signing.KeyStatus;
import dev.snapforge.signing.PublicKeyInfo;
import dev.snapforge.signing.SampleSnapshots;
import dev.snapforge.signing.TrustedKeys;
import java.nio.file.Path;
import java.security.KeyPair;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One published snapshot, and a client with a cache of its own. */
abstract class SnapforgeFixture {

    final KeyPair pair = SampleSnapshots.keyPair();
    final PublicKeyInfo key = SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE);

    @TempDir
    Path folder;

    LocalService service;
    Snapforge snapforge;
    Digest digest;

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

    SnapforgeBuilder builder() {
        return Snapforge.at(service.address()).trusting(TrustedKeys.of(key)).cachingIn(folder.resolve("cache"));
    }

    static byte[] container(Target target, byte[] blob) {
        return Container.write(SampleSnapshots.metadata(target, PreparedEngine.CURRENT.v8Version(), blob), blob);
    }

    static void assertRefused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(SnapforgeException.class).isThrownBy(call).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.getMessage()).isNotBlank();
        });
    }
}
