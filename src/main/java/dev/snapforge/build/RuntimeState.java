package dev.snapforge.build;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of a use of time, chance or the environment while a snapshot is made. */
public enum RuntimeState {
    /** Clock and chance are fixed while the snapshot is made and live again once it is loaded; each use is a finding. */
    FIX,
    /** Clock and chance stay as they are; each use is a finding, and a rebuild may give other bytes. */
    WARN,
    /** A use fails the job. */
    REJECT;

    /** The word in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with this word, exactly as written; empty for any other text. */
    static Optional<RuntimeState> of(String word) {
        return Stream.of(values()).filter(it -> it.word().equals(word)).findFirst();
    }
}
