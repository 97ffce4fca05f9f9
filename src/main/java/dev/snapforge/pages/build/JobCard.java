package dev.snapforge.pages.build;

import dev.snapforge.builds.Job;
import dev.snapforge.builds.report.CompletedStage;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.builds.submit.AvailableTargets.Availability;
import dev.snapforge.builds.submit.QueueWait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One target's part of a build as its page shows it.
 *
 * @param waiting what it waits for; null if it waits for nothing
 * @param stages with their places on the time line
 * @param totalMillis all stages together
 * @param findings what matters most first, at most as many as asked for
 * @param hidden how many more there are
 */
record JobCard(
        Job job,
        @Nullable QueueWait waiting,
        List<StageBar> stages,
        double totalMillis,
        List<Finding> findings,
        int hidden) {

    private static final double PERCENT = 100;

    /**
     * A stage on the time line.
     *
     * @param start in percent of the whole
     * @param width in percent of the whole
     */
    record StageBar(String name, double millis, double start, double width) {}

    /** @param targets every target that a builder has or had */
    static JobCard of(Job job, List<Availability> targets, int most) {
        double total = job.stages().stream().mapToDouble(CompletedStage::millis).sum();
        List<Finding> sorted = job.findings().stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
        List<Finding> shown = sorted.subList(0, Math.min(most, sorted.size()));
        return new JobCard(
                job, QueueWait.of(job, targets), bars(job.stages(), total), total, shown, sorted.size() - shown.size());
    }

    /** The problem and those beside it. */
    public List<JobProblem> problems() {
        JobProblem problem = job.problem();
        return problem == null
                ? List.of()
                : Stream.concat(Stream.of(problem), problem.others().stream()).toList();
    }

    /** The places of all that is shown, those of problems first. */
    Stream<SourceLocation> places() {
        return Stream.concat(
                        problems().stream().map(JobProblem::location),
                        findings.stream().map(Finding::location))
                .filter(Objects::nonNull);
    }

    private static List<StageBar> bars(List<CompletedStage> stages, double total) {
        List<StageBar> bars = new ArrayList<>();
        double start = 0;
        for (CompletedStage stage : stages) {
            double width = total == 0 ? 0 : stage.millis() / total * PERCENT;
            bars.add(new StageBar(stage.name(), stage.millis(), start, Math.max(width, 0.3)));
            start += width;
        }
        return bars;
    }
}
