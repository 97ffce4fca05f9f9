package dev.snapforge.advisory.feed;

import dev.snapforge.advisory.AdvisoryContent;
import dev.snapforge.advisory.EngineStatus;
import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.core.Target;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.verify.Dsse;
import dev.snapforge.verify.Envelope;
import dev.snapforge.verify.VerificationException;
import dev.snapforge.verify.VerificationKeys;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of advisories whose signature is genuine.
 *
 * @param counter goes up with each file, from 1
 * @param digest of what was signed
 * @param keyId the key that signed it
 * @param advisories what to say of which engine
 */
record AdvisoryFile(long counter, Digest digest, String keyId, Map<Target, AdvisoryContent> advisories) {

    /** Media type of the body; an envelope with another one was signed for something else. */
    static final String TYPE = "application/vnd.snapforge.engine-advisories+json";

    private static final Set<String> MEMBERS = Set.of("engine", "status", "reason", "link", "successor");

    AdvisoryFile {
        advisories = Map.copyOf(advisories);
    }

    /**
     * Reads and verifies a DSSE envelope.
     *
     * @throws VerificationException if none of its signatures counts
     * @throws AdvisoryFileException {@code advisory-file-malformed}
     */
    static AdvisoryFile verified(byte[] envelope, VerificationKeys keys, Clock clock) {
        Envelope read = Dsse.read(envelope);
        String keyId = Dsse.signer(read, TYPE, keys, clock).keyId();
        Map<?, ?> body = body(read.payload());
        if (!(body.get("counter") instanceof Long counter) || counter < 1) {
            throw AdvisoryFileException.malformed("a counter from 1", String.valueOf(body.get("counter")));
        }
        if (!(body.get("advisories") instanceof List<?> list)) {
            throw AdvisoryFileException.malformed("a list 'advisories'", "none");
        }
        Map<Target, AdvisoryContent> advisories = new LinkedHashMap<>();
        for (Object it : list) {
            if (!(it instanceof Map<?, ?> entry) || !MEMBERS.containsAll(entry.keySet())) {
                throw AdvisoryFileException.malformed("objects with members of " + MEMBERS, "something else");
            }
            Target engine = engine(entry);
            if (advisories.put(engine, content(entry)) != null) {
                throw AdvisoryFileException.malformed("each engine once", engine + " twice");
            }
        }
        return new AdvisoryFile(counter, Digest.of(read.payload()), keyId, advisories);
    }

    private static Map<?, ?> body(byte[] payload) {
        try {
            if (CanonicalJson.parse(payload) instanceof Map<?, ?> body) {
                return body;
            }
        } catch (MalformedValueException e) {
            // Said below.
        }
        throw AdvisoryFileException.malformed("a JSON object", "something else");
    }

    private static Target engine(Map<?, ?> entry) {
        try {
            return Target.parse(String.valueOf(text(entry, "engine")));
        } catch (MalformedValueException e) {
            throw AdvisoryFileException.malformed(String.valueOf(e.expected()), String.valueOf(e.found()));
        }
    }

    private static AdvisoryContent content(Map<?, ?> entry) {
        String status = text(entry, "status");
        String successor = text(entry, "successor");
        try {
            return new AdvisoryContent(
                    Arrays.stream(EngineStatus.values())
                            .filter(it -> it.name().equals(status))
                            .findFirst()
                            .orElseThrow(() -> AdvisoryFileException.malformed(
                                    "SUPPORTED, DEPRECATED or VULNERABLE", String.valueOf(status))),
                    text(entry, "reason"),
                    text(entry, "link"),
                    successor == null ? null : Target.parse(successor));
        } catch (AdvisoryFileException e) {
            throw e;
        } catch (SnapforgeException e) {
            throw AdvisoryFileException.malformed(String.valueOf(e.expected()), String.valueOf(e.found()));
        }
    }

    private static @Nullable String text(Map<?, ?> entry, String member) {
        Object value = entry.get(member);
        if (value != null && !(value instanceof String)) {
            throw AdvisoryFileException.malformed("a text as '" + member + "'", "something else");
        }
        return (String) value;
    }
}
