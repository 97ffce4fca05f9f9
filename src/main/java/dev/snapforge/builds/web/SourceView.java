package dev.snapforge.builds.web;

import dev.snapforge.core.CiRun;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The source of a build as clients see it. */
@Schema(name = "BuildSource", description = "A run of a CI, as a token of a trusted issuer proved")
record SourceView(
        @Schema(description = "Who signed the token", example = "https://token.actions.githubusercontent.com")
        String issuer,

        @Schema(description = "The repository's address", example = "https://github.com/acme/tools")
        String repository,

        @Schema(description = "The repository's number, which renaming does not change, or null", example = "74")
        @Nullable
        String repositoryId,

        @Schema(description = "The number of the repository's owner, or null", example = "65") @Nullable
        String ownerId,

        @Schema(description = "The full name of the branch or tag", example = "refs/heads/main")
        String ref,

        @Schema(description = "The commit's object id", example = "1f0e5a2c7b3d4e5f60718293a4b5c6d7e8f90123")
        String commit,

        @Schema(description = "What the run was started from, or null") @Nullable
        WorkflowView workflow,

        @Schema(description = "The other workflow that the job itself comes from; null if it comes from the first")
        @Nullable
        WorkflowView reusableWorkflow,

        @Schema(description = "The number of the run or pipeline, or null", example = "4711") @Nullable
        String run,

        @Schema(description = "Which attempt of the run, or null", example = "1") @Nullable
        String attempt,

        @Schema(description = "The number of the job, or null") @Nullable
        String job,

        @Schema(description = "What started the run, or null", example = "push") @Nullable
        String event) {

    static @Nullable SourceView of(@Nullable CiRun run) {
        return run == null
                ? null
                : new SourceView(
                        run.issuer(),
                        run.repository(),
                        run.repositoryId(),
                        run.ownerId(),
                        run.ref(),
                        run.commit(),
                        WorkflowView.of(run.workflow()),
                        WorkflowView.of(run.reusableWorkflow()),
                        run.run(),
                        run.attempt(),
                        run.job(),
                        run.event());
    }

    /** A workflow as clients see it. */
    @Schema(name = "BuildWorkflow", description = "A file that says what a run of a CI does")
    record WorkflowView(
            @Schema(description = "The repository that it is in", example = "https://github.com/acme/tools")
            String repository,

            @Schema(description = "Its path there", example = ".github/workflows/release.yml")
            String path,

            @Schema(description = "Which revision of it ran", example = "refs/heads/main")
            String ref) {

        static @Nullable WorkflowView of(CiRun.@Nullable Workflow workflow) {
            return workflow == null ? null : new WorkflowView(workflow.repository(), workflow.path(), workflow.ref());
        }
    }
}
