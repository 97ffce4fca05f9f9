package dev.snapforge.verify;

import dev.snapforge.core.Capability;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Layer;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.json.CanonicalJson;
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
 * @param capabilities what the snapshot was found to offer and to need; null if the attestation does not say, as those from before
 *     it was found out
 * @param layers what the snapshot stands on, the nearest first; empty if it stands on nothing
 */
public record ProvenanceAttestation(
        List<Digest> subjects,
        @Nullable Source source,
        @Nullable String spec,
        Map<String, Digest> dependencies,
        @Nullable List<String> capabilities,
        List<Layer> layers) {

    /** Says what the predicate means. */
    public static final String PREDICATE_TYPE = "https://slsa.dev/provenance/v1";

    /** Says what the external parameters mean. */
    public static final String BUILD_TYPE = "https://snapforge.dev/build-types/v8-startup-snapshot/v1";

    /** By which name the byproducts list what the snapshot offers and needs. */
    public static final String CAPABILITIES = "capabilities";

    /** Which external parameter says what a snapshot stands on. */
    public static final String LAYERS = "layers";

    /** Copies list and map. */
    public ProvenanceAttestation {
        subjects = List.copyOf(subjects);
        dependencies = Map.copyOf(dependencies);
        capabilities = capabilities == null ? null : List.copyOf(capabilities);
        layers = List.copyOf(layers);
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
        Map<?, ?> predicate = object(statement, "predicate");
        Map<?, ?> definition = object(predicate, "buildDefinition");
        StatementReader.require(BUILD_TYPE, definition.get("buildType"));
        Map<?, ?> parameters = object(definition, "externalParameters");
        return new ProvenanceAttestation(
                subjects(statement),
                source(parameters),
                spec(parameters),
                dependencies(definition),
                capabilities(predicate),
                layers(parameters));
    }

    /**
     * Refuses a snapshot that is not proved to offer all that is required of it.
     *
     * @param requires words of {@link Capability}
     * @throws VerificationException {@code capability-missing}
     */
    public void requireCapabilities(List<String> requires) {
        List<String> offered = capabilities;
        if (offered == null && !requires.isEmpty()) {
            throw capabilityMissing(requires, "an attestation that does not say what there is");
        }
        List<String> lacking = offered == null
                ? List.of()
                : requires.stream().filter(it -> !offered.contains(it)).toList();
        if (!lacking.isEmpty()) {
            throw capabilityMissing(requires, "a snapshot without " + String.join(", ", lacking));
        }
    }

    /** That what is required is not proved. */
    public static VerificationException capabilityMissing(List<String> requires, String found) {
        return new VerificationException(
                "capability-missing",
                "The snapshot is not proved to offer what is required of it.",
                String.join(", ", requires),
                found,
                "Start without the snapshot, ask for less, or build one that has it.");
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

    /**
     * What an attestation says of what its snapshot offers, for people who look at a file: nobody has verified it. Null if it does not
     * say, or is none.
     *
     * @param envelope DSSE
     */
    public static @Nullable List<String> unverifiedCapabilities(byte[] envelope) {
        try {
            if (CanonicalJson.parse(envelope) instanceof Map<?, ?> dsse
                    && dsse.get("payload") instanceof String payload
                    && CanonicalJson.parse(Base64.getDecoder().decode(payload)) instanceof Map<?, ?> statement
                    && statement.get("predicate") instanceof Map<?, ?> predicate) {
                return capabilities(predicate);
            }
            return null;
        } catch (IllegalArgumentException | MalformedValueException e) {
            return null;
        }
    }

    private static @Nullable List<String> capabilities(Map<?, ?> predicate) {
        if (!(predicate.get("runDetails") instanceof Map<?, ?> details)
                || !(details.get("byproducts") instanceof List<?> byproducts)) {
            return null;
        }
        for (Object byproduct : byproducts) {
            if (byproduct instanceof Map<?, ?> resource && CAPABILITIES.equals(resource.get("name"))) {
                return words(text(resource, "content"));
            }
        }
        return null;
    }

    private static List<String> words(String content) {
        try {
            if (CanonicalJson.parse(Base64.getDecoder().decode(content)) instanceof List<?> list) {
                return Capability.words(list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList());
            }
        } catch (IllegalArgumentException | MalformedValueException e) {
            throw StatementReader.malformed("capabilities as JSON in base64", "something else");
        }
        throw StatementReader.malformed("a list of capabilities", "something else");
    }

    private static List<Layer> layers(Map<?, ?> parameters) {
        if (!parameters.containsKey(LAYERS)) {
            return List.of();
        }
        try {
            return Layer.read(parameters.get(LAYERS));
        } catch (MalformedValueException e) {
            throw StatementReader.malformed(String.valueOf(e.expected()), String.valueOf(e.found()));
        }
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
