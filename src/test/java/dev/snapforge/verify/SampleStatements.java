package dev.snapforge.verify;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Release and channel statements as the service signs them, in their envelopes, and a way to change what they say. */
public final class SampleStatements {

    private static final String ISSUED_AT = "2026-06-01T00:00:00Z";

    private SampleStatements() {}

    public static Map<String, Object> release(
            String name, String version, Target target, Digest snapshot, long sequence) {
        return statement(
                name + "@" + version,
                snapshot,
                ReleaseStatement.PREDICATE_TYPE,
                Map.of(
                        "name", name,
                        "version", version,
                        "target", target.toString(),
                        "snapshot", snapshot.toString(),
                        "sequence", sequence,
                        "issuedAt", ISSUED_AT));
    }

    public static Map<String, Object> channel(
            String name, String channel, String version, long sequence, long revision) {
        return statement(
                name + "@" + version,
                Digest.of(version.getBytes(StandardCharsets.UTF_8)),
                ChannelStatement.PREDICATE_TYPE,
                Map.of(
                        "name", name,
                        "channel", channel,
                        "version", version,
                        "sequence", sequence,
                        "revision", revision,
                        "issuedAt", ISSUED_AT));
    }

    /** The statement with another member of its predicate. */
    public static Map<String, Object> with(Map<String, Object> statement, String member, Object value) {
        Map<String, Object> predicate = new HashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(statement.get("predicate")))
                .forEach((key, old) -> predicate.put((String) key, old));
        predicate.put(member, value);
        Map<String, Object> changed = new HashMap<>(statement);
        changed.put("predicate", predicate);
        return changed;
    }

    public static byte[] signed(Map<String, Object> statement, KeyPair pair, PublicKeyInfo key) {
        return signed(CanonicalJson.write(statement), pair, key);
    }

    public static byte[] signed(byte[] body, KeyPair pair, PublicKeyInfo key) {
        byte[] message = Dsse.pae(StatementReader.PAYLOAD_TYPE, body);
        return Dsse.write(StatementReader.PAYLOAD_TYPE, body, key.keyId(), SampleSnapshots.sign(pair, message))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> statement(
            String subject, Digest digest, String type, Map<String, Object> predicate) {
        return Map.of(
                "_type",
                StatementReader.STATEMENT_TYPE,
                "subject",
                List.of(Map.of("name", subject, "digest", Map.of("sha256", digest.hex()))),
                "predicateType",
                type,
                "predicate",
                predicate);
    }
}
