package dev.snapforge.builder.stage;

import dev.snapforge.builds.JobLease;

/** Tells the same outcome of an attempt in words that help its author more. */
@FunctionalInterface
public interface OutcomeEditor {

    JobOutcome edit(JobOutcome outcome, JobLease lease);
}
