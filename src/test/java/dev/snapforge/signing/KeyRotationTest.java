package dev.snapforge.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.SnapforgeException;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.support.OpenSsl;
import dev.snapforge.verify.Dsse;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.VerificationKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that openssl made take over from one another while the service runs; a client follows. */
class KeyRotationTest {

    @TempDir
    Path folder;

    private final KeysInMemory keys = new KeysInMemory();
    private SigningSettings settings;
    private Signer signer;
    private KeyRing ring;
    private KeyFileReloadTask watch;
    private PublicKeyInfo first;

    @BeforeEach
    void start() throws Exception {
        settings = KeysInMemory.settings(folder.resolve("key.pem"));
        replaceKey();
        signer = new Signer(settings, SignerTest.CLOCK);
        ring = KeysInMemory.ring(settings, signer, keys);
        watch = watch(signer);
        first = signer.publicKey();
    }

    @Test
    void anotherKeyInTheFileTakesOver() throws Exception {
        replaceKey();
        watch.look();

        assertThat(signer.keyId()).isNotEqualTo(first.keyId());
        assertThat(ring.get(first.keyId()).status()).isEqualTo(KeyStatus.RETIRED);
        assertThat(ring.get(signer.keyId()).status()).isEqualTo(KeyStatus.ACTIVE);
        assertThat(ring.endorsements()).hasSize(1);
    }

    @Test
    void opensslVerifiesTheOlderKeysWordForTheNext() throws Exception {
        replaceKey();
        watch.look();

        byte[] envelope = ring.endorsements().get(0).getBytes(UTF_8);
        byte[] body = Dsse.read(envelope).payload();
        Matcher signature = Pattern.compile("\"sig\":\"([^\"]+)\"").matcher(new String(envelope, UTF_8));
        assertThat(signature.find()).isTrue();
        String type = "application/vnd.in-toto+json";
        Files.writeString(folder.resolve("first.pem"), first.toPem());
        Files.write(folder.resolve("x.sig"), Base64.getDecoder().decode(signature.group(1)));
        String pae = "DSSEv1 " + type.length() + " " + type + " " + body.length + " " + new String(body, UTF_8);
        Files.writeString(folder.resolve("x.pae"), pae);

        assertThat(new String(body, UTF_8)).contains(signer.keyId(), "https://snapforge.dev/key/v1");
        assertThat(OpenSsl.verify(folder, "first.pem", "x.sig", "x.pae").exitCode())
                .isZero();
    }

    @Test
    void clientFollowsTwoRotations() throws Exception {
        replaceKey();
        watch.look();
        String second = signer.keyId();
        replaceKey();
        watch.look();

        VerificationKeys learnt = client();

        assertThat(learnt.find(second)).isPresent();
        assertThat(learnt.find(signer.keyId())).isPresent();
    }

    @Test
    void clientDropsRevokedKeyAndWhoeverItVouchedFor() throws Exception {
        replaceKey();
        watch.look();
        ring.revoke(first.keyId(), "A copy of it was found.");

        assertThat(ring.endorsements()).isEmpty();
        assertThat(client().find(first.keyId()).orElseThrow().status()).isEqualTo(KeyStatus.REVOKED);
        assertThat(client().find(signer.keyId())).isEmpty();
    }

    /** Whoever stole the key goes on handing out its word. */
    @Test
    void clientIgnoresTheWordOfARevokedKey() throws Exception {
        replaceKey();
        watch.look();
        String word = ring.endorsements().get(0);
        ring.revoke(first.keyId(), "A copy of it was found.");

        VerificationKeys learnt = VerificationKeys.of(first).learning(keySet(List.of(word)), SignerTest.CLOCK);

        assertThat(learnt.find(signer.keyId())).isEmpty();
    }

    @Test
    void clientIgnoresKeysThatNobodyItTrustsVouchesFor() throws Exception {
        Signer stranger = new Signer(KeysInMemory.settings(folder.resolve("stranger.pem")), SignerTest.CLOCK);
        replaceKey();
        watch.look();
        String genuine = ring.endorsements().get(0);

        assertThat(VerificationKeys.of(stranger.publicKey())
                        .learning(keySet(List.of(genuine)), SignerTest.CLOCK)
                        .find(signer.keyId()))
                .isEmpty();
    }

    /** The id of one key with the bytes of another. */
    @Test
    void clientIgnoresAWordForAnotherKeyThanItNames() throws Exception {
        ActiveKey older = signer.current();
        replaceKey();
        watch.look();
        String body =
                new String(Dsse.read(ring.endorsements().get(0).getBytes(UTF_8)).payload(), UTF_8);
        String forged = body.replaceAll(
                "\"publicKey\":\"[^\"]+\"",
                "\"publicKey\":\"" + Base64.getEncoder().encodeToString(first.raw32()) + "\"");
        byte[] message = Dsse.pae(Dsse.IN_TOTO, forged.getBytes(UTF_8));
        String signed = Dsse.write(Dsse.IN_TOTO, forged.getBytes(UTF_8), older.keyId(), older.sign(message));

        assertThat(forged).isNotEqualTo(body);
        assertThat(VerificationKeys.of(first)
                        .learning(keySet(List.of(signed)), SignerTest.CLOCK)
                        .find(signer.keyId()))
                .isEmpty();
    }

    @Test
    void revokedKeyVouchesForNobody() throws Exception {
        ring.revoke(first.keyId(), "A copy of it was found.");
        replaceKey();
        watch.look();

        assertThat(signer.keyId()).isNotEqualTo(first.keyId());
        assertThat(ring.endorsements()).isEmpty();
        assertThat(ring.get(first.keyId()).status()).isEqualTo(KeyStatus.REVOKED);
    }

    @Test
    void replicaThatStillHasTheOlderKeySignsOnAndThenFollows() throws Exception {
        Signer late = new Signer(settings, SignerTest.CLOCK);
        replaceKey();
        watch.look();

        assertThat(ring.trusted().find(late.keyId()).orElseThrow().status()).isEqualTo(KeyStatus.RETIRED);
        watch(late).look();
        assertThat(late.keyId()).isEqualTo(signer.keyId());
        assertThat(ring.endorsements()).hasSize(1);
    }

    @Test
    void damagedOrWithdrawnKeyInTheFileChangesNothing() throws Exception {
        byte[] original = Files.readAllBytes(settings.keyFile());
        Files.writeString(settings.keyFile(), "half a ke");
        watch.look();
        assertThat(signer.keyId()).isEqualTo(first.keyId());

        replaceKey();
        watch.look();
        String second = signer.keyId();
        Files.write(settings.keyFile(), original);
        watch.look();

        assertThat(second).isNotEqualTo(first.keyId());
        assertThat(signer.keyId()).isEqualTo(second);
    }

    @Test
    void previousKeyVouchesAtStart() throws Exception {
        Path previous = folder.resolve("previous.pem");
        Files.move(settings.keyFile(), previous);
        SigningSettings next = new SigningSettings(settings.keyFile(), previous, Duration.ofSeconds(5), null);
        signer = new Signer(next, SignerTest.CLOCK);

        ring = KeysInMemory.ring(next, signer, keys);
        KeysInMemory.ring(next, signer, keys);

        assertThat(ring.get(first.keyId()).status()).isEqualTo(KeyStatus.RETIRED);
        assertThat(client().find(signer.keyId())).isPresent();
    }

    @Test
    void refusesToRetireTheKeyInUseAndToWithdrawTwice() {
        assertThat(code(() -> ring.retire(first.keyId(), "Old."))).isEqualTo("key-in-use");
        assertThat(code(() -> ring.revoke(first.keyId(), " "))).isEqualTo("malformed-reason");
        assertThat(code(() -> ring.revoke("nobody", "Stolen."))).isEqualTo("key-not-found");
        ring.revoke(first.keyId(), "Stolen.");
        assertThat(code(() -> ring.revoke(first.keyId(), "Stolen."))).isEqualTo("key-already-withdrawn");
    }

    private static String code(Runnable refused) {
        try {
            refused.run();
        } catch (SnapforgeException e) {
            return e.code();
        }
        return "accepted";
    }

    private KeyFileReloadTask watch(Signer signing) {
        return new KeyFileReloadTask(signing, KeysInMemory.rotation(keys), settings);
    }

    /** What a client that was told of the first key alone trusts after it has asked. */
    private VerificationKeys client() {
        return VerificationKeys.of(first).learning(keySet(ring.endorsements()), SignerTest.CLOCK);
    }

    private String keySet(List<String> endorsements) {
        return CanonicalJson.writeString(Map.of(
                "keys",
                List.of(),
                "endorsements",
                endorsements.stream()
                        .map(it -> CanonicalJson.parse(it.getBytes(UTF_8)))
                        .toList(),
                "revoked",
                ring.all().stream()
                        .filter(it -> it.status() == KeyStatus.REVOKED)
                        .map(PublicKeyInfo::keyId)
                        .toList()));
    }

    /** As an orchestrator updates a mounted secret: another file in the place of the first. */
    private void replaceKey() throws IOException, InterruptedException {
        Path made = folder.resolve("made.pem");
        assertThat(OpenSsl.run(folder, "genpkey", "-algorithm", "ed25519", "-out", "made.pem")
                        .exitCode())
                .isZero();
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
        Files.move(made, settings.keyFile(), StandardCopyOption.REPLACE_EXISTING);
    }
}
