package dev.snapforge.builder.create;

import dev.snapforge.builder.problem.UnreadableBuffers;
import dev.snapforge.builder.stage.BundleSources;
import dev.snapforge.builder.stage.MeasuredSnapshot;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.engine.protocol.Script;
import java.util.Optional;

/**
 * Tries the stages that make a snapshot once more, with another script behind the bundle each time, if V8 cannot read what it wrote:
 * see {@link UnreadableBuffers}. If none of them helps, the attempt ends as it did without.
 */
public final class UnreadableBufferRetry implements PipelineStage<BundleSources, MeasuredSnapshot> {

    private final PipelineStage<BundleSources, MeasuredSnapshot> stages;

    public UnreadableBufferRetry(PipelineStage<BundleSources, MeasuredSnapshot> stages) {
        this.stages = stages;
    }

    @Override
    public MeasuredSnapshot run(BundleSources sources) throws PipelineTermination {
        try {
            return stages.run(sources.branch());
        } catch (PipelineTermination end) {
            if (end.outcome().problem().filter(UnreadableBuffers::areMeantBy).isEmpty()) {
                throw end;
            }
            return anotherWay(sources).orElseThrow(() -> end);
        }
    }

    private Optional<MeasuredSnapshot> anotherWay(BundleSources sources) throws PipelineTermination {
        for (Script way : UnreadableBuffers.ways()) {
            try {
                MeasuredSnapshot measured = stages.run(sources.followedBy(way));
                measured.snapshot().attempt().note(UnreadableBuffers.finding());
                return Optional.of(measured);
            } catch (PipelineTermination end) {
                if (end.outcome().problem().isEmpty()) {
                    throw end;
                }
            }
        }
        return Optional.empty();
    }
}
