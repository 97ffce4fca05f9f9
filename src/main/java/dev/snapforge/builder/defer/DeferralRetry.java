package dev.snapforge.builder.defer;

import dev.snapforge.builder.stage.BundleSources;
import dev.snapforge.builder.stage.MeasuredSnapshot;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.report.ReportText;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tries the stages that make a snapshot once more if V8 cannot write something that the bundle makes while it loads, with stand-ins that
 * make it on first use: see {@link DeferredKind}. The result is compared with the source as every other; where it differs, the attempt
 * ends as it did without, and says why.
 */
public final class DeferralRetry implements PipelineStage<BundleSources, MeasuredSnapshot> {

    private static final String DIFFERS = "differs-from-source";

    private final PipelineStage<BundleSources, MeasuredSnapshot> stages;

    public DeferralRetry(PipelineStage<BundleSources, MeasuredSnapshot> stages) {
        this.stages = stages;
    }

    @Override
    public MeasuredSnapshot run(BundleSources sources) throws PipelineTermination {
        try {
            return stages.run(sources);
        } catch (PipelineTermination end) {
            if (!sources.attempt().spec().policy().defer().automatic()) {
                throw end;
            }
            return deferring(sources, end);
        }
    }

    /** @param first how it ended without deferral */
    private MeasuredSnapshot deferring(BundleSources sources, PipelineTermination first) throws PipelineTermination {
        Set<DeferredKind> kinds = EnumSet.noneOf(DeferredKind.class);
        PipelineTermination last = first;
        while (true) {
            Optional<DeferredKind> next = last.outcome()
                    .problem()
                    .flatMap(problem -> DeferredKind.toBlameFor(problem, sources.scripts(), kinds));
            if (next.isEmpty()) {
                throw ended(first, last, kinds);
            }
            kinds.add(next.get());
            Deferral deferral = Deferral.of(sources, kinds);
            MeasuredSnapshot made;
            try {
                made = stages.run(sources.builtBy(deferral.scripts()));
            } catch (PipelineTermination end) {
                last = end;
                continue;
            }
            made.snapshot().attempt().note(deferral.findings());
            return proved(made, first, kinds);
        }
    }

    /** As it did without deferral, and why deferral did not help; or as it does when nobody can say. */
    private static PipelineTermination ended(
            PipelineTermination first, PipelineTermination last, Set<DeferredKind> kinds) {
        return last == first
                ? first
                : last.outcome()
                        .problem()
                        .map(why -> first.told(problem -> unsafe(problem, kinds, why.code() + ": " + why.detail())))
                        .orElse(last);
    }

    /** A difference that a finding is enough for elsewhere is none here: the stand-ins may be its cause. */
    private static MeasuredSnapshot proved(MeasuredSnapshot made, PipelineTermination first, Set<DeferredKind> kinds)
            throws PipelineTermination {
        Optional<String> difference = made.snapshot().attempt().findings().stream()
                .filter(finding -> finding.code().equals(DIFFERS))
                .map(Finding::detail)
                .findFirst();
        if (difference.isPresent()) {
            throw first.told(problem -> unsafe(problem, kinds, difference.get()));
        }
        return made;
    }

    private static JobProblem unsafe(JobProblem problem, Set<DeferredKind> kinds, String why) {
        String words = kinds.stream().map(DeferredKind::words).collect(Collectors.joining(", "));
        return new JobProblem(
                problem.code(),
                problem.title(),
                "%s To defer %s was tried, and is not safe here (%s)."
                        .formatted(ReportText.sentence(problem.detail()), words, ReportText.sentence(why)),
                problem.hint(),
                problem.location(),
                problem.stack(),
                problem.engineMessage(),
                problem.others());
    }
}
