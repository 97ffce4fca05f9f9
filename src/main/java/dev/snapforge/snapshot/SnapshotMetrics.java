package dev.snapforge.snapshot;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot is worth, measured in fresh processes. Times are in milliseconds and are medians of the runs that had a processor to
 * themselves; what was not measured is null.
 *
 * @param state whether it is measured already
 * @param plainMillis from an empty runtime to one in which the bundle has run
 * @param codeCacheMillis the same, with V8's code cache of the bundle at hand
 * @param coldMillis from a snapshot without warm-up to a runtime that is ready
 * @param restoredMillis from this snapshot to a runtime that is ready
 * @param speedup plainMillis divided by restoredMillis
 * @param firstResultPlainMillis from the same start to the first result of the warm-up's code, or of the first check
 * @param firstResultCodeCacheMillis likewise with the code cache
 * @param firstResultColdMillis likewise from a snapshot without warm-up
 * @param firstResultRestoredMillis likewise from this snapshot
 * @param emulated whether another processor was imitated, which makes all times longer
 * @param runs how many runs each median is of, at least
 * @param spread the shortest and the longest run behind each median
 * @param processor what the processor did in each, which is less than the time if it had to wait
 * @param load how many processes wanted a processor of the machine meanwhile, for each that it has: below 1 it had time left
 * @param restoredMemory what a restored runtime takes
 * @param sizes which files account for the blob's bytes, the largest share first
 * @param contents what the heap of a restored runtime consists of; null if that was not looked at
 */
@Schema(
        name = "SnapshotMetrics",
        description =
                "Startup times and sizes, measured in fresh processes. Times are medians in milliseconds; what was not"
                        + " measured is null")
public record SnapshotMetrics(
        @Schema(
                description = "`PENDING` until it is measured, when no build waits; then `MEASURED`, or `FAILED` if the"
                        + " machines could not",
                example = "MEASURED")
        @Nullable
        MetricsState state,

        @Schema(description = "From an empty runtime to one in which the bundle has run", example = "38.2") @Nullable
        Double plainMillis,

        @Schema(description = "The same, with V8's code cache of the bundle", example = "21.4") @Nullable
        Double codeCacheMillis,

        @Schema(description = "From a snapshot without warm-up to a runtime that is ready", example = "4.1") @Nullable
        Double coldMillis,

        @Schema(description = "From this snapshot to a runtime that is ready", example = "4.3") @Nullable
        Double restoredMillis,

        @Schema(description = "`plainMillis` divided by `restoredMillis`", example = "8.9") @Nullable
        Double speedup,

        @Schema(description = "From the same start to the first result", example = "44.0") @Nullable
        Double firstResultPlainMillis,

        @Schema(description = "Likewise, with the code cache", example = "25.1") @Nullable
        Double firstResultCodeCacheMillis,

        @Schema(description = "Likewise, from a snapshot without warm-up", example = "9.8") @Nullable
        Double firstResultColdMillis,

        @Schema(description = "Likewise, from this snapshot", example = "5.0") @Nullable
        Double firstResultRestoredMillis,

        @Schema(description = "Whether the processor was emulated, which makes all times longer", example = "false")
        @Nullable
        Boolean emulated,

        @Schema(description = "The number of runs behind each median, at least", example = "5") @Nullable
        Integer runs,

        @Schema(description = "The shortest and the longest run behind each median") @Nullable
        Spread spread,

        @Schema(description = "Processor time of each, which is less than the time if it had to wait for a processor")
        @Nullable
        ProcessorTimes processor,

        @Schema(
                description =
                        "How many processes wanted a processor of the machine meanwhile, for each that it has (its load"
                                + " average of one minute)",
                example = "0.4")
        @Nullable
        Double load,

        @Schema(description = "Memory used by a restored runtime") @Nullable
        Memory restoredMemory,

        @Schema(description = "Which files account for the blob's bytes, the largest share first") @Nullable
        List<FileSize> sizes,

        @Schema(description = "What the heap of a restored runtime consists of; null if that was not measured")
        @Nullable
        HeapContents contents) {

    /** Those without a state were measured before there was one. */
    public SnapshotMetrics {
        state = state == null ? MetricsState.MEASURED : state;
    }

    /** Of a snapshot that is published and waits to be measured. */
    public static SnapshotMetrics pending() {
        return without(MetricsState.PENDING);
    }

    /** Of a snapshot that the machines could not measure. */
    public static SnapshotMetrics failed() {
        return without(MetricsState.FAILED);
    }

    private static SnapshotMetrics without(MetricsState state) {
        return new SnapshotMetrics(
                state, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }

    /** The same with what the heap consists of. */
    public SnapshotMetrics with(@Nullable HeapContents contents) {
        return new SnapshotMetrics(
                state,
                plainMillis,
                codeCacheMillis,
                coldMillis,
                restoredMillis,
                speedup,
                firstResultPlainMillis,
                firstResultCodeCacheMillis,
                firstResultColdMillis,
                firstResultRestoredMillis,
                emulated,
                runs,
                spread,
                processor,
                load,
                restoredMemory,
                sizes,
                contents);
    }

    /** Whether it is still to be measured. */
    @JsonIgnore
    public boolean isPending() {
        return state == MetricsState.PENDING;
    }

    /** Whether there are figures. */
    @JsonIgnore
    public boolean isMeasured() {
        return state == MetricsState.MEASURED;
    }

    /** The shortest and the longest run behind a figure; null if it was not measured. */
    public @Nullable Range range(Function<Spread, @Nullable Range> figure) {
        return spread == null ? null : figure.apply(spread);
    }

    /** The shortest and the longest run, by figure. */
    @Schema(name = "SnapshotMetricsSpread", description = "The shortest and the longest run, by figure")
    public record Spread(
            @Schema(description = "Of `plainMillis`") @Nullable
            Range plainMillis,

            @Schema(description = "Of `codeCacheMillis`") @Nullable
            Range codeCacheMillis,

            @Schema(description = "Of `coldMillis`") @Nullable
            Range coldMillis,

            @Schema(description = "Of `restoredMillis`") @Nullable
            Range restoredMillis,

            @Schema(description = "Of `firstResultPlainMillis`") @Nullable
            Range firstResultPlainMillis,

            @Schema(description = "Of `firstResultCodeCacheMillis`") @Nullable
            Range firstResultCodeCacheMillis,

            @Schema(description = "Of `firstResultColdMillis`") @Nullable
            Range firstResultColdMillis,

            @Schema(description = "Of `firstResultRestoredMillis`") @Nullable
            Range firstResultRestoredMillis) {}

    /** Medians of the processor's time, in milliseconds. */
    @Schema(name = "SnapshotMetricsProcessorTimes", description = "Medians of the processor's time, in milliseconds")
    public record ProcessorTimes(
            @Schema(description = "Of `plainMillis`", example = "37.9") @Nullable
            Double plainMillis,

            @Schema(description = "Of `codeCacheMillis`", example = "21.1") @Nullable
            Double codeCacheMillis,

            @Schema(description = "Of `coldMillis`", example = "4.0") @Nullable
            Double coldMillis,

            @Schema(description = "Of `restoredMillis`", example = "4.2") @Nullable
            Double restoredMillis,

            @Schema(description = "Of `firstResultPlainMillis`", example = "43.1") @Nullable
            Double firstResultPlainMillis,

            @Schema(description = "Of `firstResultCodeCacheMillis`", example = "24.8") @Nullable
            Double firstResultCodeCacheMillis,

            @Schema(description = "Of `firstResultColdMillis`", example = "9.6") @Nullable
            Double firstResultColdMillis,

            @Schema(description = "Of `firstResultRestoredMillis`", example = "4.9") @Nullable
            Double firstResultRestoredMillis) {}

    /**
     * A shortest and a longest run.
     *
     * @param min in milliseconds
     * @param max in milliseconds
     */
    @Schema(name = "SnapshotMetricsRange", description = "A shortest and a longest run")
    public record Range(
            @Schema(description = "In milliseconds", example = "4.1")
            double min,

            @Schema(description = "In milliseconds", example = "4.9")
            double max) {

        /** Whether even the longest of these runs was shorter than the shortest of others: medians alone flap. */
        public boolean isBelow(Range others) {
            return max < others.min;
        }
    }

    /**
     * Memory used by a restored runtime.
     *
     * @param usedHeap used part of V8's heap, in bytes
     * @param physical memory that V8 has taken from the system for its heap, in bytes
     * @param external what objects of the heap hold outside of it, in bytes
     */
    @Schema(name = "SnapshotMetricsMemory", description = "Memory used by a restored runtime")
    public record Memory(
            @Schema(description = "Used part of V8's heap, in bytes", example = "1482752") @Nullable
            Long usedHeap,

            @Schema(description = "Taken from the system for V8's heap, in bytes", example = "2162688") @Nullable
            Long physical,

            @Schema(description = "Held by objects of the heap outside of it, in bytes", example = "8192") @Nullable
            Long external) {}

    /**
     * How much a file contributes.
     *
     * @param file the script's name
     * @param sourceBytes length of its source in bytes
     * @param share its part of what the bundle adds to the blob, 0 to 1
     * @param blobBytes that part in bytes
     */
    @Schema(name = "SnapshotMetricsFileSize", description = "How much a file contributes")
    public record FileSize(
            @Schema(description = "The script's name", example = "greeting.js")
            String file,

            @Schema(description = "Length of its source in bytes", example = "545945") @Nullable
            Long sourceBytes,

            @Schema(description = "Its part of what the bundle adds to the blob, 0 to 1", example = "0.83") @Nullable
            Double share,

            @Schema(description = "That part in bytes", example = "720312") @Nullable
            Long blobBytes) {}
}
