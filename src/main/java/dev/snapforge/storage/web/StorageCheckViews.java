package dev.snapforge.storage.web;

import dev.snapforge.storage.check.StorageCheck;
import dev.snapforge.storage.check.StorageFinding;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks and findings as admins see them. */
final class StorageCheckViews {

    private StorageCheckViews() {}

    @Schema(name = "StorageCheck", description = "A comparison of the whole store with the database")
    record Check(
            @Schema(description = "Its id; ids sort by time")
            UUID id,

            @Schema(description = "Its state") StorageCheck.Status status,

            @Schema(description = "The fraction that is done, from 0 to 1", example = "0.42")
            double progress,

            @Schema(description = "Who requested it", example = "token:ops")
            String startedBy,

            @Schema(description = "When it was requested") Instant startedAt,

            @Schema(description = "When it ended; null while it runs") @Nullable
            Instant finishedAt,

            @Schema(description = "The number of contents read", example = "1200")
            long contents,

            @Schema(description = "The number of bytes read", example = "52428800")
            long bytes,

            @Schema(description = "The number of findings so far", example = "0")
            long findings,

            @Schema(
                    description =
                            "The code of what is holding it up at the moment, for example `blob-store-unavailable`; it"
                                    + " continues by itself; null if nothing does")
            @Nullable
            String heldUpBy) {

        static Check of(StorageCheck check) {
            return new Check(
                    check.id(),
                    check.status(),
                    check.progress(),
                    check.startedBy(),
                    check.startedAt(),
                    check.finishedAt(),
                    check.contents(),
                    check.bytes(),
                    check.findings(),
                    check.heldUpBy());
        }
    }

    @Schema(name = "StorageFinding", description = "A finding of a check")
    record Finding(
            @Schema(description = "Its place among the findings, from 1", example = "1")
            long number,

            @Schema(description = "Stable, machine-readable word", example = "content-damaged")
            String code,

            @Schema(description = "The digest of the content concerned")
            String digest,

            @Schema(description = "The same in a sentence for people")
            String detail,

            @Schema(description = "What was expected; null if there is nothing to compare") @Nullable
            String expected,

            @Schema(description = "What was found instead; null if there is nothing to compare") @Nullable
            String found,

            @Schema(description = "What to do about it") String hint) {

        static Finding of(StorageFinding finding) {
            return new Finding(
                    finding.number(),
                    finding.code().code(),
                    finding.digest().toString(),
                    finding.detail(),
                    finding.expected(),
                    finding.found(),
                    finding.code().hint());
        }
    }
}
