package dev.snapforge.snapshot;

/** Whether a snapshot is measured already. */
public enum MetricsState {
    /** It is published, and is measured when no build waits. */
    PENDING,
    /** The figures are there. */
    MEASURED
}
