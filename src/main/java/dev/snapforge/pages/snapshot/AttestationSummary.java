package dev.snapforge.pages.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an attestation (DSSE around an in-toto statement) says.
 *
 * @param builder who says it made the snapshot; null if the attestation is withheld
 * @param process which process of that builder it was; empty in attestations from before it was named apart
 * @param source the repository and ref that a token of the CI proved, as one address; empty if none was proved
 * @param commit of that repository; empty without a source
 * @param workflow which the CI ran, as path and ref; empty if none was proved
 * @param bundle what it was made from
 * @param target what it was made for
 * @param statement all of it, as JSON for people
 * @param refusal the code with which it is withheld, or null
 */
record AttestationSummary(
        @Nullable String builder,
        @Nullable String process,
        @Nullable String source,
        @Nullable String commit,
        @Nullable String workflow,
        @Nullable String bundle,
        @Nullable String target,
        @Nullable String statement,
        @Nullable String refusal) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Reads an envelope of this service, whose signature was checked. */
    static AttestationSummary of(String envelope) {
        byte[] payload = Base64.getDecoder()
                .decode(JSON.readTree(envelope).path("payload").asString());
        JsonNode statement = JSON.readTree(new String(payload, StandardCharsets.UTF_8));
        JsonNode asked = statement.at("/predicate/buildDefinition/externalParameters");
        JsonNode workflow = asked.path("workflow");
        return new AttestationSummary(
                statement.at("/predicate/runDetails/builder/id").asString(""),
                statement
                        .at("/predicate/buildDefinition/internalParameters/builder")
                        .asString(""),
                asked.at("/source/uri").asString(""),
                asked.at("/source/digest/gitCommit").asString(""),
                workflow.isMissingNode()
                        ? ""
                        : workflow.path("path").asString("") + "@"
                                + workflow.path("ref").asString(""),
                "sha256:" + asked.at("/bundle/digest/sha256").asString(""),
                asked.path("target").asString(""),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(statement),
                null);
    }

    static AttestationSummary withheld(String code) {
        return new AttestationSummary(null, null, null, null, null, null, null, null, code);
    }
}
