package dev.snapforge.worker;

/** Refuses a snapshot that is larger than the operator allows; what is left is proven. */
final class SizeLimit implements PipelineStage<MeasuredSnapshot, JobOutcome> {

    private final long bytes;

    /** @param bytes of the largest blob that is allowed */
    SizeLimit(long bytes) {
        this.bytes = bytes;
    }

    @Override
    public JobOutcome run(MeasuredSnapshot measured) throws PipelineEnd {
        Attempt attempt = measured.snapshot().attempt();
        byte[] blob = measured.snapshot().blob();
        if (blob.length > bytes) {
            throw attempt.rejected(BlobProblems.tooLarge(blob.length, bytes));
        }
        return new JobOutcome.Proven(attempt.lease(), blob, attempt.findings(), measured.metrics());
    }
}
