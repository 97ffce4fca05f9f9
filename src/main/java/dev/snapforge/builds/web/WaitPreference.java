package dev.snapforge.builds.web;

import java.time.Duration;
import java.util.Enumeration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code wait} preference (RFC 7240, section 4.3). */
final class WaitPreference {

    private static final long LONGEST_SECONDS = 60;
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?([0-9]{1,9})\"?\\s*(?=$|[,;])", Pattern.CASE_INSENSITIVE);

    private WaitPreference() {}

    /** How long to wait, at most 60 s; empty if it is not asked for. What cannot be read is ignored, as the RFC says. */
    static Optional<Duration> wait(Enumeration<String> headers) {
        while (headers.hasMoreElements()) {
            Matcher matcher = WAIT.matcher(headers.nextElement());
            if (matcher.find()) {
                return Optional.of(Duration.ofSeconds(Math.min(LONGEST_SECONDS, Long.parseLong(matcher.group(1)))));
            }
        }
        return Optional.empty();
    }
}
