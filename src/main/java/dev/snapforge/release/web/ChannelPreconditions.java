package dev.snapforge.release.web;

import dev.snapforge.release.channel.ChannelCondition;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/** Reads the headers {@code If-Match} and {@code If-None-Match} of a change (RFC 9110, section 13.1); a channel's tag is its revision. */
final class ChannelPreconditions {

    private static final Pattern REVISION = Pattern.compile("[0-9]{1,18}");

    private ChannelPreconditions() {}

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
        return ETag.parse(header).stream()
                .filter(it -> !it.weak() && REVISION.matcher(it.tag()).matches())
                .map(it -> Long.valueOf(it.tag()))
                .collect(Collectors.toSet());
    }
}
