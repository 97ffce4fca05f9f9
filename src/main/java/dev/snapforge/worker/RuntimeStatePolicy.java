package dev.snapforge.worker;

import dev.snapforge.build.RuntimeState;
import dev.snapforge.engine.protocol.Use;
import java.util.List;

/** Notes the clock, randomness and environment that the snapshot has frozen, and ends the attempt if the policy refuses any of it. */
final class RuntimeStatePolicy implements PipelineStage<UnverifiedSnapshot, UnverifiedSnapshot> {

    private final IntlTargets intl;

    RuntimeStatePolicy(IntlTargets intl) {
        this.intl = intl;
    }

    @Override
    public UnverifiedSnapshot run(UnverifiedSnapshot snapshot) throws PipelineEnd {
        Attempt attempt = snapshot.attempt();
        RuntimeState policy = attempt.spec().policy().runtimeState();
        List<Use> uses = snapshot.created().uses();
        attempt.note(
                new RuntimeStateFindings(policy, intl.hint(attempt.lease().target())).ofBundle(uses, snapshot.blob()));
        List<Use> state = uses.stream()
                .filter(use -> RuntimeStateFindings.STATE.contains(use.kind()))
                .toList();
        if (policy == RuntimeState.REJECT && !state.isEmpty()) {
            throw attempt.rejected(PolicyProblems.runtimeState(state));
        }
        return snapshot;
    }
}
