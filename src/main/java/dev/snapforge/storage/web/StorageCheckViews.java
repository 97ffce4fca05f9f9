package dev.snapforge.storage.web;

import dev.snapforge.storage.StorageCheck;
import dev.snapforge.storage.StorageFinding;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks and findings as admins see them. */
final class StorageCheckViews {

    private StorageCheckViews() {}

    @Schema(name = "StorageCheck", description = "A comparison of the whole store with the database")
    record Check(
            @Schema(description = "Its id; ids sort by time")
            UUID id,

            @Schema(description = "How far it is") StorageCheck.Status status,

            @Schema(description = "The part that is done, from 0 to 1", example = "0.42")
            double progress,

            @Schema(description = "Who asked for it", example = "token:ops")
            String startedBy,

            @Schema(description = "When it was asked for") Instant startedAt,

            @Schema(description = "When it ended; null while it runs") @Nullable
            Instant finishedAt,

            @Schema(description = "How many contents were read", example = "1200")
            long contents,

            @Schema(description = "How many bytes those had", example = "52428800")
            long bytes,

            @Schema(description = "How much was found so far", example = "0")
            long findings,

            @Schema(
                    description =
                            "Code of what keeps it from getting on at the moment, such as `blob-store-unavailable`;"
                                    + " it goes on by itself")
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

    @Schema(name = "StorageCheckPage", description = "A part of the list of checks")
    record CheckPage(
            @Schema(description = "The checks, newest first")
            List<Check> items,

            @Schema(description = "The `cursor` of the next part; null on the last one") @Nullable
            String next) {}

    @Schema(name = "StorageFinding", description = "Something that a check has found")
    record Finding(
            @Schema(description = "Its place among the findings, from 1", example = "1")
            long number,

            @Schema(description = "What it is, a stable word", example = "content-damaged")
            String code,

            @Schema(description = "The content that it is about")
            String digest,

            @Schema(description = "The same for a person") String detail,

            @Schema(description = "What should be") @Nullable
            String expected,

            @Schema(description = "What is there instead") @Nullable
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

    @Schema(name = "StorageFindingPage", description = "A part of a check's findings")
    record FindingPage(
            @Schema(description = "The findings, in the order in which they were found")
            List<Finding> items,

            @Schema(description = "The `cursor` of the next part; null on the last one so far") @Nullable
            String next) {}
}
