package dev.snapforge.release.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.snapforge.api.Page;
import dev.snapforge.release.channel.Channel;
import dev.snapforge.release.channel.ChannelChange;
import dev.snapforge.snapshot.web.DsseEnvelope;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A channel and a part of its history as clients see them. */
@Schema(name = "Channel", description = "A channel: a movable pointer to a version")
record ChannelView(
        @Schema(description = "The name", example = "greeting")
        String name,

        @Schema(description = "The channel", example = "stable")
        String channel,

        @Schema(description = "The version it points to", example = "1.0.0")
        String version,

        @Schema(description = "The version's place in the order of releases", example = "1")
        long sequence,

        @Schema(description = "How many times the channel has changed; also its ETag", example = "3")
        long revision,

        @Schema(description = "When it was pointed there") Instant changedAt,

        @Schema(
                description = "Who pointed it there; `anonymous` if the service does not check credentials",
                example = "anonymous")
        String changedBy,

        @Schema(description = "The signed channel statement", implementation = DsseEnvelope.class) @JsonRawValue
        String statement,

        @Schema(description = "Its changes") Page<Change> history) {

    static ChannelView of(Channel it, Page<Change> history) {
        return new ChannelView(
                it.name(),
                it.channel(),
                it.version(),
                it.sequence(),
                it.revision(),
                it.changedAt(),
                it.changedBy(),
                it.statement(),
                history);
    }

    @Schema(name = "ChannelChange", description = "A change of a channel")
    record Change(
            @Schema(description = "The channel's revision after the change", example = "3")
            long revision,

            @Schema(description = "The version it pointed to before; null if it did not exist", example = "0.9.0")
            @Nullable
            String from,

            @Schema(description = "The version it pointed to afterwards; null if it was deleted", example = "1.0.0")
            @Nullable
            String to,

            @Schema(description = "When") Instant changedAt,

            @Schema(description = "Who did it", example = "anonymous")
            String changedBy,

            @Schema(description = "Why, if a reason was given", example = "Checkout fails since 1.1.0, see ticket 4711")
            @Nullable
            String reason) {

        static Change of(ChannelChange it) {
            return new Change(it.revision(), it.from(), it.to(), it.changedAt(), it.changedBy(), it.reason());
        }
    }
}
