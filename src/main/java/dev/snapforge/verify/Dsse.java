package dev.snapforge.verify;

import dev.snapforge.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Dead Simple Signing Envelope, version 1 (secure-systems-lab/dsse, protocol.md and envelope.md). */
public final class Dsse {

    /** Media type of in-toto statements, the body of all envelopes here (in-toto attestation, "Envelope layer"). */
    public static final String IN_TOTO = "application/vnd.in-toto+json";

    private Dsse() {}

    /** What is signed: {@code DSSEv1 LEN(type) type LEN(body) body}, lengths in bytes as decimal ASCII. */
    public static byte[] pae(String type, byte[] body) {
        byte[] typeBytes = type.getBytes(StandardCharsets.UTF_8);
        byte[] head =
                ("DSSEv1 " + typeBytes.length + " " + type + " " + body.length + " ").getBytes(StandardCharsets.UTF_8);
        byte[] message = Arrays.copyOf(head, Math.addExact(head.length, body.length));
        System.arraycopy(body, 0, message, head.length, body.length);
        return message;
    }

    /** The envelope as JSON, with one signature over {@link #pae(String, byte[])}. */
    public static String write(String type, byte[] body, String keyId, byte[] signature) {
        Base64.Encoder base64 = Base64.getEncoder();
        return CanonicalJson.writeString(Map.of(
                "payloadType", type,
                "payload", base64.encodeToString(body),
                "signatures", List.of(Map.of("keyid", keyId, "sig", base64.encodeToString(signature)))));
    }

    /**
     * Reads an envelope without trusting it.
     *
     * @throws VerificationException {@code malformed-envelope}
     */
    public static Envelope read(byte[] json) {
        return Envelope.read(json);
    }

    /**
     * The body of an envelope, once one of its signatures was found genuine.
     *
     * @param type the payload type that is expected
     * @throws VerificationException {@code malformed-envelope}, or why its last signature does not count: {@code unknown-key},
     *     {@code revoked-key}, {@code key-not-valid} or {@code bad-signature}
     */
    public static byte[] verify(byte[] json, String type, VerificationKeys keys, Clock clock) {
        Envelope envelope = read(json);
        signer(envelope, type, keys, clock);
        return envelope.payload();
    }

    /**
     * The key whose signature was found genuine; refuses as {@link #verify} does.
     *
     * @param type the payload type that is expected
     */
    public static PublicKeyInfo signer(Envelope envelope, String type, VerificationKeys keys, Clock clock) {
        if (!envelope.payloadType().equals(type)) {
            throw Envelope.malformed("payload type " + type, envelope.payloadType());
        }
        byte[] message = pae(type, envelope.payload());
        VerificationException last = Envelope.malformed("at least one signature", "none");
        for (Envelope.Mark mark : envelope.signatures()) {
            try {
                PublicKeyInfo key = keys.getUsable(mark.keyId(), clock);
                if (Ed25519.verifies(key.raw32(), message, mark.signature())) {
                    return key;
                }
                last = new VerificationException(
                        "bad-signature",
                        "The signature does not belong to this statement.",
                        "an Ed25519 signature by key " + mark.keyId(),
                        "another",
                        "Do not use it. Fetch the statement again.");
            } catch (VerificationException e) {
                last = e;
            }
        }
        throw last;
    }
}
