package dev.snapforge.measurement;

import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.ReportJson;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.snapshot.HeapContents;
import dev.snapforge.snapshot.SnapshotMetrics;
import dev.snapforge.snapshot.SnapshotMetrics.FileSize;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What a builder has found out about the starts of a snapshot.
 *
 * @param metrics null if one of the starts did not come to its end, which is no reason to withdraw a proven snapshot
 * @param findings what follows from the figures
 */
public record MeasurementResult(@Nullable SnapshotMetrics metrics, List<Finding> findings) {

    /** Nothing could be measured. */
    public static final MeasurementResult NONE = new MeasurementResult(null, List.of());

    /** The machines could not measure it. */
    static final MeasurementResult FAILED = new MeasurementResult(SnapshotMetrics.failed(), List.of());

    /** More findings, or files with figures, than any bundle gives. */
    private static final int MOST_ENTRIES = 20_000;

    /** More findings than follow from figures: each of them rewrites those of the job. */
    private static final int MOST_FINDINGS = 16;

    /** A null in the place of the list is an empty one, as everything that is missing is. */
    public MeasurementResult {
        findings = findings == null
                ? List.of()
                : findings.stream().filter(Objects::nonNull).toList();
    }

    String toJson() {
        return ReportJson.write(this);
    }

    /** What a builder has written, which may be anything; empty unless it has this form and the database takes it. */
    static Optional<MeasurementResult> parse(String json) {
        try {
            return Optional.ofNullable(ReportJson.read(json, MeasurementResult.class))
                    .filter(it -> it.isOfMeasuring() && it.sound());
        } catch (JacksonException | MalformedValueException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private boolean isOfMeasuring() {
        return findings.size() <= MOST_FINDINGS
                && (metrics == null || metrics.isMeasured() || metrics.equals(SnapshotMetrics.failed()));
    }

    /** Whether nothing is missing that readers rely on, the database takes it (without U+0000), and it is not too much. */
    public boolean sound() {
        List<FileSize> sizes = metrics == null || metrics.sizes() == null ? List.of() : metrics.sizes();
        return findings.size() <= MOST_ENTRIES
                && sizes.size() <= MOST_ENTRIES
                && findings.stream().allMatch(it -> it.severity() != null && isText(it.code()))
                && sizes.stream().allMatch(it -> it != null && isText(it.file()))
                && isSound(metrics == null ? null : metrics.contents());
    }

    private static boolean isSound(@Nullable HeapContents contents) {
        return contents == null
                || (contents.kinds().size() <= MOST_ENTRIES
                        && contents.sources().size() <= MOST_ENTRIES
                        && contents.kinds().stream().allMatch(it -> isText(it.kind()))
                        && contents.sources().stream().allMatch(it -> isText(it.file())));
    }

    private static boolean isText(@Nullable String text) {
        return text != null && text.indexOf('\0') < 0;
    }
}
