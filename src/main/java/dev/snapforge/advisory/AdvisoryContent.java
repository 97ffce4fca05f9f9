package dev.snapforge.advisory;

import dev.snapforge.core.MalformedReasonException;
import dev.snapforge.core.Target;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What an advisory says, before it is said of an engine.
 *
 * @param reason for people, 1 to 1000 characters without control characters; null only for {@link EngineStatus#SUPPORTED}
 * @param link an address with {@code http} or {@code https} and at most 2000 characters, where more can be read, or null
 * @param successor the engine to build for instead, or null
 */
public record AdvisoryContent(
        EngineStatus status,
        @Nullable String reason,
        @Nullable String link,
        @Nullable Target successor) {

    private static final int LONGEST_LINK = 2000;

    /**
     * Checks the form.
     *
     * @throws MalformedReasonException {@code malformed-reason}
     * @throws AdvisoryException {@code malformed-advisory}, for a link that is none
     */
    public AdvisoryContent {
        reason = reason == null || (status == EngineStatus.SUPPORTED && reason.isBlank()) ? null : reason.strip();
        if (reason != null || status != EngineStatus.SUPPORTED) {
            MalformedReasonException.check(
                    reason == null ? "" : reason,
                    "An advisory",
                    "Say in a sentence what is wrong with the engine: whoever runs it will read it.");
        }
        if (link != null && !isLink(link)) {
            throw AdvisoryException.malformed(
                    "link", "an address with http or https, of at most " + LONGEST_LINK + " characters", link);
        }
    }

    /**
     * Refuses a successor that nobody who uses the engine could move to.
     *
     * @throws AdvisoryException {@code malformed-advisory}
     */
    void requireFitting(Target engine) {
        if (successor != null
                && (successor.equals(engine) || !successor.platform().equals(engine.platform()))) {
            throw AdvisoryException.malformed(
                    "successor", "another engine of " + engine.platform(), successor.toString());
        }
    }

    private static boolean isLink(String text) {
        try {
            URI address = new URI(text);
            return text.length() <= LONGEST_LINK
                    && address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
