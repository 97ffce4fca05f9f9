package dev.snapforge.builds.spec;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of a promise that is rejected while the bundle loads, and that nothing handles. */
public enum RejectionHandling {
    /** It fails the job, unless something still refers to the promise and may handle it later: then it is a finding. */
    REJECT,
    /** It is a finding. */
    WARN;

    /** The word in JSON, exactly as written there. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
