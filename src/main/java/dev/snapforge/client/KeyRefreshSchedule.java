package dev.snapforge.client;

import dev.snapforge.client.cache.CacheDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When a machine asks for the key set again, so that no key stays trusted for long after it was revoked: kept in the cache folder. */
final class KeyRefreshSchedule {

    /** How long a machine may not know that a key was revoked, as long as it can ask. */
    private static final Duration DAY = Duration.ofDays(1);

    /** When to ask again after there was no answer. */
    private static final Duration HOUR = Duration.ofHours(1);

    private static final int MAX_NOTE = 64;

    private final Path note;
    private final Clock clock;

    KeyRefreshSchedule(CacheDirectory folder, Clock clock) {
        this.note = folder.resolve("keys", "due");
        this.clock = clock;
    }

    boolean isDue() {
        byte[] text = CacheDirectory.read(note, MAX_NOTE);
        if (text == null) {
            return true;
        }
        try {
            Instant due = Instant.ofEpochMilli(Long.parseLong(new String(text, StandardCharsets.UTF_8)));
            Instant now = clock.instant();
            // Not later than a day from now, whatever the clock said when that was written.
            return !now.isBefore(due) || due.isAfter(now.plus(DAY));
        } catch (NumberFormatException e) {
            return true;
        }
    }

    void succeeded() {
        set(DAY);
    }

    void failed() {
        set(HOUR);
    }

    private void set(Duration from) {
        CacheDirectory.writeText(note, Long.toString(clock.instant().plus(from).toEpochMilli()));
    }
}
