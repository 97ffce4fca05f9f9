package dev.snapforge.prelude;

import java.util.Optional;

/** Temporary. */
public final class Preludes {
    private Preludes() {}

    /** Temporary. */
    public record Prelude(String scriptName, String source) {}

    /** Temporary. */
    public static Optional<Prelude> find(String name) {
        return Optional.empty();
    }
}
