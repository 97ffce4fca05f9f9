package dev.snapforge.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SigstoreBundleFormTest {

    private static final String ENVELOPE =
            "{\"payload\":\"e30=\",\"payloadType\":\"text/plain\",\"signatures\":[{\"keyid\":\"k\",\"sig\":\"AAAA\"}]}";

    @Test
    void givesTheEnvelopeBack() {
        String bundle = SigstoreBundle.of(ENVELOPE);
        assertThat(bundle).contains("\"publicKey\":{\"hint\":\"k\"}");
        assertThat(SigstoreBundle.envelopeIn(bytes(bundle))).asString().isEqualTo(ENVELOPE);
        assertThat(SigstoreBundle.envelopeIn(bytes(ENVELOPE))).asString().isEqualTo(ENVELOPE);
    }

    @Test
    void refusesWhatItCannotRead() {
        assertRefused(() -> SigstoreBundle.of(ENVELOPE.replaceAll("\\[.*]", "[]")));
        assertRefused(() -> SigstoreBundle.envelopeIn(bytes("no JSON")));
        assertRefused(() -> SigstoreBundle.envelopeIn(bytes("{\"mediaType\":\"" + SigstoreBundle.MEDIA_TYPE + "\"}")));
        assertRefused(() -> SigstoreBundle.envelopeIn(
                bytes(SigstoreBundle.of(ENVELOPE).replace("bundle.v0.3+json", "bundle+json;version=0.1"))));
    }

    private static void assertRefused(Runnable read) {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(read::run)
                .extracting(VerificationException::code)
                .isEqualTo("malformed-envelope");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
