package dev.snapforge.release.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.snapforge.kernel.Part;
import dev.snapforge.release.Channel;
import dev.snapforge.release.ChannelChange;
import dev.snapforge.snapshot.web.DsseEnvelope;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A channel and a part of its history as clients see them. */
@Schema(name = "Channel", description = "A channel: a pointer to a version that can be moved")
record ChannelView(
        @Schema(description = "The name", example = "greeting")
        String name,

        @Schema(description = "The channel", example = "stable")
        String channel,

        @Schema(description = "The version it points to", example = "1.0.0")
        String version,

        @Schema(description = "The version's place in the order of releases", example = "1")
        long sequence,

        @Schema(description = "How often the channel has changed; also its ETag", example = "3")
        long revision,

        @Schema(description = "When it came to point there") Instant changedAt,

        @Schema(description = "Who did that; `anonymous` where the service knows nobody", example = "anonymous")
        String changedBy,

        @Schema(description = "The signed channel statement", implementation = DsseEnvelope.class) @JsonRawValue
        String statement,

        @Schema(description = "Its changes") History history) {

    static ChannelView of(Channel it, Part<ChannelChange> history) {
        return new ChannelView(
                it.name(),
                it.channel(),
                it.version(),
                it.sequence(),
                it.revision(),
                it.changedAt(),
                it.changedBy(),
                it.statement(),
                new History(history.items().stream().map(Change::of).toList(), history.next()));
    }

    @Schema(name = "ChannelHistory", description = "A part of a channel's changes")
    record History(
            @Schema(description = "The newest first") List<Change> items,

            @Schema(description = "Cursor of the next part; null on the last one") @Nullable
            String next) {}

    @Schema(name = "ChannelChange", description = "A change of a channel")
    record Change(
            @Schema(description = "The channel's revision since then", example = "3")
            long revision,

            @Schema(description = "What it pointed to before; null where it did not exist", example = "0.9.0") @Nullable
            String from,

            @Schema(description = "What it pointed to afterwards; null where it was deleted", example = "1.0.0")
            @Nullable
            String to,

            @Schema(description = "When") Instant changedAt,

            @Schema(description = "Who did it", example = "anonymous")
            String changedBy) {

        static Change of(ChannelChange it) {
            return new Change(it.revision(), it.from(), it.to(), it.changedAt(), it.changedBy());
        }
    }
}
