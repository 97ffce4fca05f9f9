package dev.snapforge.builds.report;

/** How much a finding matters. */
public enum Severity {
    /** Good to know. */
    INFO,
    /** The snapshot works, but perhaps not as the author thinks. */
    WARNING,
    /** The job failed because of it. */
    ERROR
}
