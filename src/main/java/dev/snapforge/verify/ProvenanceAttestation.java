package dev.snapforge.verify;

import dev.snapforge.core.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an attestation with SLSA provenance (version 1) says of where a snapshot comes from.
 *
 * @param subjects what it is about: the container, and the blob within
 * @param source what the token of a CI proved; null if it proved nothing
 * @param spec the document that the spec's digest is of, in canonical JSON; null if the attestation does not hold it
 * @param dependencies the files of the bundle and what else the snapshot was made of, each with its SHA-256
 */
public record ProvenanceAttestation(
        List<Digest> subjects,
        @Nullable Source source,
        @Nullable String spec,
        Map<String, Digest> dependencies) {

    /** Says what the predicate means. */
    public static final String PREDICATE_TYPE = "https://slsa.dev/provenance/v1";

    /** Says what the external parameters mean. */
    public static final String BUILD_TYPE = "https://snapforge.dev/build-types/v8-startup-snapshot/v1";

    /** Copies list and map. */
    public ProvenanceAttestation {
        subjects = List.copyOf(subjects);
        dependencies = Map.copyOf(dependencies);
    }

    /**
     * A commit, and what a CI ran for it.
     *
     * @param repository address, for example {@code https://github.com/acme/tools}
     * @param ref full name of the branch or tag
     * @param commit its object id
     * @param workflows what the run was started from, then the other one that the job comes from, as far as that was proved
     */
    public record Source(String repository, String ref, String commit, List<Workflow> workflows) {

        /** Copies the list. */
        public Source {
            workflows = List.copyOf(workflows);
        }
    }

    /** A file that says what a run does: the address of its repository, its path there, and which revision ran. */
    public record Workflow(String repository, String path, String ref) {}

    /**
     * Reads an attestation out of its DSSE envelope.
     *
     * @throws VerificationException {@code malformed-envelope}, {@code malformed-statement}, or why its signature does not
     *     count: {@code unknown-key}, {@code revoked-key}, {@code key-not-valid}, {@code bad-signature}
     */
    public static ProvenanceAttestation verified(byte[] envelope, VerificationKeys keys, Clock clock) {
        Map<?, ?> statement = StatementReader.canonical(Dsse.verify(envelope, Dsse.IN_TOTO, keys, clock));
        StatementReader.require(StatementReader.STATEMENT_TYPE, statement.get("_type"));
        StatementReader.require(PREDICATE_TYPE, statement.get("predicateType"));
        Map<?, ?> definition = object(object(statement, "predicate"), "buildDefinition");
        StatementReader.require(BUILD_TYPE, definition.get("buildType"));
        Map<?, ?> parameters = object(definition, "externalParameters");
        return new ProvenanceAttestation(
                subjects(statement), source(parameters), spec(parameters), dependencies(definition));
    }

    private static List<Digest> subjects(Map<?, ?> statement) {
        if (!(statement.get("subject") instanceof List<?> all) || all.isEmpty()) {
            throw StatementReader.malformed("subjects", "none");
        }
        List<Digest> digests = new ArrayList<>();
        for (Object subject : all) {
            Map<?, ?> digest = subject instanceof Map<?, ?> map ? object(map, "digest") : Map.of();
            digests.add(StatementReader.digest("sha256:" + text(digest, "sha256")));
        }
        return digests;
    }

    private static @Nullable Source source(Map<?, ?> parameters) {
        if (!parameters.containsKey("source")) {
            return null;
        }
        Map<?, ?> source = object(parameters, "source");
        List<Workflow> workflows = new ArrayList<>();
        for (String name : List.of("workflow", "reusableWorkflow")) {
            if (parameters.containsKey(name)) {
                Map<?, ?> workflow = object(parameters, name);
                workflows.add(
                        new Workflow(text(workflow, "repository"), text(workflow, "path"), text(workflow, "ref")));
            }
        }
        return new Source(
                text(source, "repository"),
                text(source, "ref"),
                text(object(source, "digest"), "gitCommit"),
                workflows);
    }

    /** Only what its digest fits; attestations from before it was added hold none. */
    private static @Nullable String spec(Map<?, ?> parameters) {
        if (!(parameters.get("spec") instanceof Map<?, ?> spec) || !spec.containsKey("content")) {
            return null;
        }
        try {
            byte[] content = Base64.getDecoder().decode(text(spec, "content"));
            if (Digest.of(content).hex().equals(text(object(spec, "digest"), "sha256"))) {
                return new String(content, StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException e) {
            throw StatementReader.malformed("base64 as content of the spec", "other characters");
        }
        throw StatementReader.malformed("a spec with its digest", "another digest");
    }

    private static Map<String, Digest> dependencies(Map<?, ?> definition) {
        Map<String, Digest> all = new HashMap<>();
        if (definition.get("resolvedDependencies") instanceof List<?> dependencies) {
            for (Object dependency : dependencies) {
                if (dependency instanceof Map<?, ?> map
                        && map.get("name") instanceof String name
                        && map.get("digest") instanceof Map<?, ?> digest
                        && digest.get("sha256") instanceof String hex) {
                    all.put(name, StatementReader.digest("sha256:" + hex));
                }
            }
        }
        return all;
    }

    private static Map<?, ?> object(Map<?, ?> parent, String member) {
        if (parent.get(member) instanceof Map<?, ?> map) {
            return map;
        }
        throw StatementReader.malformed("an object as " + member, "something else");
    }

    private static String text(Map<?, ?> parent, String member) {
        if (parent.get(member) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw StatementReader.malformed("a string as " + member, "something else");
    }
}
