package dev.snapforge.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.support.fuzz.ReaderFuzz;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Key sets and signed statements as somebody between client and service may spoil them: none makes a client trust anything more. */
@Tag("drills")
class TrustFuzzTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private static final long MOST_HEAP = 4 << 20;

    private final KeyPair pair = SampleSnapshots.keyPair();
    private final PublicKeyInfo key = SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE);
    private final VerificationKeys pinned = VerificationKeys.of(key);

    @Test
    void aKeySetMakesNoOtherKeyTrusted() {
        PublicKeyInfo other = SampleSnapshots.publicKey(SampleSnapshots.keyPair(), KeyStatus.ACTIVE);
        String keySet = "{\"keys\":[" + member(key) + "," + member(other) + "],\"revoked\":[\"" + other.keyId()
                + "\"],\"endorsements\":[" + new String(statement(), UTF_8) + "]}";

        new ReaderFuzz(List.of(keySet.getBytes(UTF_8)), MOST_HEAP).run(spoilt -> {
            try {
                VerificationKeys learnt = pinned.learning(new String(spoilt, UTF_8), CLOCK);
                assertThat(learnt.find(other.keyId())).isEmpty();
                return "learnt";
            } catch (MalformedValueException e) {
                return e.code();
            }
        });
        new ReaderFuzz(List.of(keySet.getBytes(UTF_8)), MOST_HEAP).run(spoilt -> {
            try {
                VerificationKeys.fromJwks(new String(spoilt, UTF_8));
                return "read";
            } catch (MalformedValueException e) {
                return e.code();
            }
        });
    }

    @Test
    void aStatementIsGenuineOrRefused() {
        ReleaseStatement genuine = ReleaseStatement.verified(statement(), pinned, CLOCK);

        new ReaderFuzz(List.of(statement()), MOST_HEAP).run(spoilt -> {
            try {
                // What is not signed of an envelope may be spoilt, such as space between its members.
                assertThat(ReleaseStatement.verified(spoilt, pinned, CLOCK)).isEqualTo(genuine);
                return "genuine";
            } catch (SnapforgeException e) {
                return e.code();
            }
        });
    }

    /** The body is spoilt before it is signed: a key that is trusted does not make nonsense true. */
    @Test
    void aSignedStatementThatIsNoneIsRefused() {
        byte[] body = Dsse.read(statement()).payload();

        new ReaderFuzz(List.of(body), MOST_HEAP).run(spoilt -> {
            try {
                ReleaseStatement.verified(SampleStatements.signed(spoilt, pair, key), pinned, CLOCK);
                return "read";
            } catch (SnapforgeException e) {
                return e.code();
            }
        });
    }

    private byte[] statement() {
        return SampleStatements.signed(
                SampleStatements.release("shop", "1.0.0", SampleSnapshots.TARGET, Digest.of(new byte[] {1}), 7),
                pair,
                key);
    }

    private static String member(PublicKeyInfo key) {
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(key.raw32()) + "\",\"kid\":\"" + key.keyId()
                + "\",\"status\":\"ACTIVE\"}";
    }
}
