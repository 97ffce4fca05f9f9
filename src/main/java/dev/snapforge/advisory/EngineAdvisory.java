package dev.snapforge.advisory;

import dev.snapforge.core.Target;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What was said of a build of an engine at some time.
 *
 * @param engine the engine
 * @param revision how often something was said of it until then, from 1
 * @param content what was said
 * @param changedAt when
 * @param changedBy the principal, or {@code file:} and the id of the key that signed the file
 */
public record EngineAdvisory(
        Target engine, long revision, AdvisoryContent content, Instant changedAt, String changedBy) {

    /** The code of the warning that it leads to, {@code engine-deprecated} or {@code engine-vulnerable}; empty if it leads to none. */
    public Optional<String> warning() {
        return content.status() == EngineStatus.SUPPORTED
                ? Optional.empty()
                : Optional.of("engine-" + content.status().name().toLowerCase(Locale.ROOT));
    }
}
