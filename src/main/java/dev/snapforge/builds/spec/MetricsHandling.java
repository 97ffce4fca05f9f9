package dev.snapforge.builds.spec;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** When it is measured how fast a snapshot starts. */
public enum MetricsHandling {
    /** After it is published, once no build waits. */
    LATER,
    /** Before it is published, so that the build ends with the figures. */
    WAIT;

    /** The word in JSON, exactly as written there. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
