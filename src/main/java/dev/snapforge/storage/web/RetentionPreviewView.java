package dev.snapforge.storage.web;

import dev.snapforge.storage.retention.RemovalCandidate;
import dev.snapforge.storage.retention.RetentionPreview.Preview;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What retention would remove, as admins see it. */
@Schema(name = "RetentionPreview", description = "What retention would remove with the current settings")
record RetentionPreviewView(
        @Schema(description = "Whether retention is on; if it is off, nothing is removed")
        boolean enabled,

        @Schema(description = "Builds that ended before this are old enough")
        Instant buildsEndedBefore,

        @Schema(description = "What has not been referenced since before this is old enough")
        Instant unnamedSinceBefore,

        @Schema(description = "What would be removed, sorted by id")
        List<Item> items,

        @Schema(
                description =
                        "The `cursor` of the next part; null on the last one. With `kind=content` a part may be empty and not"
                                + " the last one")
        @Nullable
        String next) {

    static RetentionPreviewView of(Preview preview) {
        return new RetentionPreviewView(
                preview.enabled(),
                preview.buildsEndedBefore(),
                preview.unnamedSinceBefore(),
                preview.items().stream().map(Item::of).toList(),
                preview.last());
    }

    @Schema(name = "Expendable", description = "Something that is no longer needed")
    record Item(
            @Schema(description = "What it is", example = "build")
            String kind,

            @Schema(description = "A build's id, or the digest of anything else")
            String id,

            @Schema(description = "Why it would be removed, for people")
            String reason,

            @Schema(
                    description =
                            "When its time began: a build's end, a row's creation, or when a pass first saw content without a"
                                    + " row; null for content that no pass has seen so")
            @Nullable
            Instant since,

            @Schema(description = "In bytes; null for builds", example = "52428") @Nullable
            Long size) {

        static Item of(RemovalCandidate it) {
            return new Item(
                    it.kind().name().toLowerCase(Locale.ROOT), it.id(), reason(it.kind()), it.since(), it.size());
        }

        private static String reason(RemovalCandidate.Kind kind) {
            return switch (kind) {
                case BUILD -> "It ended long ago; no release was made by it, and no build that stays repeats it.";
                case SNAPSHOT -> "It was never released or revoked, and no build that stays made it.";
                case BUNDLE -> "No version, and no build or snapshot that stays, was made of it.";
                case CONTENT -> "No row that stays names it.";
            };
        }
    }
}
