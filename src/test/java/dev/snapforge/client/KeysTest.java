package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Digest;
import dev.snapforge.verify.KeyEndorsement;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.SampleSnapshots;
import dev.snapforge.verify.SampleStatements;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that was given one key, and a service that changes and revokes keys. */
class KeysTest extends ClientFixture {

    private final KeyPair nextPair = SampleSnapshots.keyPair();
    private final PublicKeyInfo next = SampleSnapshots.publicKey(nextPair, KeyStatus.ACTIVE);

    private Digest digest;

    @BeforeEach
    void publish() {
        digest = service.publish(container(SampleSnapshots.TARGET), nextPair, next);
    }

    @Test
    void followsTheWordOfTheKeyItWasGivenAlsoWhileTheServiceIsAway() throws Exception {
        service.keySet(List.of(word(pair, key)), List.of());

        assertThat(client().fetch(digest.toString()).digest()).isEqualTo(digest);
        service.instead = LocalService.problem(503, "database-unavailable", "away");
        assertThat(client().fetch(digest.toString()).digest()).isEqualTo(digest);
    }

    @Test
    void refusesKeyThatOnlyAStrangerVouchesFor() {
        KeyPair stranger = SampleSnapshots.keyPair();
        service.keySet(List.of(word(stranger, SampleSnapshots.publicKey(stranger, KeyStatus.ACTIVE))), List.of());

        assertRefused("unknown-key");
    }

    @Test
    void dropsRevokedKeyForGood() throws Exception {
        byte[] word = word(pair, key);
        service.keySet(List.of(word), List.of());
        Snapforge client = client();
        client.fetch(digest.toString());

        service.keySet(List.of(word), List.of(next.keyId()));
        client.refreshKeys();
        assertRefused("revoked-key", () -> client.fetch(digest.toString()));
        // Somebody who hands out what the service said earlier.
        service.keySet(List.of(word), List.of());
        client().refreshKeys();
        assertRefused("revoked-key");
    }

    @Test
    void refusesKeyThatARevokedKeyVouchesFor() {
        service.keySet(List.of(word(pair, key)), List.of(key.keyId()));

        assertRefused("unknown-key");
    }

    private void assertRefused(String code) {
        assertRefused(code, () -> client().fetch(digest.toString()));
    }

    private byte[] word(KeyPair pair, PublicKeyInfo key) {
        Instant then = Instant.parse("2026-06-01T00:00:00Z");
        return SampleStatements.signed(new KeyEndorsement(next, then).toStatement(), pair, key);
    }

    /** A process that has just been started. */
    private Snapforge client() {
        return builder().build();
    }
}
