package dev.snapforge.cli.build;

import dev.snapforge.cli.bundle.SpecDraft;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.verify.ProvenanceAttestation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The spec that a snapshot was made with, as far as it is on record. Each member is set, also if it is empty: what the bundle's
 * {@code snapforge.json} says by now does not count.
 *
 * @param whole whether everything that the snapshot depends on is known; if not, checks, warm-up and policy are not
 * @param members of the spec, as the API takes it
 */
record RecordedSpec(boolean whole, Map<String, @Nullable Object> members) {

    /**
     * Of a snapshot.
     *
     * @param attestation about it, if there is one; from a release before 0.2.0, it has the digest of the spec alone
     */
    static RecordedSpec of(SnapshotMetadata metadata, Optional<ProvenanceAttestation> attestation) {
        return document(metadata, attestation)
                .map(it -> new RecordedSpec(true, members(it)))
                .orElseGet(() -> new RecordedSpec(
                        false,
                        Map.of(
                                "prelude", metadata.prelude(),
                                "requires", metadata.requires(),
                                "features", metadata.features())));
    }

    /** What the digest of the spec is of, if an attestation holds it. */
    static Optional<JsonView> document(SnapshotMetadata metadata, Optional<ProvenanceAttestation> attestation) {
        return attestation
                .map(ProvenanceAttestation::spec)
                .map(it -> it.getBytes(StandardCharsets.UTF_8))
                .filter(it -> Digest.of(it).equals(metadata.spec()))
                .flatMap(JsonView::parse);
    }

    /** A draft of it. */
    SpecDraft draft() {
        return SpecDraft.of(members);
    }

    private static Map<String, @Nullable Object> members(JsonView document) {
        Map<String, Object> policy = new HashMap<>();
        policy.put("runtimeState", document.text("runtimeState"));
        if (document.at("unhandledRejections").isPresent()) {
            policy.put("unhandledRejections", document.text("unhandledRejections"));
        }
        if (document.at("defer").isPresent()) {
            List<String> patterns = document.texts("defer");
            policy.put("defer", patterns.isEmpty() ? document.text("defer") : patterns);
        }
        List<Object> checks = new ArrayList<>();
        document.list("checks").forEach(it -> checks.add(check(it)));
        Map<String, @Nullable Object> members = new HashMap<>();
        // The files of a base are files of the bundle, and what its spec said is in the document.
        members.put("base", null);
        members.put("prelude", document.text("prelude"));
        members.put("warmup", document.textOrNull("warmup"));
        members.put("policy", policy);
        members.put("features", document.texts("features"));
        members.put("requires", document.texts("requires"));
        members.put("checks", checks);
        return members;
    }

    /** The document has the expected value as the text of its JSON. */
    private static Object check(JsonView check) {
        String expected = check.textOrNull("expected");
        if (expected == null) {
            return check.text("expression");
        }
        Map<String, @Nullable Object> members = new HashMap<>();
        members.put("expression", check.text("expression"));
        try {
            members.put("expected", CanonicalJson.parse(expected.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedValueException e) {
            // A number that this reader does not take, for example: the snapshot's digest of the spec shows that it was
            // another one.
            members.put("expected", expected);
        }
        return members;
    }
}
