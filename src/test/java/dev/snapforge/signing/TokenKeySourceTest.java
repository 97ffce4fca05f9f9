package dev.snapforge.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.signing.pkcs11.Pkcs11Exception;
import dev.snapforge.signing.pkcs11.TokenSettings;
import dev.snapforge.support.SoftHsm;
import dev.snapforge.verify.KeyStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in a token take over from one another, and from keys in files. */
class TokenKeySourceTest {

    @TempDir
    Path folder;

    private final KeysInMemory keys = new KeysInMemory();
    private final List<Signer> started = new ArrayList<>();
    private SoftHsm hsm;

    @BeforeEach
    void makeToken() throws Exception {
        hsm = SoftHsm.in(folder);
        hsm.addToken("snapforge");
    }

    @AfterEach
    void close() {
        started.forEach(Signer::close);
    }

    @Test
    void theNextIdTakesOver() throws Exception {
        hsm.addKey("snapforge", "snapforge", "01");
        SigningSettings settings = settings(null);
        Signer signer = start(settings);
        KeyRing ring = KeysInMemory.ring(settings, signer, keys);
        String first = signer.keyId();

        hsm.addKey("snapforge", "snapforge", "02");
        new KeyFileReloadTask(signer, KeysInMemory.rotation(keys), settings).look();

        assertThat(signer.keyId()).isNotEqualTo(first);
        assertThat(ring.get(first).status()).isEqualTo(KeyStatus.RETIRED);
        assertThat(ring.endorsements()).hasSize(1);
        assertThat(signer.older()).extracting(ActiveKey::keyId).containsExactly(first);
    }

    @Test
    void theOlderIdVouchesAtTheStartIfItSignedHere() throws Exception {
        hsm.addKey("snapforge", "snapforge", "01");
        SigningSettings settings = settings(null);
        Signer before = start(settings);
        KeysInMemory.ring(settings, before, keys);
        hsm.addKey("snapforge", "snapforge", "03");
        // Has never signed, so its word counts for nothing.
        hsm.addKey("snapforge", "snapforge", "02");

        Signer signer = start(settings);
        KeyRing ring = KeysInMemory.ring(settings, signer, keys);

        assertThat(ring.get(before.keyId()).status()).isEqualTo(KeyStatus.RETIRED);
        assertThat(ring.all()).hasSize(2);
        assertThat(ring.endorsements()).hasSize(1);
    }

    @Test
    void aKeyFileVouchesForTheTokenAfterIt() throws Exception {
        Path file = folder.resolve("key.pem");
        Signer before = start(KeysInMemory.settings(file));
        KeysInMemory.ring(KeysInMemory.settings(file), before, keys);
        hsm.addKey("snapforge", "snapforge", "01");

        SigningSettings settings = settings(file);
        KeyRing ring = KeysInMemory.ring(settings, start(settings), keys);

        assertThat(ring.get(before.keyId()).status()).isEqualTo(KeyStatus.RETIRED);
        assertThat(ring.endorsements()).hasSize(1);
    }

    @Test
    void makesNoKeyAndDoesNotStartWithoutOne() {
        assertThatThrownBy(() -> start(settings(null)))
                .isInstanceOfSatisfying(
                        Pkcs11Exception.class, it -> assertThat(it.code()).isEqualTo("token-key-not-found"));
        assertThat(folder.resolve("unused.pem")).doesNotExist();
    }

    private Signer start(SigningSettings settings) {
        Signer signer = new Signer(settings, SignerTest.CLOCK);
        started.add(signer);
        return signer;
    }

    private SigningSettings settings(@Nullable Path previous) throws IOException {
        return new SigningSettings(
                folder.resolve("unused.pem"),
                previous,
                Duration.ofSeconds(5),
                new TokenSettings(
                        hsm.library(),
                        "snapforge",
                        null,
                        "snapforge",
                        null,
                        hsm.pinFile(SoftHsm.PIN),
                        Duration.ofSeconds(10)));
    }
}
