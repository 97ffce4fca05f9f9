package dev.snapforge.builds.report;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that a job noticed about the bundle.
 *
 * @param code stable word in kebab-case
 * @param title what it is, in a few words
 * @param detail what it means for the snapshot
 * @param hint what the author can do
 * @param location where it was first seen
 * @param count how often it was seen, from 1
 */
@Schema(description = "Something that a job noticed about the bundle")
public record Finding(
        @Schema(description = "Stable word", example = "frozen-time")
        String code,

        @Schema(description = "How much it matters") Severity severity,

        @Schema(description = "What it is, in a few words") String title,

        @Schema(description = "What it means for the snapshot")
        String detail,

        @Schema(description = "What the author can do, or null") @Nullable
        String hint,

        @Schema(description = "Where it was first seen, or null") @Nullable
        SourceLocation location,

        @Schema(description = "How often it was seen", example = "1")
        int count) {

    /** Cleans the texts, which may hold what the bundle says: see {@link ReportText}. */
    public Finding {
        title = ReportText.clean(title, ReportText.MAX_SENTENCES);
        detail = ReportText.clean(detail, ReportText.MAX_SENTENCES);
        hint = ReportText.cleanOrNull(hint, ReportText.MAX_SENTENCES);
    }
}
