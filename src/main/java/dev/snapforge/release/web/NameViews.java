package dev.snapforge.release.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.snapforge.release.Channel;
import dev.snapforge.release.ChannelChange;
import dev.snapforge.release.NameSummary;
import dev.snapforge.release.Release;
import dev.snapforge.release.Version;
import dev.snapforge.snapshot.web.DsseEnvelope;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names, versions and channels as clients see them. */
final class NameViews {

    private NameViews() {}

    @Schema(name = "NamePage", description = "A part of the list of names")
    record Page(
            @Schema(description = "In the order of their names")
            List<Summary> items,

            @Schema(description = "Cursor of the next part; null on the last one") @Nullable
            String next) {}

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

    @Schema(name = "Name", description = "A name: its channels, and a part of its versions")
    record Name(
            @Schema(description = "The name", example = "greeting")
            String name,

            @Schema(description = "In the order of their names")
            List<Pointer> channels,

            @Schema(description = "The newest first") List<VersionView> versions,

            @Schema(description = "Cursor of the next part of the versions; null on the last one") @Nullable
            String next) {}

    @Schema(name = "ChannelPointer", description = "Where a channel points")
    record Pointer(
            @Schema(description = "Its name", example = "stable")
            String channel,

            @Schema(description = "The version", example = "1.0.0")
            String version,

            @Schema(description = "The version's place in the order of releases", example = "1")
            long sequence,

            @Schema(description = "How often the channel has changed", example = "3")
            long revision,

            @Schema(description = "When it came to point there")
            Instant changedAt) {

        static Pointer of(Channel it) {
            return new Pointer(it.channel(), it.version(), it.sequence(), it.revision(), it.changedAt());
        }
    }

    @Schema(name = "Version", description = "A version: it never changes, but targets may be added")
    record VersionView(
            @Schema(description = "The version", example = "1.0.0")
            String version,

            @Schema(
                    description = "Its place in the order in which the name's versions were first released, from 1",
                    example = "1")
            long sequence,

            @Schema(description = "What it is made of") ContentView content,

            @Schema(description = "The build that first released it")
            UUID build,

            @Schema(description = "When that was") Instant releasedAt,

            @Schema(description = "What it was built for, in the order of the targets' names")
            List<TargetView> targets) {

        static VersionView of(Version it) {
            return new VersionView(
                    it.version(),
                    it.sequence(),
                    new ContentView(
                            it.content().digest().toString(),
                            it.content().bundle().toString(),
                            it.content().spec().toString()),
                    it.build(),
                    it.releasedAt(),
                    it.releases().stream().map(TargetView::of).toList());
        }
    }

    @Schema(name = "VersionContent", description = "What a version is made of, whatever it was built for")
    record ContentView(
            @Schema(description = "One digest for bundle and spec, the subject of channel statements")
            String digest,

            @Schema(description = "Of the files") String bundle,

            @Schema(description = "Of what the snapshots depend on besides the files")
            String spec) {}

    @Schema(name = "VersionTarget", description = "The snapshot that a version has for a target")
    record TargetView(
            @Schema(description = "Platform and engine", example = "linux-x64/javet-v8-5.0.6")
            String target,

            @Schema(description = "Digest of the container") String snapshot,

            @Schema(description = "False once the snapshot, or a key that signed it, was revoked", example = "true")
            boolean usable,

            @Schema(description = "The build that made it") UUID build,

            @Schema(description = "When the version got this target")
            Instant releasedAt,

            @Schema(description = "The signed release statement", implementation = DsseEnvelope.class) @JsonRawValue
            String release) {

        static TargetView of(Release it) {
            return new TargetView(
                    it.target().toString(),
                    it.snapshot().toString(),
                    it.usable(),
                    it.build(),
                    it.releasedAt(),
                    it.statement());
        }
    }

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

            @Schema(description = "When it came to point there")
            Instant changedAt,

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
