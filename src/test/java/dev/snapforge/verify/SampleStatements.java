package dev.snapforge.verify;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
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

    /** An attestation whose source is this ref of a repository, with one workflow. */
    public static Map<String, Object> provenance(Digest container, String repository, String ref) {
        return provenance(container, source(repository, ref));
    }

    /** External parameters that say so. */
    static Map<String, Object> source(String repository, String ref) {
        return Map.of(
                "source",
                Map.of(
                        "repository",
                        repository,
                        "ref",
                        ref,
                        "uri",
                        "git+" + repository + "@" + ref,
                        "digest",
                        Map.of("gitCommit", "1f0e5a2c7b3d4e5f60718293a4b5c6d7e8f90123")),
                "workflow",
                Map.of("repository", repository, "path", ".github/workflows/release.yml", "ref", ref));
    }

    /** An attestation with these external parameters. */
    public static Map<String, Object> provenance(Digest container, Map<String, Object> parameters) {
        return statement(
                "container.v8ss",
                container,
                ProvenanceAttestation.PREDICATE_TYPE,
                Map.of(
                        "buildDefinition",
                        Map.of(
                                "buildType",
                                ProvenanceAttestation.BUILD_TYPE,
                                "externalParameters",
                                parameters,
                                "resolvedDependencies",
                                List.of()),
                        "runDetails",
                        Map.of("builder", Map.of("id", "https://snapforge.example/builders"))));
    }

    /** An attestation of no source that says what the snapshot offers. */
    public static Map<String, Object> capabilities(Digest container, List<String> words) {
        byte[] content = CanonicalJson.write(words);
        return with(
                provenance(container, Map.of()),
                "runDetails",
                Map.of(
                        "builder",
                        Map.of("id", "https://snapforge.example/builders"),
                        "byproducts",
                        List.of(Map.of(
                                "name",
                                "capabilities",
                                "content",
                                Base64.getEncoder().encodeToString(content)))));
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
        byte[] message = Dsse.pae(Dsse.IN_TOTO, body);
        return Dsse.write(Dsse.IN_TOTO, body, key.keyId(), SampleSnapshots.sign(pair, message))
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
