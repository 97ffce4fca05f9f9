package dev.snapforge.advisory;

/** What follows for those who ask for something that stands on a vulnerable engine. */
public enum VulnerablePolicy {
    /** They get it, and are warned. */
    WARN,
    /** They are refused. */
    REFUSE
}
