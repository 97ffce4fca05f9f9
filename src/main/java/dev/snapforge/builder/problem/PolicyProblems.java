package dev.snapforge.builder.problem;

import dev.snapforge.builder.finding.RuntimeStateFindingFactory;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.protocol.RuntimeStateAccess;
import dev.snapforge.snapshot.SnapshotMetrics;
import java.util.List;
import java.util.stream.Collectors;

/** What the policy of a build does not allow. */
public final class PolicyProblems {

    private PolicyProblems() {}

    public static JobProblem runtimeState(List<RuntimeStateAccess> uses) {
        RuntimeStateAccess first = uses.get(0);
        return new JobProblem(
                "runtime-state",
                "The bundle depends on the state of the machine while it loads",
                "policy.runtimeState is reject, and the bundle uses "
                        + uses.stream().map(RuntimeStateAccess::what).distinct().collect(Collectors.joining(", "))
                        + " while it loads, in "
                        + uses.size() + " places. Each is a finding of this job.",
                "Use them when they are needed, not while the bundle loads; or build with policy.runtimeState fix.",
                RuntimeStateFindingFactory.location(first),
                null,
                null);
    }

    public static JobProblem tooSlow(double wanted, SnapshotMetrics metrics) {
        return JobProblem.of(
                "too-slow",
                "The snapshot is not as fast as the policy wants",
                "A plain start takes %s ms, one from the snapshot %s ms: a speed-up of %s; policy.minSpeedup is %s."
                        .formatted(metrics.plainMillis(), metrics.restoredMillis(), metrics.speedup(), wanted),
                "Leave out what the first requests do not need, or lower policy.minSpeedup. From a code cache a start takes "
                        + metrics.codeCacheMillis() + " ms.");
    }
}
