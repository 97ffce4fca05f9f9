package dev.snapforge.builds.spec;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of a use of time, randomness or the environment while a snapshot is made. */
public enum RuntimeStateHandling {
    /** Clock and randomness are fixed while the snapshot is made and live again once it is loaded; each use is a finding. */
    FIX,
    /** Clock and randomness stay as they are; each use is a finding, and a rebuild may give other bytes. */
    WARN,
    /** A use fails the job. */
    REJECT;

    /** The word in JSON, exactly as written there. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
