package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Digest;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.verify.KeyEndorsement;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.SampleSnapshots;
import dev.snapforge.verify.SampleStatements;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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

    @Test
    void remembersRevocationsWhateverElseTheSetHolds() throws Exception {
        byte[] word = word(pair, key);
        service.keySet(List.of(word), List.of(next.keyId()));
        client().refreshKeys();
        // As long as an answer may be: written to the same file, that would have been longer than what is read again.
        service.keySet(List.of(word), List.of("z".repeat(1_040_000)));
        client().refreshKeys();
        service.keySet(List.of(word), List.of("../../x", "A".repeat(43)));
        client().refreshKeys();

        assertRefused("revoked-key");
        assertThat(folder.resolve("cache/keys/revoked").toFile().list()).containsExactly(next.keyId());
    }

    @Test
    void remembersRevocationsOfTheFormerCache() throws Exception {
        Map<String, ?> set =
                Map.of("endorsements", List.of(CanonicalJson.parse(word(pair, key))), "revoked", List.of(next.keyId()));
        Path keys = Files.createDirectories(folder.resolve("cache/keys"));
        Files.write(keys.resolve("set.json"), CanonicalJson.write(set));
        service.keySet(List.of(word(pair, key)), List.of());

        assertRefused("revoked-key");
        client().refreshKeys();
        assertRefused("revoked-key");
    }

    @Test
    void trustsNobodyWhereTheMemoryOfRevocationsCannotBeRead() throws Exception {
        service.keySet(List.of(word(pair, key)), List.of());
        Files.createFile(Files.createDirectories(folder.resolve("cache/keys")).resolve("revoked"));

        assertRefused("cache-unusable");
    }

    @Test
    void asksForTheKeySetOnceADay() throws Exception {
        Digest own = service.publish(container(SampleSnapshots.TARGET), pair, key);
        service.keySet(List.of(), List.of());
        Instant start = Instant.now();
        for (int hours : new int[] {0, 1, 23, 25, 26}) {
            Path containers = folder.resolve("cache/sha256");
            if (Files.exists(containers)) {
                Files.delete(containers.resolve(own.hex() + ".v8ss"));
            }
            Clock clock = Clock.fixed(start.plus(Duration.ofHours(hours)), ZoneOffset.UTC);
            builder().clock(clock).build().fetch(own.toString());
        }

        assertThat(service.requests).filteredOn(it -> it.endsWith("jwks.json")).hasSize(2);
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
