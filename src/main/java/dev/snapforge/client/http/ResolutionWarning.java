package dev.snapforge.client.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why what the service named should not be used any more. It is the service's word, not signed: a reason to move on, and none to trust
 * anything.
 *
 * @param code stable word, for example {@code engine-vulnerable}, {@code engine-deprecated} or {@code version-deprecated}; there may be others
 * @param message one sentence for people, without control characters
 * @param link where more can be read, or null
 * @param successor the engine to use instead, or null
 */
public record ResolutionWarning(
        String code,
        String message,
        @Nullable String link,
        @Nullable String successor) {

    /** A service that says more does not fill a log. */
    private static final int MOST = 20;

    /** For a log: the message, and where more can be read. */
    @Override
    public String toString() {
        return code + ": " + message
                + (successor == null ? "" : " Use " + successor + " instead.")
                + (link == null ? "" : " See " + link);
    }

    /**
     * Reads the list that an answer or a note has; what is not in its form is left out.
     *
     * @param json anything, or null
     */
    public static List<ResolutionWarning> read(@Nullable Object json) {
        return json instanceof List<?> list
                ? list.stream()
                        .flatMap(it -> it instanceof Map<?, ?> map ? one(map).stream() : Stream.of())
                        .limit(MOST)
                        .toList()
                : List.of();
    }

    /** In the form that {@link #read} takes. */
    public Map<String, String> toJson() {
        Map<String, String> json = new HashMap<>(Map.of("code", code, "message", message));
        if (link != null) {
            json.put("link", link);
        }
        if (successor != null) {
            json.put("successor", successor);
        }
        return json;
    }

    private static Optional<ResolutionWarning> one(Map<?, ?> json) {
        return json.get("code") instanceof String code && json.get("message") instanceof String message
                ? Optional.of(new ResolutionWarning(
                        ServiceApi.printable(code),
                        ServiceApi.printable(message),
                        text(json.get("link")),
                        text(json.get("successor"))))
                : Optional.empty();
    }

    private static @Nullable String text(@Nullable Object json) {
        return json instanceof String text ? ServiceApi.printable(text) : null;
    }
}
