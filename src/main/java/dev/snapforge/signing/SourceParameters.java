package dev.snapforge.signing;

import dev.snapforge.core.CiRun;
import dev.snapforge.core.CiRun.Workflow;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run of a CI in the words of SLSA provenance, version 1. */
final class SourceParameters {

    private SourceParameters() {}

    /** What a verifier compares: the members {@code source}, {@code workflow} and {@code reusableWorkflow} of the external parameters. */
    static Map<String, Object> external(CiRun run) {
        Map<String, Object> members = new HashMap<>();
        members.put(
                "source",
                Map.of(
                        "uri", run.uri(),
                        "digest", Map.of("gitCommit", run.commit()),
                        "repository", run.repository(),
                        "ref", run.ref()));
        putWorkflow(members, "workflow", run.workflow());
        putWorkflow(members, "reusableWorkflow", run.reusableWorkflow());
        return members;
    }

    /** Which run it was, and who said so. */
    static Map<String, Object> internal(CiRun run) {
        Map<String, Object> members = new HashMap<>();
        members.put("issuer", run.issuer());
        putUnlessNull(members, "repositoryId", run.repositoryId());
        putUnlessNull(members, "ownerId", run.ownerId());
        putUnlessNull(members, "run", run.run());
        putUnlessNull(members, "attempt", run.attempt());
        putUnlessNull(members, "job", run.job());
        putUnlessNull(members, "event", run.event());
        return members;
    }

    private static void putWorkflow(Map<String, Object> members, String name, @Nullable Workflow workflow) {
        putUnlessNull(
                members,
                name,
                workflow == null
                        ? null
                        : Map.of(
                                "repository", workflow.repository(),
                                "path", workflow.path(),
                                "ref", workflow.ref()));
    }

    private static void putUnlessNull(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
