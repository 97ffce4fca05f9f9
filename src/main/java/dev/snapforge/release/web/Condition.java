package dev.snapforge.release.web;

import dev.snapforge.release.ChannelCondition;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the headers {@code If-Match} and {@code If-None-Match} of a change (RFC 9110, section 13.1); a channel's tag is its revision. */
final class Condition {

    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");
    private static final Pattern REVISION = Pattern.compile("[0-9]{1,18}");

    private Condition() {}

    /**
     * The condition that the headers make.
     *
     * @throws InvalidParameterException for an {@code If-None-Match} that is not {@code *}, which no change can use
     */
    static ChannelCondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifNoneMatch != null && !ifNoneMatch.strip().equals("*")) {
            throw new InvalidParameterException("If-None-Match", "*", ifNoneMatch);
        }
        boolean any = ifMatch != null && ifMatch.strip().equals("*");
        return new ChannelCondition(
                ifMatch == null || any ? null : revisions(ifMatch), ifMatch != null, ifNoneMatch != null);
    }

    // Weak tags never match (section 13.1.1), and those that no channel of ours can have do not either.
    private static Set<Long> revisions(String header) {
        Set<Long> revisions = new HashSet<>();
        Matcher tags = TAG.matcher(header);
        while (tags.find()) {
            if (tags.group(1) == null && REVISION.matcher(tags.group(2)).matches()) {
                revisions.add(Long.valueOf(tags.group(2)));
            }
        }
        return revisions;
    }
}
