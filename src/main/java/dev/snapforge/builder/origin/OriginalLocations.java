package dev.snapforge.builder.origin;

import dev.snapforge.builder.stage.JobOutcome;
import dev.snapforge.builder.stage.OutcomeEditor;
import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.bundle.Bundles;
import dev.snapforge.engine.BuilderRole;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says where things are in the files that a bundle was made from, as far as source maps tell that; last, for all findings alike. */
@Component
@BuilderRole
public class OriginalLocations implements OutcomeEditor {

    private final Bundles bundles;

    OriginalLocations(Bundles bundles) {
        this.bundles = bundles;
    }

    /** The same outcome; a finding for each map that was needed and could not be read is added. */
    @Override
    public JobOutcome edit(JobOutcome outcome, JobLease lease) {
        BundleSourceMaps maps = new BundleSourceMaps(bundles, bundles.get(lease.bundle()));
        // The problem first: a map that is needed for it alone, and of no use, is a finding, too.
        return outcome.withProblem(it -> problem(it, maps)).withFindings(it -> findings(it, maps));
    }

    private static List<Finding> findings(List<Finding> findings, BundleSourceMaps maps) {
        List<Finding> mapped = new ArrayList<>(findings.size());
        for (Finding it : findings) {
            mapped.add(new Finding(
                    it.code(),
                    it.severity(),
                    it.title(),
                    it.detail(),
                    it.hint(),
                    location(it.location(), maps),
                    it.count()));
        }
        return Stream.concat(mapped.stream(), maps.unreadable().stream()).toList();
    }

    private static JobProblem problem(JobProblem problem, BundleSourceMaps maps) {
        String stack = problem.stack();
        return new JobProblem(
                problem.code(),
                problem.title(),
                problem.detail(),
                problem.hint(),
                location(problem.location(), maps),
                stack == null ? null : new StackFrames(maps).mapped(stack),
                problem.engineMessage(),
                problem.others().stream().map(it -> problem(it, maps)).toList());
    }

    private static @Nullable SourceLocation location(@Nullable SourceLocation it, BundleSourceMaps maps) {
        return it == null
                ? null
                : maps.find(it.file(), it.line(), it.column())
                        .map(original -> new SourceLocation(maps.sent(it.file()), it.line(), it.column())
                                .from(original.file(), original.line(), original.column()))
                        .orElseGet(() -> new SourceLocation(maps.sent(it.file()), it.line(), it.column()));
    }
}
