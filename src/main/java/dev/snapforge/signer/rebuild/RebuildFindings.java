package dev.snapforge.signer.rebuild;

import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.builds.spec.RuntimeStateHandling;
import dev.snapforge.format.BlobExtent;
import dev.snapforge.format.ByteDifferences;
import dev.snapforge.format.Container;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts into words why a rebuild is not what the original was. */
final class RebuildFindings {

    private static final int MAX_NAMED = 8;

    private RebuildFindings() {}

    /** The engine was exchanged between the two builds. */
    static Finding otherEngine(JobLease lease, String before, String now) {
        return new Finding(
                "engine-build-differs",
                Severity.INFO,
                "The rebuild ran on another build of the engine",
                "Build " + lease.rebuildOf() + " ran on an engine whose " + before
                        + ", this one on " + now
                        + ". Their snapshots differ for that reason alone, so nothing follows about"
                        + " the bundle.",
                "Build the bundle again, and rebuild that build.",
                null,
                1);
    }

    /** Two builds of the same on the same engine gave different snapshots; the original is empty if it cannot be read. */
    static Finding notReproducible(
            JobLease lease, Optional<Container> original, Container rebuilt, List<Finding> findings) {
        String same = "Build " + lease.rebuildOf() + " gave another snapshot of the same bundle, spec and engine. ";
        String detail = same
                + original.map(it -> difference(it, rebuilt))
                        .orElse(
                                "The original's bytes cannot be read any more, so there is no telling which ones differ.")
                + cause(lease, findings);
        return new Finding(
                "not-reproducible",
                Severity.WARNING,
                "A rebuild gave other bytes",
                detail,
                lease.spec().policy().runtimeState() == RuntimeStateHandling.WARN
                        ? "Build with policy.runtimeState fix, or have the bundle read clock and randomness when it is used."
                        : "Have the bundle take nothing from outside itself while it is loaded.",
                null,
                1);
    }

    private static String difference(Container original, Container rebuilt) {
        byte[] before = original.blob();
        byte[] now = rebuilt.blob();
        if (original.metadata().blob().equals(rebuilt.metadata().blob())) {
            return "The V8 data are the same; what differs is how the container describes them: "
                    + String.join(", ", differingFields(original, rebuilt)) + ".";
        }
        String sizes = before.length == now.length
                ? "Both blobs have " + now.length + " bytes. "
                : "The blob has " + now.length + " bytes and the original's " + before.length
                        + ", so what follows the first difference may only be shifted. ";
        ByteDifferences differences = ByteDifferences.between(
                before,
                now,
                BlobExtent.of(rebuilt.metadata().target().engine(), now).checksumAt());
        return sizes + differences.described() + times(differences, before, now);
    }

    private static String times(ByteDifferences differences, byte[] before, byte[] now) {
        return differences.first().stream()
                .flatMap(range -> EmbeddedTimestamps.at(range.offset(), before, now).stream()
                        .map(it -> " What is at " + range.offset() + " reads as the time " + it.now() + " here and "
                                + it.before() + " there: the bundle keeps the time at which it was loaded."))
                .findFirst()
                .orElse("");
    }

    private static List<String> differingFields(Container original, Container rebuilt) {
        Map<String, Object> before = original.metadata().toJson();
        return new TreeMap<>(rebuilt.metadata().toJson())
                .entrySet().stream()
                        .filter(it -> !it.getValue().equals(before.get(it.getKey())))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private static String cause(JobLease lease, List<Finding> findings) {
        String policy = lease.spec().policy().runtimeState() == RuntimeStateHandling.WARN
                ? " policy.runtimeState is warn, so clock and randomness were not fixed."
                : "";
        List<String> others = findings.stream()
                .filter(it -> it.severity() == Severity.WARNING)
                .map(RebuildFindings::named)
                .distinct()
                .limit(MAX_NAMED)
                .toList();
        return policy
                + (others.isEmpty()
                        ? ""
                        : " This job's other findings may say why: " + String.join(", ", others) + ".");
    }

    private static String named(Finding finding) {
        SourceLocation where = finding.location();
        return where == null
                ? finding.code()
                : finding.code() + " (" + where.file() + ":" + where.line() + ":" + where.column() + ")";
    }
}
