package dev.snapforge.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DsseTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String TYPE = "application/vnd.in-toto+json";
    private static final byte[] BODY = "{\"caf\u00e9\":1}".getBytes(StandardCharsets.UTF_8);

    private final KeyPair pair = SampleSnapshots.keyPair();
    private final PublicKeyInfo key = SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE);

    @Test
    void encodesTheExampleOfTheProtocol() {
        assertThat(new String(
                        Dsse.pae("http://example.com/HelloWorld", "hello world".getBytes(StandardCharsets.UTF_8)),
                        StandardCharsets.UTF_8))
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertThat(new String(Dsse.pae("\u00e9", BODY), StandardCharsets.UTF_8))
                .isEqualTo("DSSEv1 2 \u00e9 11 {\"caf\u00e9\":1}");
    }

    @Test
    void givesTheBodyOfGenuineEnvelope() {
        assertThat(Dsse.verify(envelope(BODY), TYPE, VerificationKeys.of(key), CLOCK))
                .isEqualTo(BODY);
        assertThat(Dsse.read(envelope(BODY)).payloadType()).isEqualTo(TYPE);
    }

    @Test
    void refusesOtherBodyTypeOrKey() {
        byte[] signature = SampleSnapshots.sign(pair, Dsse.pae(TYPE, BODY));
        byte[] otherBody = bytes(Dsse.write(TYPE, new byte[] {'x'}, key.keyId(), signature));
        byte[] otherType = bytes(Dsse.write("text/plain", BODY, key.keyId(), signature));
        PublicKeyInfo revoked = SampleSnapshots.publicKey(pair, KeyStatus.REVOKED);

        assertRefused("bad-signature", otherBody, VerificationKeys.of(key));
        assertRefused("malformed-envelope", otherType, VerificationKeys.of(key));
        assertRefused("unknown-key", envelope(BODY), VerificationKeys.of());
        assertRefused("revoked-key", envelope(BODY), VerificationKeys.of(revoked));
    }

    @Test
    void refusesWhatIsNoEnvelope() {
        for (String text : new String[] {
            "",
            "[]",
            "{}",
            "{\"payloadType\":\"" + TYPE + "\",\"payload\":\"\",\"signatures\":[]}",
            "{\"payloadType\":\"" + TYPE + "\",\"payload\":\"*\",\"signatures\":[]}",
            "{\"payloadType\":\"" + TYPE + "\",\"payload\":\"\",\"signatures\":[1]}",
            "{\"payloadType\":\"" + TYPE + "\",\"payload\":\"\",\"signatures\":[{\"keyid\":\"a\"}]}"
        }) {
            assertRefused("malformed-envelope", bytes(text), VerificationKeys.of(key));
        }
    }

    private byte[] envelope(byte[] body) {
        return bytes(Dsse.write(TYPE, body, key.keyId(), SampleSnapshots.sign(pair, Dsse.pae(TYPE, body))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(String code, byte[] envelope, VerificationKeys keys) {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> Dsse.verify(envelope, TYPE, keys, CLOCK))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
