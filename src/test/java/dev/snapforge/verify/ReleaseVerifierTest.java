package dev.snapforge.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapforge.client.ReleaseSelector;
import dev.snapforge.core.Digest;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.Platform;
import dev.snapforge.core.Target;
import dev.snapforge.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReleaseVerifierTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Target TARGET = SampleSnapshots.TARGET;
    private static final Digest SNAPSHOT = Digest.of(new byte[] {7});
    private static final RuntimeRequirements RUNTIME =
            new RuntimeRequirements(null, TARGET.platform(), TARGET.engine(), SampleSnapshots.V8_VERSION);
    private static final ReleaseSelector STABLE = ReleaseSelector.channel("tools", "stable");
    private static final ReleaseSelector ONE = ReleaseSelector.version("tools", "1.0.0");

    private final KeyPair pair = SampleSnapshots.keyPair();
    private final PublicKeyInfo key = SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE);
    private final Map<String, Object> release = SampleStatements.release("tools", "1.0.0", TARGET, SNAPSHOT, 3);
    private final Map<String, Object> channel = SampleStatements.channel("tools", "stable", "1.0.0", 3, 5);

    @Test
    void believesStatementsThatAgree() {
        VerifiedRelease byChannel = verify(signed(release), signed(channel), STABLE);

        assertThat(byChannel.release().snapshot()).isEqualTo(SNAPSHOT);
        assertThat(Objects.requireNonNull(byChannel.channel()).position())
                .isEqualTo(new ChannelPosition(5, "1.0.0", 3));

        VerifiedRelease byVersion = verify(signed(release), null, ONE);
        assertThat(byVersion.release().version()).isEqualTo("1.0.0");
        assertThat(byVersion.channel()).isNull();
    }

    @Test
    void refusesGenuineStatementAboutSomethingElse() {
        assertRefused("other-name", signed(release), signed(channel), ReleaseSelector.channel("other", "stable"));
        assertRefused("other-version", signed(release), null, ReleaseSelector.version("tools", "1.0.1"));
        assertRefused("other-channel", signed(release), signed(channel), ReleaseSelector.channel("tools", "beta"));
        assertRefused(
                "other-name",
                signed(release),
                signed(SampleStatements.channel("other", "stable", "1.0.0", 3, 5)),
                STABLE);
        assertRefused(
                "statements-disagree",
                signed(release),
                signed(SampleStatements.channel("tools", "stable", "1.1.0", 3, 5)),
                STABLE);
        assertRefused(
                "statements-disagree",
                signed(release),
                signed(SampleStatements.channel("tools", "stable", "1.0.0", 4, 5)),
                STABLE);
        assertRefused("malformed-envelope", signed(release), null, STABLE);
    }

    @Test
    void refusesReleaseForAnotherTarget() {
        Target arm = new Target(new Platform("linux", "arm64"), TARGET.engine());
        Target intl = new Target(TARGET.platform(), new EngineId("javet-v8-i18n", "5.0.6"));

        assertRefused(
                "other-platform", signed(SampleStatements.release("tools", "1.0.0", arm, SNAPSHOT, 3)), null, ONE);
        assertRefused("other-engine", signed(SampleStatements.release("tools", "1.0.0", intl, SNAPSHOT, 3)), null, ONE);
    }

    @Test
    void refusesWhatNoTrustedKeySigned() {
        KeyPair stranger = SampleSnapshots.keyPair();
        byte[] strange =
                SampleStatements.signed(release, stranger, SampleSnapshots.publicKey(stranger, KeyStatus.ACTIVE));
        byte[] claimed = SampleStatements.signed(release, stranger, key);

        assertRefused("unknown-key", strange, null, ONE);
        assertRefused("bad-signature", claimed, null, ONE);
        assertRefused(
                "unknown-key",
                signed(release),
                SampleStatements.signed(channel, stranger, SampleSnapshots.publicKey(stranger, KeyStatus.ACTIVE)),
                STABLE);
        assertRefused("malformed-envelope", "{}".getBytes(StandardCharsets.UTF_8), null, ONE);
    }

    @Test
    void refusesEachStatementInPlaceOfTheOther() {
        assertRefused("malformed-statement", signed(channel), null, ONE);
        assertRefused("malformed-statement", signed(release), signed(release), STABLE);
    }

    @Test
    void refusesSubjectThatIsNotWhatThePredicateSays() {
        assertRefused("malformed-statement", signed(SampleStatements.with(release, "version", "1.0.1")), null, ONE);
        assertRefused(
                "malformed-statement",
                signed(SampleStatements.with(
                        release, "snapshot", Digest.of(new byte[0]).toString())),
                null,
                ONE);
    }

    @Test
    void refusesSignedNonsense() {
        for (Object sequence : new Object[] {0L, -1L, 1.5, "1", true}) {
            assertRefused(
                    "malformed-statement", signed(SampleStatements.with(release, "sequence", sequence)), null, ONE);
        }
        for (Map.Entry<String, Object> change : List.of(
                Map.entry("target", (Object) "linux"),
                Map.entry("snapshot", (Object) "sha256:1"),
                Map.entry("issuedAt", (Object) "yesterday"),
                Map.entry("name", (Object) ""))) {
            assertRefused(
                    "malformed-statement",
                    signed(SampleStatements.with(release, change.getKey(), change.getValue())),
                    null,
                    ONE);
        }
        assertRefused("malformed-statement", signed(SampleStatements.with(channel, "revision", 0L)), null, ONE);
        for (String body : new String[] {"", "[]", "{}", "{\"_type\":\"https://in-toto.io/Statement/v0.1\"}"}) {
            assertRefused("malformed-statement", signed(body.getBytes(StandardCharsets.UTF_8)), null, ONE);
        }
        Map<String, Object> twoSubjects = new HashMap<>(release);
        twoSubjects.put("subject", List.of(Map.of(), Map.of()));
        assertRefused("malformed-statement", signed(twoSubjects), null, ONE);
    }

    @Test
    void refusesOtherFormOfTheSameStatement() {
        byte[] spaced = (" " + CanonicalJson.writeString(release)).getBytes(StandardCharsets.UTF_8);

        assertRefused("malformed-statement", signed(spaced), null, ONE);
    }

    @Test
    void passesOverMembersThatItDoesNotKnow() {
        Map<String, Object> later = SampleStatements.with(release, "notes", "more");

        assertThat(verify(signed(later), null, ONE).release().sequence()).isEqualTo(3);
    }

    @Test
    void refusesOlderRevisionAndReusedOneButNotRollback() {
        ChannelPosition seen = new ChannelPosition(5, "1.1.0", 4);

        assertPositionRefused("channel-rolled-back-unsigned", seen, new ChannelPosition(4, "1.0.0", 3));
        assertPositionRefused("channel-revision-reused", seen, new ChannelPosition(5, "1.0.0", 3));
        seen.requireNotAfter(seen);
        ChannelPosition back = new ChannelPosition(6, "1.0.0", 3);
        seen.requireNotAfter(back);
        assertThat(seen.isRolledBackBy(back)).isTrue();
        assertThat(seen.isRolledBackBy(new ChannelPosition(6, "1.2.0", 5))).isFalse();
        new ChannelPosition(5, "", 0).requireNotAfter(seen);
    }

    private byte[] signed(Map<String, Object> statement) {
        return SampleStatements.signed(statement, pair, key);
    }

    private byte[] signed(byte[] body) {
        return SampleStatements.signed(body, pair, key);
    }

    private VerifiedRelease verify(byte[] release, byte @Nullable [] channel, ReleaseSelector wanted) {
        return new ReleaseVerifier(VerificationKeys.of(key), CLOCK).verify(release, channel, wanted, RUNTIME);
    }

    private void assertRefused(String code, byte[] release, byte @Nullable [] channel, ReleaseSelector wanted) {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> verify(release, channel, wanted))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static void assertPositionRefused(String code, ChannelPosition seen, ChannelPosition next) {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> seen.requireNotAfter(next))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
