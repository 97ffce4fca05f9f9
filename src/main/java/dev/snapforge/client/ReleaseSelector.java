package dev.snapforge.client;

import dev.snapforge.core.Capability;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.verify.RequestedRelease;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a runtime asks for by name: either a version, or whatever version a channel stands for. */
public final class ReleaseSelector implements RequestedRelease {

    private final String name;
    private final @Nullable String channel;
    private final @Nullable String version;
    private final List<String> requires;

    private ReleaseSelector(String name, @Nullable String channel, @Nullable String version, List<String> requires) {
        this.name = name;
        this.channel = channel;
        this.version = version;
        this.requires = requires;
    }

    /** The version that the channel, for example {@code stable}, stands for at the moment. */
    public static ReleaseSelector channel(String name, String channel) {
        return new ReleaseSelector(name, channel, null, List.of());
    }

    /** This version and no other. */
    public static ReleaseSelector version(String name, String version) {
        return new ReleaseSelector(name, null, version, List.of());
    }

    /**
     * The same, of a snapshot that offers all of this, as its attestation proves; one that does not is not used.
     *
     * @param capabilities words such as {@code web:fetch}, {@code slot:sql} or {@code intl}, as {@code capabilities} of the API has them
     * @throws MalformedValueException {@code malformed-capability}
     */
    public ReleaseSelector requiring(String... capabilities) {
        List<String> words = Stream.concat(
                        requires.stream(),
                        Arrays.stream(capabilities)
                                .map(it -> Capability.parse(it).word()))
                .distinct()
                .sorted()
                .toList();
        return new ReleaseSelector(name, channel, version, words);
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
    public List<String> requires() {
        return requires;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReleaseSelector that
                && name.equals(that.name)
                && Objects.equals(channel, that.channel)
                && Objects.equals(version, that.version)
                && requires.equals(that.requires);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, channel, version, requires);
    }

    @Override
    public String toString() {
        return (channel == null ? name + "@" + version : name + ", channel " + channel)
                + (requires.isEmpty() ? "" : ", with " + String.join(", ", requires));
    }
}
