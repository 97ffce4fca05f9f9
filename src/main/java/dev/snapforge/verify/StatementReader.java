package dev.snapforge.verify;

import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.core.Target;
import dev.snapforge.json.CanonicalJson;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An in-toto Statement, version 1, about one version of a name or one key, out of an envelope whose signature was found genuine. Unknown
 * members are passed over, as in-toto's parsing rules ask; the form must be canonical all the same, so that no two readers can
 * see different things in the same bytes.
 */
final class StatementReader {

    static final String STATEMENT_TYPE = "https://in-toto.io/Statement/v1";

    private final PublicKeyInfo signer;
    private final Map<?, ?> predicate;
    private final String subject;
    private final Digest digest;

    private StatementReader(PublicKeyInfo signer, Map<?, ?> predicate, String subject, Digest digest) {
        this.signer = signer;
        this.predicate = predicate;
        this.subject = subject;
        this.digest = digest;
    }

    static StatementReader verified(byte[] envelope, String predicateType, VerificationKeys keys, Clock clock) {
        Envelope read = Dsse.read(envelope);
        PublicKeyInfo signer = Dsse.signer(read, Dsse.IN_TOTO, keys, clock);
        Map<?, ?> statement = canonical(read.payload());
        require(STATEMENT_TYPE, statement.get("_type"));
        require(predicateType, statement.get("predicateType"));
        if (statement.get("predicate") instanceof Map<?, ?> predicate
                && statement.get("subject") instanceof List<?> subjects
                && subjects.size() == 1
                && subjects.get(0) instanceof Map<?, ?> subject
                && subject.get("name") instanceof String name
                && subject.get("digest") instanceof Map<?, ?> digests
                && digests.get("sha256") instanceof String hex) {
            return new StatementReader(signer, predicate, name, digest("sha256:" + hex));
        }
        throw malformed("a predicate and one subject with a name and a SHA-256", "something else");
    }

    /** The key that signed the statement. */
    PublicKeyInfo signer() {
        return signer;
    }

    /** The digest of the subject, which must be this version of this name. */
    Digest digestOf(String name, String version) {
        return digestOf(name + "@" + version);
    }

    /** The digest of the subject, which must have this name. */
    Digest digestOf(String name) {
        require(name, subject);
        return digest;
    }

    String text(String member) {
        if (predicate.get(member) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw malformed("a string as " + member, "something else");
    }

    /** A place in an order, counted from 1. */
    long count(String member) {
        if (predicate.get(member) instanceof Long count && count >= 1) {
            return count;
        }
        throw malformed("a whole number from 1 as " + member, String.valueOf(predicate.get(member)));
    }

    Instant time(String member) {
        String text = text(member);
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw malformed("a time (RFC 3339) as " + member, text);
        }
    }

    Target target(String member) {
        String text = text(member);
        try {
            return Target.parse(text);
        } catch (MalformedValueException e) {
            throw malformed("a target as " + member, text);
        }
    }

    static Map<?, ?> canonical(byte[] body) {
        try {
            Object value = CanonicalJson.parse(body);
            if (value instanceof Map<?, ?> map && Arrays.equals(CanonicalJson.write(value), body)) {
                return map;
            }
        } catch (MalformedValueException e) {
            throw malformed("JSON: " + e.expected(), String.valueOf(e.found()));
        }
        throw malformed("an object in canonical JSON (RFC 8785)", "something else");
    }

    static Digest digest(String text) {
        try {
            return Digest.parse(text);
        } catch (MalformedValueException e) {
            throw malformed("a SHA-256", text);
        }
    }

    static void require(String expected, @Nullable Object found) {
        if (!expected.equals(found)) {
            throw malformed(expected, String.valueOf(found));
        }
    }

    static VerificationException malformed(String expected, String found) {
        return new VerificationException(
                "malformed-statement",
                "A trusted key signed this, but it does not say what it should.",
                expected,
                found.length() <= 200 ? found : found.substring(0, 200) + "…",
                "Report it as a defect of the service; do not use what it is about.");
    }
}
