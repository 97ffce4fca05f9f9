package dev.snapforge.worker;

import dev.snapforge.build.JobLease;

/** Tells the same outcome of an attempt in words that help its author more. */
@FunctionalInterface
interface OutcomeEditor {

    JobOutcome edit(JobOutcome outcome, JobLease lease);
}
