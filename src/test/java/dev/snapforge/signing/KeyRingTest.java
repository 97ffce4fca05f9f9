package dev.snapforge.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.SampleSnapshots;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyRingTest {

    @TempDir
    Path folder;

    @Test
    void admitsTheSignersKeyBesideOlderOnes() {
        PublicKeyInfo old = SampleSnapshots.publicKey(SampleSnapshots.keyPair(), KeyStatus.RETIRED);
        Signer signer = signer();

        KeyRing ring = KeysInMemory.ring(keyFile(), old);

        assertThat(ring.all()).containsExactly(old, signer.publicKey());
        assertThat(ring.get(signer.keyId())).isEqualTo(signer.publicKey());
        assertThat(ring.trusted().find(old.keyId())).contains(old);
    }

    @Test
    void keepsWhenTheKeyBeganAcrossRestarts() {
        PublicKeyInfo known = PublicKeyInfo.of(signer().publicKey().raw32(), Instant.EPOCH, null, KeyStatus.ACTIVE);

        assertThat(KeysInMemory.ring(keyFile(), known).all()).containsExactly(known);
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyStatus.class,
            names = {"RETIRED", "REVOKED"})
    void refusesToStartWithKeyThatWasWithdrawn(KeyStatus status) {
        PublicKeyInfo withdrawn = PublicKeyInfo.of(signer().publicKey().raw32(), Instant.EPOCH, null, status);

        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> KeysInMemory.ring(keyFile(), withdrawn))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("key-withdrawn"));
    }

    @Test
    void refusesUnknownKey() {
        KeyRing ring = KeysInMemory.ring(keyFile());

        assertThatExceptionOfType(KeyNotFoundException.class)
                .isThrownBy(() -> ring.get("\ud83d\ude00".repeat(100)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("key-not-found"));
    }

    private Path keyFile() {
        return folder.resolve("key.pem");
    }

    private Signer signer() {
        return new Signer(KeysInMemory.settings(keyFile()), SignerTest.CLOCK);
    }
}
