package dev.snapforge.release.channel;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.ProblemExtensions;
import dev.snapforge.core.SnapforgeException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The channel is not in the state that the request asks for. Code {@code channel-changed}. */
final class ChannelChangedException extends SnapforgeException implements ProblemExtensions {

    private static final long serialVersionUID = 1L;
    private final transient Map<String, Object> standing;

    ChannelChangedException(String channel, String expected, @Nullable Channel found) {
        super(
                ErrorCategory.PRECONDITION,
                "channel-changed",
                "The channel '" + channel + "' is not as the request expects it; nothing was changed.",
                expected,
                found == null ? "no such channel" : "revision " + found.revision() + ", version " + found.version(),
                "Get the channel, look at what it points to now, and decide again.");
        this.standing = new LinkedHashMap<>();
        if (found != null) {
            standing.put("revision", found.revision());
            standing.put("version", found.version());
        }
    }

    @Override
    public Map<String, Object> problemMembers() {
        return standing;
    }
}
