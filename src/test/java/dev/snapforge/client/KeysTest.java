package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapforge.kernel.Digest;
import dev.snapforge.signing.Container;
import dev.snapforge.signing.KeyEndorsement;
import dev.snapforge.signing.KeyStatus;
import dev.snapforge.signing.PublicKeyInfo;
import dev.snapforge.signing.SampleSnapshots;
import dev.snapforge.signing.SampleStatements;
import dev.snapforge.signing.TrustedKeys;
import dev.snapforge.signing.VerificationException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that was given one key, and a service that changes and revokes keys. */
class KeysTest {

    private final KeyPair olderPair = SampleSnapshots.keyPair();
    private final PublicKeyInfo older = SampleSnapshots.publicKey(olderPair, KeyStatus.ACTIVE);
    private final KeyPair nextPair = SampleSnapshots.keyPair();
    private final PublicKeyInfo next = SampleSnapshots.publicKey(nextPair, KeyStatus.ACTIVE);

    @TempDir
    Path folder;

    private LocalService service;
    private Digest digest;

    @BeforeAll
    static void useUnpackedLibrary() {
        PreparedEngine.useInThisJvm();
    }

    @BeforeEach
    void publish() throws Exception {
        service = new LocalService();
        byte[] blob = PreparedEngine.CURRENT.blob();
        byte[] container = Container.write(
                SampleSnapshots.metadata(SampleSnapshots.TARGET, SampleSnapshots.V8_VERSION, blob), blob);
        digest = service.publish(container, nextPair, next);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void followsTheWordOfTheKeyItWasGivenAlsoWhileTheServiceIsAway() throws Exception {
        service.keySet(List.of(word(olderPair, older)), List.of());

        assertThat(client().fetch(digest).digest()).isEqualTo(digest);
        service.instead = LocalService.problem(503, "database-unavailable", "away");
        assertThat(client().fetch(digest).digest()).isEqualTo(digest);
    }

    @Test
    void refusesKeyThatOnlyAStrangerVouchesFor() {
        KeyPair stranger = SampleSnapshots.keyPair();
        service.keySet(List.of(word(stranger, SampleSnapshots.publicKey(stranger, KeyStatus.ACTIVE))), List.of());

        assertRefused("unknown-key");
    }

    @Test
    void dropsRevokedKeyForGood() throws Exception {
        byte[] word = word(olderPair, older);
        service.keySet(List.of(word), List.of());
        Snapforge client = client();
        client.fetch(digest);

        service.keySet(List.of(word), List.of(next.keyId()));
        client.refreshKeys();
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> client.fetch(digest))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("revoked-key"));
        // Somebody who hands out what the service said earlier.
        service.keySet(List.of(word), List.of());
        client().refreshKeys();
        assertRefused("revoked-key");
    }

    @Test
    void refusesKeyThatARevokedKeyVouchesFor() {
        service.keySet(List.of(word(olderPair, older)), List.of(older.keyId()));

        assertRefused("unknown-key");
    }

    private void assertRefused(String code) {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> client().fetch(digest))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private byte[] word(KeyPair pair, PublicKeyInfo key) {
        Instant then = Instant.parse("2026-06-01T00:00:00Z");
        return SampleStatements.signed(new KeyEndorsement(next, then).toStatement(), pair, key);
    }

    /** A process that has just been started. */
    private Snapforge client() {
        return Snapforge.at(service.address())
                .trusting(TrustedKeys.of(older))
                .cachingIn(folder)
                .build();
    }
}
