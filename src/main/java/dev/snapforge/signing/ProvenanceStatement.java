package dev.snapforge.signing;

import dev.snapforge.core.CiRun;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Layer;
import dev.snapforge.core.Target;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.verify.ProvenanceAttestation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a snapshot came to be: an in-toto ProvenanceStatement, version 1, with SLSA provenance, version 1.
 *
 * @param container digest of the container, one of the two subjects
 * @param blob digest of the blob, the other
 * @param target what it was built for
 * @param spec digest of the build's spec
 * @param specDocument what that is the digest of, in canonical JSON; it is left out of the statement if it is longer than
 *     {@value #MAX_SPEC} characters
 * @param bundle digest of the bundle
 * @param bundleFiles the files of the bundle, in the order they ran
 * @param source the run of a CI that asked for the build, as its token proved; null if that proved none
 * @param nativeLibrary digest of the native library that made the blob
 * @param icuData digest of the ICU data that it read, or null if it read none
 * @param builder who made it
 * @param invocationId the job
 * @param rebuildOf the build that this one repeats, or null
 * @param startedOn when the job's attempt began
 * @param finishedOn when the blob had been verified
 * @param capabilities what the snapshot was found to offer and to need
 * @param layers what it stands on, the nearest first; empty without a base
 */
public record ProvenanceStatement(
        Digest container,
        Digest blob,
        Target target,
        Digest spec,
        String specDocument,
        Digest bundle,
        List<Material> bundleFiles,
        @Nullable CiRun source,
        Digest nativeLibrary,
        @Nullable Digest icuData,
        Builder builder,
        UUID invocationId,
        @Nullable UUID rebuildOf,
        Instant startedOn,
        Instant finishedOn,
        List<String> capabilities,
        List<Layer> layers) {

    /** Whoever reads attestations keeps them in memory; what a spec is made of can be looked up elsewhere. */
    static final int MAX_SPEC = 65_536;

    /** Copies the lists. */
    public ProvenanceStatement {
        bundleFiles = List.copyOf(bundleFiles);
        capabilities = List.copyOf(capabilities);
        layers = List.copyOf(layers);
    }

    /** A file of the bundle. */
    public record Material(String name, Digest digest) {}

    /**
     * Who made a snapshot.
     *
     * @param id URI of the whole service, which verifiers compare: the same for all its processes, for as long as it is the same service
     * @param process which of its builders it was, for people who look for a cause
     * @param isolation what surrounded the engine's process, by the builder's own word; null if that is not known any more
     */
    public record Builder(
            String id, String process, @Nullable String isolation) {}

    Map<String, Object> toJson() {
        return Map.of(
                "_type",
                "https://in-toto.io/Statement/v1",
                "subject",
                List.of(resource("container.v8ss", container), resource("blob.bin", blob)),
                "predicateType",
                ProvenanceAttestation.PREDICATE_TYPE,
                "predicate",
                Map.of("buildDefinition", buildDefinition(), "runDetails", runDetails()));
    }

    private Map<String, Object> buildDefinition() {
        List<Object> dependencies = new ArrayList<>();
        if (source != null) {
            dependencies.add(Map.of("uri", source.uri(), "digest", Map.of("gitCommit", source.commit())));
        }
        bundleFiles.forEach(file -> dependencies.add(resource(file.name(), file.digest())));
        dependencies.add(resource(target + "/native-library", nativeLibrary));
        if (icuData != null) {
            dependencies.add(resource(target + "/icu-data", icuData));
        }
        return Map.of(
                "buildType",
                ProvenanceAttestation.BUILD_TYPE,
                "externalParameters",
                externalParameters(),
                "internalParameters",
                internalParameters(),
                "resolvedDependencies",
                dependencies);
    }

    private Map<String, Object> externalParameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("target", target.toString());
        parameters.put("spec", specResource());
        parameters.put("bundle", Map.of("digest", digestSet(bundle)));
        if (!layers.isEmpty()) {
            parameters.put(ProvenanceAttestation.LAYERS, Layer.toJson(layers));
        }
        if (source != null) {
            parameters.putAll(SourceParameters.external(source));
        }
        return parameters;
    }

    /** A resource descriptor of in-toto: its content is what the digest is of, so that the build can be repeated. */
    private Map<String, Object> specResource() {
        if (specDocument.length() > MAX_SPEC) {
            return Map.of("digest", digestSet(spec));
        }
        byte[] content = specDocument.getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "digest",
                digestSet(spec),
                "content",
                Base64.getEncoder().encodeToString(content),
                "mediaType",
                "application/json");
    }

    private Map<String, Object> internalParameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("builder", builder.process());
        if (builder.isolation() != null) {
            parameters.put("isolation", builder.isolation());
        }
        if (rebuildOf != null) {
            parameters.put("rebuildOf", rebuildOf.toString());
        }
        if (source != null) {
            parameters.put("ci", SourceParameters.internal(source));
        }
        return parameters;
    }

    private Map<String, Object> runDetails() {
        Map<String, Object> details = new HashMap<>();
        details.put("builder", Map.of("id", builder.id()));
        details.put(
                "metadata",
                Map.of(
                        "invocationId", invocationId.toString(),
                        "startedOn", startedOn.toString(),
                        "finishedOn", finishedOn.toString()));
        if (!capabilities.isEmpty()) {
            details.put("byproducts", List.of(capabilitiesResource()));
        }
        return details;
    }

    /** A resource descriptor of in-toto, as that of the spec. */
    private Map<String, Object> capabilitiesResource() {
        byte[] content = CanonicalJson.write(capabilities);
        return Map.of(
                "name",
                ProvenanceAttestation.CAPABILITIES,
                "digest",
                digestSet(Digest.of(content)),
                "content",
                Base64.getEncoder().encodeToString(content),
                "mediaType",
                "application/json");
    }

    private static Map<String, Object> resource(String name, Digest digest) {
        return Map.of("name", name, "digest", digestSet(digest));
    }

    private static Map<String, Object> digestSet(Digest digest) {
        return Map.of("sha256", digest.hex());
    }
}
