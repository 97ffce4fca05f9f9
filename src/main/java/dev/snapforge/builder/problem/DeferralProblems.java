package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.report.ReportText;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.engine.protocol.RefusalResponse;
import org.jspecify.annotations.Nullable;

/** Why a file that a pattern of {@code policy.defer} means cannot be evaluated on its first use. */
public final class DeferralProblems {

    private static final String TITLE = "A file cannot be evaluated later than in its turn";
    private static final String HINT =
            "Take the file out of policy.defer; or have it deferred together with what it needs, and move what"
                    + " others need of it into a function that they call.";

    private DeferralProblems() {}

    static JobProblem unsafe(RefusalResponse refused) {
        return JobProblems.thrown("defer-unsafe", TITLE, refused, HINT);
    }

    /** Any file that runs may read the globals of a classic script, by their names alone. */
    public static JobProblem classicScript(String file) {
        return of(
                "%s is a classic script. What it declares are globals, which any file that runs may read: nothing says when it is first used."
                        .formatted(file),
                new SourceLocation(file, 1, 1));
    }

    /** The restored runtime differs from the plain one. */
    public static JobProblem differs(String difference, @Nullable SourceLocation location) {
        return of(
                "With the modules that policy.defer names, a restored runtime is not what its source makes. "
                        + ReportText.sentence(difference),
                location);
    }

    private static JobProblem of(String detail, @Nullable SourceLocation location) {
        return new JobProblem("defer-unsafe", TITLE, detail, HINT, location, null, null);
    }
}
