package dev.snapforge.builds.spec;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of something that a bundle makes while it loads and that V8 cannot write into a snapshot. */
public enum DeferralHandling {
    /** It is made on first use in the restored runtime, if that can be proved to be the same; each place is a finding. */
    AUTO,
    /** It fails the job. */
    OFF;

    /** The word in JSON, exactly as written there. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
