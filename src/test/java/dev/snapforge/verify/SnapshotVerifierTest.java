package dev.snapforge.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapforge.core.Digest;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.core.Platform;
import dev.snapforge.format.Container;
import dev.snapforge.format.ContainerException;
import java.lang.reflect.Modifier;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SnapshotVerifierTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    private final KeyPair pair = SampleSnapshots.keyPair();
    private final PublicKeyInfo key = SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE);
    private final byte[] container = SampleSnapshots.container();
    private final byte[] signature = SampleSnapshots.sign(pair, container);
    private final RuntimeRequirements expectation = new RuntimeRequirements(
            Digest.of(container),
            SampleSnapshots.TARGET.platform(),
            SampleSnapshots.TARGET.engine(),
            SampleSnapshots.V8_VERSION);

    @Test
    void acceptsGenuineSnapshotForThisRuntime() {
        VerifiedSnapshot snapshot = verifier(key).verify(container, signature, key.keyId(), expectation);

        assertThat(snapshot.digest()).isEqualTo(Digest.of(container));
        assertThat(snapshot.blob()).isEqualTo(Container.read(container).blob());
        assertThat(snapshot.metadata().target()).isEqualTo(SampleSnapshots.TARGET);
    }

    @Test
    void acceptsAnyEngineAndDigestWhereNoneIsExpected() {
        RuntimeRequirements loose =
                new RuntimeRequirements(null, expectation.platform(), null, expectation.v8Version());

        assertThat(verifier(key)
                        .verify(container, signature, key.keyId(), loose)
                        .digest())
                .isEqualTo(Digest.of(container));
    }

    @Test
    void acceptsRetiredKeyWhileItIsValid() {
        PublicKeyInfo retired = SampleSnapshots.publicKey(pair, KeyStatus.RETIRED);

        assertThat(verifier(retired)
                        .verify(container, signature, key.keyId(), expectation)
                        .digest())
                .isEqualTo(Digest.of(container));
    }

    @Test
    void refusesOtherDigest() {
        assertRefused("digest-mismatch", key, container, signature, expectation.withDigest(Digest.of(signature)));
    }

    @Test
    void refusesUnknownKey() {
        PublicKeyInfo other = SampleSnapshots.publicKey(SampleSnapshots.keyPair(), KeyStatus.ACTIVE);
        assertRefused("unknown-key", other, container, signature, expectation);
    }

    @Test
    void refusesRevokedKey() {
        PublicKeyInfo revoked = SampleSnapshots.publicKey(pair, KeyStatus.REVOKED);
        assertRefused("revoked-key", revoked, container, signature, expectation);
    }

    @Test
    void refusesKeyOutsideItsValidity() {
        Instant now = CLOCK.instant();
        assertRefused(
                "key-not-valid",
                PublicKeyInfo.of(key.raw32(), now.plusSeconds(1), null, KeyStatus.ACTIVE),
                container,
                signature,
                expectation);
        assertRefused(
                "key-not-valid",
                PublicKeyInfo.of(key.raw32(), Instant.EPOCH, now, KeyStatus.RETIRED),
                container,
                signature,
                expectation);
        assertThat(PublicKeyInfo.of(key.raw32(), now, now.plusSeconds(1), KeyStatus.ACTIVE)
                        .validAt(now))
                .isTrue();
    }

    @Test
    void refusesSignatureOfAnotherKeyOrMessageOrLength() {
        assertRefused(
                "bad-signature",
                key,
                container,
                SampleSnapshots.sign(SampleSnapshots.keyPair(), container),
                expectation);
        assertRefused("bad-signature", key, container, SampleSnapshots.sign(pair, new byte[0]), expectation);
        assertRefused("bad-signature", key, container, new byte[64], expectation);
        assertRefused("bad-signature", key, container, new byte[0], expectation);
        assertRefused("bad-signature", key, container, Arrays.copyOf(signature, 65), expectation);
        byte[] scalarOutOfRange = signature.clone();
        Arrays.fill(scalarOutOfRange, 32, 64, (byte) 0xff);
        assertRefused("bad-signature", key, container, scalarOutOfRange, expectation);
    }

    @Test
    void refusesKeyThatIsNoPointOfTheCurve() {
        byte[] noPoint = new byte[32];
        noPoint[0] = 2;
        PublicKeyInfo broken = PublicKeyInfo.of(noPoint, Instant.EPOCH, null, KeyStatus.ACTIVE);

        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> verifier(broken).verify(container, signature, broken.keyId(), expectation))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("bad-signature"));
    }

    @Test
    void refusesGenuineSignatureOverBrokenContainer() {
        byte[] broken = Arrays.copyOf(container, container.length + 1);

        assertThatExceptionOfType(ContainerException.class)
                .isThrownBy(() -> verifier(key)
                        .verify(
                                broken,
                                SampleSnapshots.sign(pair, broken),
                                key.keyId(),
                                expectation.withDigest(Digest.of(broken))));
    }

    @Test
    void refusesBlobOfAnotherPlatformEngineOrV8() {
        EngineId engine = SampleSnapshots.TARGET.engine();
        Platform platform = SampleSnapshots.TARGET.platform();
        String v8 = SampleSnapshots.V8_VERSION;
        assertRefused("other-platform", key, container, signature, expect(new Platform("linux", "arm64"), engine, v8));
        assertRefused(
                "other-engine", key, container, signature, expect(platform, EngineId.parse("javet-v8-4.0.0"), v8));
        assertRefused("other-v8-version", key, container, signature, expect(platform, engine, "14.7.173.19"));
    }

    @Test
    void onlyTheVerifierMakesVerifiedSnapshots() {
        assertThat(VerifiedSnapshot.class.getDeclaredConstructors())
                .isNotEmpty()
                .noneMatch(it -> Modifier.isPublic(it.getModifiers()));
        assertThat(Modifier.isFinal(VerifiedSnapshot.class.getModifiers())).isTrue();
    }

    @Test
    void refusesKeyIdThatIsNotTheThumbprint() {
        assertThatExceptionOfType(MalformedValueException.class)
                .isThrownBy(() -> new PublicKeyInfo("me", key.raw32(), Instant.EPOCH, null, KeyStatus.ACTIVE));
        assertThatExceptionOfType(MalformedValueException.class)
                .isThrownBy(() -> PublicKeyInfo.of(new byte[31], Instant.EPOCH, null, KeyStatus.ACTIVE));
    }

    private static RuntimeRequirements expect(Platform platform, EngineId engine, String v8Version) {
        return new RuntimeRequirements(null, platform, engine, v8Version);
    }

    private static SnapshotVerifier verifier(PublicKeyInfo key) {
        return new SnapshotVerifier(VerificationKeys.of(key), CLOCK);
    }

    private void assertRefused(
            String code, PublicKeyInfo trusted, byte[] file, byte[] signature, RuntimeRequirements expectation) {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> verifier(trusted).verify(file, signature, key.keyId(), expectation))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.expected()).isNotBlank();
                    assertThat(refusal.found()).isNotBlank();
                });
    }
}
