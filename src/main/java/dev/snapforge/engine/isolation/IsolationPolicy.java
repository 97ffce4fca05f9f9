package dev.snapforge.engine.isolation;

/** What surrounds engine processes: the setting {@code snapforge.engine.isolation}. */
public enum IsolationPolicy {
    /** The strongest that works here: bubblewrap, Landlock, or neither; {@code GET /engines} says which. */
    AUTO,
    /** Bubblewrap: a builder on which it does not work refuses to start. */
    REQUIRED,
    /** Landlock: a builder on which it does not work refuses to start. */
    LANDLOCK,
    /** Neither: a process of its own, with limits, is all there is. */
    NONE
}
