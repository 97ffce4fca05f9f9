package dev.snapforge.builds;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The attempt that wants to write is no longer the job's current one, or the job has ended. */
public final class LeaseLostException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    LeaseLostException(JobLease lease) {
        super(
                ErrorCategory.CONFLICT,
                "lease-lost",
                "Attempt " + lease.attempt() + " of job " + lease.jobId() + " may not write any more.",
                null,
                null,
                "Stop working on the job.");
    }
}
