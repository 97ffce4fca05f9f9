package dev.snapforge.engine.isolation;

/** When engine processes run under bubblewrap: the setting {@code snapforge.engine.isolation}. */
public enum IsolationPolicy {
    /** If it works; {@code GET /engines} says whether it does. */
    AUTO,
    /** Always: a builder on which it does not work refuses to start. */
    REQUIRED,
    /** Never: a process of its own, with limits, is all there is. */
    NONE
}
