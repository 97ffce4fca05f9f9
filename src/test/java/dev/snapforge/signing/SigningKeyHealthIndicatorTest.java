package dev.snapforge.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.verify.KeyStatus;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** A key is healthy while what it signs counts. */
class SigningKeyHealthIndicatorTest {

    @TempDir
    Path folder;

    private Signer signer;
    private KeyRing ring;

    @BeforeEach
    void start() {
        SigningSettings settings = KeysInMemory.settings(folder.resolve("key.pem"));
        signer = new Signer(settings, SignerTest.CLOCK);
        ring = KeysInMemory.ring(settings, signer, new KeysInMemory());
    }

    @Test
    void isUpWhileTheKeyIsInUse() {
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        assertThat(health().getDetails()).containsEntry("keyId", signer.keyId());
    }

    @Test
    void isDownOnceTheKeyIsRevoked() {
        ring.revoke(signer.keyId(), "It was found on a bus.");

        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health().getDetails()).containsEntry("key", KeyStatus.REVOKED);
    }

    private Health health() {
        return new SigningKeyHealthIndicator(Optional.of(signer), ring).health();
    }
}
