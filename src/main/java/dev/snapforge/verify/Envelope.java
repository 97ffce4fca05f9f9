package dev.snapforge.verify;

import dev.snapforge.core.MalformedValueException;
import dev.snapforge.json.CanonicalJson;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A DSSE envelope as it was read: nothing in it has been verified. */
public final class Envelope {

    private final String payloadType;
    private final byte[] payload;
    private final List<Mark> signatures;

    private Envelope(String payloadType, byte[] payload, List<Mark> signatures) {
        this.payloadType = payloadType;
        this.payload = payload;
        this.signatures = List.copyOf(signatures);
    }

    /** The media type of the body, for example {@code application/vnd.in-toto+json}. */
    public String payloadType() {
        return payloadType;
    }

    /** A copy of the body. */
    public byte[] payload() {
        return payload.clone();
    }

    List<Mark> signatures() {
        return signatures;
    }

    /** Unknown members are passed over, as the format (envelope.md) asks. */
    static Envelope read(byte[] json) {
        try {
            if (CanonicalJson.parse(json) instanceof Map<?, ?> envelope
                    && envelope.get("payloadType") instanceof String type
                    && envelope.get("signatures") instanceof List<?> signatures) {
                List<Mark> marks = new ArrayList<>();
                for (Object signature : signatures) {
                    marks.add(mark(signature));
                }
                return new Envelope(type, base64(envelope.get("payload")), marks);
            }
        } catch (MalformedValueException e) {
            throw malformed(String.valueOf(e.expected()), String.valueOf(e.found()));
        }
        throw malformed("an object with payloadType, payload and signatures", "something else");
    }

    private static Mark mark(@Nullable Object signature) {
        if (signature instanceof Map<?, ?> map) {
            return new Mark(map.get("keyid") instanceof String keyId ? keyId : "", base64(map.get("sig")));
        }
        throw malformed("objects in signatures", "something else");
    }

    private static byte[] base64(@Nullable Object text) {
        if (text instanceof String base64) {
            try {
                return Base64.getDecoder().decode(base64);
            } catch (IllegalArgumentException e) {
                throw malformed("base64 (RFC 4648)", "other characters");
            }
        }
        throw malformed("base64 (RFC 4648)", "no string");
    }

    static VerificationException malformed(String expected, String found) {
        return new VerificationException(
                "malformed-envelope",
                "This is not a DSSE envelope as expected.",
                expected,
                found,
                "Fetch the statement again.");
    }

    /** One signature, and who is said to have made it. */
    static final class Mark {

        private final String keyId;
        private final byte[] signature;

        Mark(String keyId, byte[] signature) {
            this.keyId = keyId;
            this.signature = signature;
        }

        String keyId() {
            return keyId;
        }

        byte[] signature() {
            return signature;
        }
    }
}
