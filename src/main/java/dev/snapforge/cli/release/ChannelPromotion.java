package dev.snapforge.cli.release;

import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.service.ServiceConnection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads channels and points them to versions. */
public final class ChannelPromotion {

    /** What an option with the reason is. */
    public static final String REASON = "Why, for the channel's history: at most 500 characters.";

    private final ServiceConnection service;

    public ChannelPromotion(ServiceConnection service) {
        this.service = service;
    }

    /** Where a channel points, in a sentence. */
    public static String told(JsonView channel) {
        return channel.text("name") + " " + channel.text("channel") + " is now " + channel.text("version")
                + " (revision " + channel.number("revision") + ")";
    }

    /** @param changes how many of its changes at most, from 1 to 100 */
    JsonView find(String name, String channel, int changes) {
        return service.get(path(name, channel) + "?limit=" + changes);
    }

    /**
     * Points a channel to a version.
     *
     * @param reason for the channel's history, or null
     * @param revision that the channel must have now, or null
     */
    public JsonView promote(
            String name, String channel, String version, @Nullable String reason, @Nullable Long revision) {
        String path = path(name, channel);
        Map<String, String> body =
                reason == null ? Map.of("version", version) : Map.of("version", version, "reason", reason);
        return revision == null
                ? service.send("PUT", path, body)
                : service.send("PUT", path, body, "If-Match", "\"" + revision + "\"");
    }

    private static String path(String name, String channel) {
        return "/api/v1/names/" + ServiceConnection.encoded(name) + "/channels/" + ServiceConnection.encoded(channel);
    }
}
