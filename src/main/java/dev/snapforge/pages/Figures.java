package dev.snapforge.pages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes figures for people, each with its unit. What was not measured is a dash. */
@Component
public class Figures {

    private static final String NONE = "–";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private final Clock clock;

    Figures(Clock clock) {
        this.clock = clock;
    }

    /** Such as {@code 1.68 MB}; units are decimal. */
    public String bytes(@Nullable Long bytes) {
        if (bytes == null) {
            return NONE;
        }
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return digits(value) + " " + UNITS[unit];
    }

    /** Such as {@code 4.31 ms}. */
    public String millis(@Nullable Double millis) {
        if (millis == null) {
            return NONE;
        }
        return millis < 9_999.5 ? digits(millis) + " ms" : digits(millis / 1000) + " s";
    }

    /** Such as {@code 8.9 times}. */
    public String times(@Nullable Double factor) {
        return factor == null ? NONE : digits(factor) + "×";
    }

    /** Such as {@code 83 %}, of a part from 0 to 1. */
    public String percent(@Nullable Double part) {
        return part == null ? NONE : String.format(Locale.ROOT, part < 0.0995 ? "%.1f %%" : "%.0f %%", part * 100);
    }

    /** Such as {@code 3 min ago}. */
    public String ago(Instant time) {
        Duration past = Duration.between(time, clock.instant());
        return past.toSeconds() < 5 ? "just now" : duration(past) + " ago";
    }

    /** The whole part of the largest unit that has one, such as {@code 3 min}. */
    public String duration(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + (time.toDays() == 1 ? " day" : " days");
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : Math.max(0, time.toSeconds()) + " s";
    }

    /** From one time to another, or to now. */
    public String between(Instant start, @Nullable Instant end) {
        Duration time = Duration.between(start, end == null ? clock.instant() : end);
        return time.toMinutes() > 0 ? duration(time) : digits(time.toMillis() / 1000.0) + " s";
    }

    /** Such as {@code 2026-11-29 21:13:31 UTC}. */
    public String time(@Nullable Instant time) {
        return time == null ? NONE : TIME.format(time);
    }

    /** The first twelve digits of a digest. */
    public String brief(Object digest) {
        String text = digest.toString();
        int start = text.indexOf(':') + 1;
        return text.substring(start, Math.min(text.length(), start + 12));
    }

    /** A word of an enum as it is read: {@code running}. */
    public String word(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Three digits that count, as far as there are. */
    private static String digits(double value) {
        int places = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
