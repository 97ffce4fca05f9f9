package dev.snapforge.advisory;

import dev.snapforge.core.Target;

/** The port to whatever knows of engines: an advisory about one that nobody knows is most likely a typing error. */
public interface KnownEngines {

    /** Whether a builder has or had the engine, or something was made with it. */
    boolean includes(Target engine);
}
