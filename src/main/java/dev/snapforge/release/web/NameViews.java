package dev.snapforge.release.web;

import dev.snapforge.release.NameSummary;
import dev.snapforge.release.channel.Channel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names as clients see them, in lists and one by one. */
final class NameViews {

    private NameViews() {}

    @Schema(name = "NameSummary", description = "A name in the list")
    record Summary(
            @Schema(description = "The name", example = "greeting")
            String name,

            @Schema(description = "When its first version was released")
            Instant createdAt,

            @Schema(description = "How many versions it has", example = "12")
            long versions,

            @Schema(description = "The version that was released last", example = "1.4.0")
            String newest,

            @Schema(description = "That version's place in the order of releases", example = "12")
            long sequence,

            @Schema(description = "When that version was released")
            Instant releasedAt) {

        static Summary of(NameSummary name) {
            return new Summary(
                    name.name(), name.createdAt(), name.versions(), name.newest(), name.sequence(), name.releasedAt());
        }
    }

    @Schema(name = "Name", description = "A name: its channels, and a page of its versions")
    record Name(
            @Schema(description = "The name", example = "greeting")
            String name,

            @Schema(description = "Sorted by name") List<Pointer> channels,

            @Schema(description = "Newest first") List<VersionView> versions,

            @Schema(description = "The `cursor` of the next page of versions; null on the last page") @Nullable
            String next) {}

    @Schema(name = "ChannelPointer", description = "Where a channel points")
    record Pointer(
            @Schema(description = "Its name", example = "stable")
            String channel,

            @Schema(description = "The version", example = "1.0.0")
            String version,

            @Schema(description = "The version's place in the order of releases", example = "1")
            long sequence,

            @Schema(description = "How many times the channel has changed", example = "3")
            long revision,

            @Schema(description = "When it was pointed there")
            Instant changedAt) {

        static Pointer of(Channel it) {
            return new Pointer(it.channel(), it.version(), it.sequence(), it.revision(), it.changedAt());
        }
    }
}
