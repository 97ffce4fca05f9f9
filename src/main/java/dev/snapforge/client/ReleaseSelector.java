package dev.snapforge.client;

import dev.snapforge.verify.RequestedRelease;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a runtime asks for by name: either a version, or whatever version a channel stands for. */
public final class ReleaseSelector implements RequestedRelease {

    private final String name;
    private final @Nullable String channel;
    private final @Nullable String version;

    private ReleaseSelector(String name, @Nullable String channel, @Nullable String version) {
        this.name = name;
        this.channel = channel;
        this.version = version;
    }

    /** The version that the channel, for example {@code stable}, stands for at the moment. */
    public static ReleaseSelector channel(String name, String channel) {
        return new ReleaseSelector(name, channel, null);
    }

    /** This version and no other. */
    public static ReleaseSelector version(String name, String version) {
        return new ReleaseSelector(name, null, version);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public @Nullable String channel() {
        return channel;
    }

    @Override
    public @Nullable String version() {
        return version;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReleaseSelector that
                && name.equals(that.name)
                && Objects.equals(channel, that.channel)
                && Objects.equals(version, that.version);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, channel, version);
    }

    @Override
    public String toString() {
        return channel == null ? name + "@" + version : name + ", channel " + channel;
    }
}
