package dev.snapforge.verify;

import dev.snapforge.core.MalformedValueException;
import dev.snapforge.json.CanonicalJson;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a DSSE envelope (envelope.md): unknown members are passed over, as the format asks. */
final class EnvelopeReader {

    private EnvelopeReader() {}

    static Envelope read(byte[] json) {
        try {
            if (CanonicalJson.parse(json) instanceof Map<?, ?> envelope
                    && envelope.get("payloadType") instanceof String type
                    && envelope.get("signatures") instanceof List<?> signatures) {
                List<Envelope.Mark> marks = new ArrayList<>();
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

    private static Envelope.Mark mark(@Nullable Object signature) {
        if (signature instanceof Map<?, ?> map) {
            return new Envelope.Mark(map.get("keyid") instanceof String keyId ? keyId : "", base64(map.get("sig")));
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
}
