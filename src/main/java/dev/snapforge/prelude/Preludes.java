package dev.snapforge.prelude;

import java.util.Map;
import java.util.Optional;

/** The preludes that there are. */
public final class Preludes {

    private static final Map<String, Prelude> ALL = Map.of(
            "none", Prelude.empty("none"),
            "web", Prelude.read("web"),
            "node", Prelude.read("node"));

    private Preludes() {}

    /** The prelude of this name; empty if there is none. */
    public static Optional<Prelude> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }
}
