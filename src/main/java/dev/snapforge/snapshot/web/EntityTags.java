package dev.snapforge.snapshot.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares entity tags in conditional requests with the one at hand (RFC 9110, sections 8.8.3 and 13.1). */
final class EntityTags {

    private static final Pattern TAG = Pattern.compile("(W/)?(\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\")");

    private EntityTags() {}

    /** {@code If-None-Match}: whether one of its tags is this one, by weak comparison. */
    static boolean noneMatchFails(@Nullable String header, String tag) {
        if (header == null) {
            return false;
        }
        if (header.strip().equals("*")) {
            return true;
        }
        Matcher tags = TAG.matcher(header);
        while (tags.find()) {
            if (tag.equals(tags.group(2))) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@code If-Range}: whether a range may be sent. Only the strong tag itself will do (section 13.1.5); a date never does,
     * because downloads have no {@code Last-Modified}.
     */
    static boolean rangeApplies(@Nullable String header, String tag) {
        return header == null || header.strip().equals(tag);
    }
}
