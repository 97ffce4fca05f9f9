package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.UnhandledRejection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What it means that a promise was rejected while the bundle loaded, and that nothing handled it. */
public final class RejectionProblems {

    private static final String CODE = "unhandled-rejection";
    private static final String TITLE = "A promise was rejected while the bundle loaded, and nothing handles it";

    /** More of them in one sentence say no more. */
    private static final int SHOWN = 20;

    private RejectionProblems() {}

    /**
     * Rejections that fail the job.
     *
     * @param lost at least one, to which nothing refers any more
     */
    public static JobProblem unhandled(List<UnhandledRejection> lost) {
        UnhandledRejection first = lost.get(0);
        String all = lost.stream().limit(SHOWN).map(RejectionProblems::told).collect(Collectors.joining("; "));
        return new JobProblem(
                CODE,
                TITLE,
                "What should have come of it is missing in the heap, and no runtime would say so. "
                        + (lost.size() == 1 ? "It was rejected with " : "There are " + lost.size() + ": ")
                        + all + (lost.size() > SHOWN ? "; and more." : "."),
                "Handle it: catch what may be thrown, or have the runtime call the function that starts it once the snapshot is"
                        + " loaded. A slot that the host has not bound rejects as well (docs/preludes.md). If it does no harm, build"
                        + " with policy.unhandledRejections warn.",
                location(first),
                first.stack().isEmpty() ? null : first.stack(),
                null);
    }

    /** The same as a finding, where it does not fail the job. */
    public static Finding finding(UnhandledRejection rejection) {
        return new Finding(
                CODE,
                Severity.WARNING,
                TITLE,
                "It was rejected with " + told(rejection)
                        + (rejection.kept()
                                ? ". Something in the snapshot still refers to the promise, and may handle it later."
                                : ". What should have come of it is missing in the snapshot."),
                "Handle it where it can come up, or start it once the snapshot is loaded.",
                location(rejection),
                1);
    }

    /** A plain runtime refused the bundle, which for this reason is asked of it. */
    public static JobProblem refused(RefusalResponse refused) {
        return refused.reason() == Reason.DYNAMIC_IMPORT
                ? ModuleProblems.dynamicImport(refused)
                : PlainRunProblems.refused(refused);
    }

    private static String told(UnhandledRejection rejection) {
        SourceLocation at = location(rejection);
        return rejection.message() + (at == null ? "" : " (" + at.file() + ":" + at.line() + ":" + at.column() + ")");
    }

    private static @Nullable SourceLocation location(UnhandledRejection rejection) {
        return JobProblems.location(rejection.file(), rejection.line(), rejection.column());
    }
}
