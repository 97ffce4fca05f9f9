package dev.snapforge.snapshot;

/** Whether a snapshot is measured already. */
public enum MetricsState {
    /** It is published, and is measured when no build waits. */
    PENDING,
    /** The figures are there. */
    MEASURED,
    /** Each try ended with a fault of the machine that measured, and there is no further one. */
    FAILED
}
