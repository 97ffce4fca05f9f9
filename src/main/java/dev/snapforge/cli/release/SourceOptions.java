package dev.snapforge.cli.release;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.verify.SourcePolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which source a snapshot must have been built from. */
final class SourceOptions {

    @Option(
            names = "--source",
            paramLabel = "REPOSITORY",
            description =
                    "Must have been built from this repository, for example github.com/acme/tools, as a token of its CI proved.")
    @Nullable
    String repository;

    @Option(
            names = "--source-ref",
            paramLabel = "REF",
            description = "With --source: from this branch or tag, for example refs/heads/main; * stands for any text.")
    @Nullable
    String ref;

    @Option(
            names = "--workflow",
            paramLabel = "FILE[@REF]",
            description = "With --source: by this workflow, for example .github/workflows/release.yml; of another "
                    + "repository with its host and name before the path.")
    @Nullable
    String workflow;

    /**
     * The policy that the options make; null if they ask for nothing.
     *
     * @throws CommandException {@code usage}
     */
    @Nullable
    SourcePolicy policy() {
        if (repository == null) {
            if (ref != null || workflow != null) {
                throw CommandException.usage(
                        "A ref or a workflow is one of a repository.",
                        "--source with --source-ref and --workflow",
                        "none",
                        "Add --source.");
            }
            return null;
        }
        try {
            SourcePolicy policy = SourcePolicy.of(repository);
            policy = ref == null ? policy : policy.withRef(ref);
            return workflow == null ? policy : policy.withWorkflow(workflow);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(
                    "This is no repository.",
                    "host and path, for example github.com/acme/tools",
                    repository,
                    "Correct --source.");
        }
    }
}
