package dev.snapforge.builder.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapforge.builder.create.UnreadableBufferRetry;
import dev.snapforge.builder.problem.UnreadableBuffers;
import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.builds.spec.Policy;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.file.BlobFile;
import dev.snapforge.observe.TraceOrigin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which ends of the stages are tried once more, and how often. */
class UnreadableBufferRetryTest {

    private static final Target TARGET = Target.parse("linux-x64/javet-v8-5.0.6");
    private static final Script BUNDLE = new Script("main.js", "globalThis.kept = new ArrayBuffer(1000);");
    private static final JobProblem UNREADABLE = problem("snapshot-does-not-load", "Fatal error: unreachable code");
    private static final JobProblem SILENT = problem("snapshot-does-not-load", null);
    private static final JobProblem OTHER = problem("script-threw", "");

    private final List<BundleSources> tried = new ArrayList<>();

    @Test
    void runsTheStagesOnceIfTheySucceed() throws PipelineTermination {
        MeasuredSnapshot made = retry(BundleSources::attempt).run(sources());

        assertThat(tried).hasSize(1);
        assertThat(made.snapshot().attempt().findings()).isEmpty();
    }

    @Test
    void runsTheStagesOnceIfTheProblemIsAnother() {
        PipelineTermination end = end(sources -> {
            throw sources.attempt().rejected(OTHER);
        });

        assertThat(tried).hasSize(1);
        assertThat(end.outcome().problem()).contains(OTHER);
    }

    @Test
    void triesAnotherScriptEachTimeUntilOneHelps() throws PipelineTermination {
        MeasuredSnapshot made = retry(sources -> {
                    sources.attempt().note(finding("tried-" + tried.size()));
                    if (tried.size() < 3) {
                        throw sources.attempt().rejected(UNREADABLE);
                    }
                    return sources.attempt();
                })
                .run(sources());

        assertThat(tried).hasSize(3);
        assertThat(tried.get(0).scripts()).containsExactly(BUNDLE);
        assertThat(tried.get(1).scripts()).hasSize(2).startsWith(BUNDLE);
        assertThat(tried.get(2).scripts()).hasSize(2).isNotEqualTo(tried.get(1).scripts());
        assertThat(made.snapshot().attempt().findings())
                .as("what was noticed in vain is forgotten")
                .extracting(Finding::code)
                .containsExactly("tried-3", "buffers-reached-early");
    }

    @Test
    void triesAnotherScriptWhereV8EndedWithoutAWord() {
        end(sources -> {
            throw sources.attempt().rejected(SILENT);
        });

        assertThat(tried).hasSize(1 + UnreadableBuffers.ways().size());
    }

    @Test
    void endsAsAtFirstIfNothingHelpsAndLooksCloserOnlyThen() {
        List<JobProblem> lookedAt = new ArrayList<>();
        PipelineTermination end = end(sources -> {
            throw sources.attempt()
                    .rejected(tried.size() == 1 ? UNREADABLE : OTHER)
                    .explainedBy(it -> {
                        lookedAt.add(it);
                        return it;
                    });
        });

        assertThat(tried).hasSize(1 + UnreadableBuffers.ways().size());
        assertThat(lookedAt).isEmpty();
        assertThat(end.explained().problem()).contains(UNREADABLE);
        assertThat(lookedAt).containsExactly(UNREADABLE);
    }

    @Test
    void stopsTryingIfTheMachineIsAtFault() {
        PipelineTermination end = end(sources -> {
            if (tried.size() == 1) {
                throw sources.attempt().rejected(UNREADABLE);
            }
            throw new PipelineTermination(new JobOutcome.MachineFault("disk"));
        });

        assertThat(tried).hasSize(2);
        assertThat(end.outcome()).isEqualTo(new JobOutcome.MachineFault("disk"));
    }

    private PipelineTermination end(PipelineStage<BundleSources, Attempt> stages) {
        PipelineTermination end = catchThrowableOfType(
                PipelineTermination.class, () -> retry(stages).run(sources()));
        assertThat(end).isNotNull();
        return end;
    }

    private UnreadableBufferRetry retry(PipelineStage<BundleSources, Attempt> stages) {
        return new UnreadableBufferRetry(sources -> {
            tried.add(sources);
            return measured(new BundleSources(stages.run(sources), sources.scripts()));
        });
    }

    private static MeasuredSnapshot measured(BundleSources sources) {
        BlobFile file = new BlobFile(Path.of(BlobFile.OUTPUT), 1);
        CanonicalBlob blob = new CanonicalBlob(file, Digest.of(new byte[] {1}));
        CreateResponse created =
                new CreateResponse(file, 0, List.of(), List.of(), List.of(), false, List.of(), List.of());
        return new MeasuredSnapshot(
                new UnverifiedSnapshot(sources, DeterminismSettings.REAL, created, List.of(), blob, blob, false, () -> {
                    throw new AssertionError("Nobody asks the plain runtime");
                }),
                null);
    }

    // No stage here asks an engine.
    @SuppressWarnings("NullAway")
    private static BundleSources sources() {
        JobLease lease = new JobLease(
                new UUID(0, 1),
                new UUID(0, 2),
                1,
                TARGET,
                Digest.of(new byte[] {1}),
                new BuildSpec(
                        null,
                        null,
                        null,
                        List.of(TARGET),
                        BuildSpec.NO_PRELUDE,
                        null,
                        List.of(),
                        List.of(),
                        Policy.DEFAULT,
                        List.of(),
                        Map.of()),
                null,
                null,
                null,
                "anonymous",
                TraceOrigin.NONE,
                false);
        return new BundleSources(new Attempt(lease, null, null, null), List.of(BUNDLE));
    }

    private static JobProblem problem(String code, @Nullable String engineMessage) {
        return new JobProblem(code, code, code, null, null, null, engineMessage);
    }

    private static Finding finding(String code) {
        return new Finding(code, Severity.INFO, code, code, null, null, 1);
    }
}
