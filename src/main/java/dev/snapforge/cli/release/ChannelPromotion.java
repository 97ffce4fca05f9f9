package dev.snapforge.cli.release;

import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.service.ServiceConnection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads channels and points them to versions. */
public final class ChannelPromotion {

    private final ServiceConnection service;

    public ChannelPromotion(ServiceConnection service) {
        this.service = service;
    }

    /** Where a channel points, in a sentence. */
    public static String told(JsonView channel) {
        return channel.text("name") + " " + channel.text("channel") + " is now " + channel.text("version")
                + " (revision " + channel.number("revision") + ")";
    }

    JsonView find(String name, String channel) {
        return service.get(path(name, channel));
    }

    /**
     * Points a channel to a version.
     *
     * @param revision that the channel must have now, or null
     */
    public JsonView promote(String name, String channel, String version, @Nullable Long revision) {
        String path = path(name, channel);
        Map<String, String> body = Map.of("version", version);
        return revision == null
                ? service.send("PUT", path, body)
                : service.send("PUT", path, body, "If-Match", "\"" + revision + "\"");
    }

    private static String path(String name, String channel) {
        return "/api/v1/names/" + ServiceConnection.encoded(name) + "/channels/" + ServiceConnection.encoded(channel);
    }
}
