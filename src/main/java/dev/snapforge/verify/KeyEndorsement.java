package dev.snapforge.verify;

import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * One key's word for the next: whoever trusts the key that signed this may trust the key that it names. It is an in-toto
 * statement whose subject is the key id, with the hash that the id is made of (RFC 7638) as digest.
 *
 * @param key the key that is vouched for, from the time on that the statement gives, without an end
 * @param issuedAt when the older key said so
 */
public record KeyEndorsement(PublicKeyInfo key, Instant issuedAt) {

    /** Says what the predicate means. */
    public static final String PREDICATE_TYPE = "https://snapforge.dev/key/v1";

    /** The statement, for the older key to sign. */
    public Map<String, Object> toStatement() {
        return Map.of(
                "_type",
                StatementReader.STATEMENT_TYPE,
                "subject",
                List.of(Map.of("name", key.keyId(), "digest", Map.of("sha256", hash(key)))),
                "predicateType",
                PREDICATE_TYPE,
                "predicate",
                Map.of(
                        "keyId", key.keyId(),
                        "publicKey", Base64.getEncoder().encodeToString(key.raw32()),
                        "notBefore", key.notBefore().toString(),
                        "issuedAt", issuedAt.toString()));
    }

    /**
     * Reads an endorsement out of its DSSE envelope.
     *
     * @throws VerificationException {@code malformed-envelope}, {@code malformed-statement} (also where the id is another key's),
     *     or why its signature does not count: {@code unknown-key}, {@code revoked-key}, {@code key-not-valid},
     *     {@code bad-signature}
     */
    public static KeyEndorsement verified(byte[] envelope, VerificationKeys keys, Clock clock) {
        StatementReader reader = StatementReader.verified(envelope, PREDICATE_TYPE, keys, clock);
        PublicKeyInfo key = key(reader);
        Digest subject = reader.digestOf(key.keyId());
        if (!subject.hex().equals(hash(key))) {
            throw StatementReader.malformed("the hash of key " + key.keyId() + " as digest", subject.hex());
        }
        return new KeyEndorsement(key, reader.time("issuedAt"));
    }

    private static PublicKeyInfo key(StatementReader reader) {
        try {
            byte[] raw = Base64.getDecoder().decode(reader.text("publicKey"));
            return new PublicKeyInfo(reader.text("keyId"), raw, reader.time("notBefore"), null, KeyStatus.ACTIVE);
        } catch (MalformedValueException e) {
            throw StatementReader.malformed(String.valueOf(e.expected()), String.valueOf(e.found()));
        } catch (IllegalArgumentException e) {
            throw StatementReader.malformed("base64 as publicKey", "something else");
        }
    }

    private static String hash(PublicKeyInfo key) {
        return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(key.keyId()));
    }
}
