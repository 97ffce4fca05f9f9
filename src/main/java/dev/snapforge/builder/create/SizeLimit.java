package dev.snapforge.builder.create;

import dev.snapforge.builder.problem.BlobProblems;
import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.JobOutcome;
import dev.snapforge.builder.stage.MeasuredSnapshot;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builder.stage.PipelineTermination;

/** Refuses a snapshot that is larger than the operator allows; what is left is proven. */
public final class SizeLimit implements PipelineStage<MeasuredSnapshot, JobOutcome> {

    private final long bytes;

    /** @param bytes of the largest blob that is allowed */
    public SizeLimit(long bytes) {
        this.bytes = bytes;
    }

    @Override
    public JobOutcome run(MeasuredSnapshot measured) throws PipelineTermination {
        Attempt attempt = measured.snapshot().attempt();
        byte[] blob = measured.snapshot().blob();
        if (blob.length > bytes) {
            throw attempt.rejected(BlobProblems.tooLarge(blob.length, bytes));
        }
        return new JobOutcome.Proven(
                attempt.lease(), blob, attempt.findings(), measured.metrics(), attempt.capabilities());
    }
}
