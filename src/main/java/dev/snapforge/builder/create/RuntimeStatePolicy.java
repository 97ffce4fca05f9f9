package dev.snapforge.builder.create;

import dev.snapforge.builder.finding.IntlTargets;
import dev.snapforge.builder.finding.RuntimeStateFindings;
import dev.snapforge.builder.problem.PolicyProblems;
import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.builder.stage.UnverifiedSnapshot;
import dev.snapforge.builds.spec.RuntimeStateHandling;
import dev.snapforge.engine.protocol.RuntimeStateAccess;
import java.util.List;

/** Notes the clock, randomness and environment that the snapshot has frozen, and ends the attempt if the policy refuses any of it. */
public final class RuntimeStatePolicy implements PipelineStage<UnverifiedSnapshot, UnverifiedSnapshot> {

    private final IntlTargets intl;

    public RuntimeStatePolicy(IntlTargets intl) {
        this.intl = intl;
    }

    @Override
    public UnverifiedSnapshot run(UnverifiedSnapshot snapshot) throws PipelineTermination {
        Attempt attempt = snapshot.attempt();
        RuntimeStateHandling policy = attempt.spec().policy().runtimeState();
        List<RuntimeStateAccess> uses = snapshot.uses();
        attempt.note(RuntimeStateFindings.of(attempt, intl)
                .ofBundle(uses, snapshot.blob().file()));
        List<RuntimeStateAccess> state = uses.stream()
                .filter(use -> RuntimeStateFindings.STATE.contains(use.kind()))
                .toList();
        if (policy == RuntimeStateHandling.REJECT && !state.isEmpty()) {
            throw attempt.rejected(PolicyProblems.runtimeState(state));
        }
        return snapshot;
    }
}
