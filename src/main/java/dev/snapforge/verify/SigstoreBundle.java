package dev.snapforge.verify;

import dev.snapforge.core.MalformedValueException;
import dev.snapforge.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A statement in its DSSE envelope as a Sigstore bundle, version 0.3 (sigstore_bundle.proto, in the JSON form of Protocol Buffers), for
 * verifiers that read nothing else. The key is named by a hint, and must be known beforehand: no certificate, no transparency log and
 * no timestamp is in it.
 */
public final class SigstoreBundle {

    /** Media type of the whole, which is also a member of it. */
    public static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

    private static final String ANY_VERSION = "application/vnd.dev.sigstore.bundle";
    private static final String ENVELOPE = "dsseEnvelope";

    private SigstoreBundle() {}

    /**
     * The bundle of an envelope. Its hint is the id of the key that signed the envelope.
     *
     * @throws VerificationException {@code malformed-envelope}, if it is no envelope with exactly one signature
     */
    public static String of(String envelope) {
        byte[] json = envelope.getBytes(StandardCharsets.UTF_8);
        List<Envelope.Mark> marks = Dsse.read(json).signatures();
        if (marks.size() != 1) {
            throw Envelope.malformed("exactly one signature", marks.size() + " signatures");
        }
        return CanonicalJson.writeString(Map.of(
                "mediaType",
                MEDIA_TYPE,
                "verificationMaterial",
                Map.of("publicKey", Map.of("hint", marks.get(0).keyId())),
                ENVELOPE,
                CanonicalJson.parse(json)));
    }

    /**
     * The DSSE envelope in a file that is one, or a bundle around one. Nothing of it is verified, and what a bundle says of the key does
     * not count: the envelope names it as well.
     *
     * @throws VerificationException {@code malformed-envelope}
     */
    public static byte[] envelopeIn(byte[] file) {
        Object value;
        try {
            value = CanonicalJson.parse(file);
        } catch (MalformedValueException e) {
            throw Envelope.malformed(String.valueOf(e.expected()), String.valueOf(e.found()));
        }
        if (!(value instanceof Map<?, ?> map
                && map.get("mediaType") instanceof String type
                && type.startsWith(ANY_VERSION))) {
            return file;
        }
        if (!type.equals(MEDIA_TYPE)) {
            throw Envelope.malformed(MEDIA_TYPE, type);
        }
        if (map.get(ENVELOPE) instanceof Map<?, ?> envelope) {
            return CanonicalJson.write(envelope);
        }
        throw Envelope.malformed("a DSSE envelope in the bundle", "none");
    }
}
