package dev.snapforge.builds.report;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a job failed.
 *
 * @param code stable word in kebab-case, for example {@code v8-fatal}
 * @param title what went wrong, in a few words
 * @param detail one or two sentences
 * @param hint what the author can do
 * @param location where in the bundle
 * @param stack the JavaScript stack trace
 * @param engineMessage what the engine itself printed
 * @param others what was found to be wrong at the same time; these have no others
 */
public record JobProblem(
        String code,
        String title,
        String detail,
        @Nullable String hint,
        @Nullable SourceLocation location,
        @Nullable String stack,
        @Nullable String engineMessage,
        List<JobProblem> others) {

    /** Cleans the texts, which may hold what the bundle says: see {@link ReportText}. */
    public JobProblem {
        title = ReportText.clean(title, ReportText.MAX_SENTENCES);
        detail = ReportText.clean(detail, ReportText.MAX_SENTENCES);
        hint = ReportText.cleanOrNull(hint, ReportText.MAX_SENTENCES);
        stack = ReportText.cleanOrNull(stack, ReportText.MAX_TRACE);
        engineMessage = ReportText.cleanOrNull(engineMessage, ReportText.MAX_TRACE);
        // Null in what was stored before there were any.
        others = Objects.requireNonNullElse(others, List.<JobProblem>of());
    }

    /** A problem that stands alone. */
    public JobProblem(
            String code,
            String title,
            String detail,
            @Nullable String hint,
            @Nullable SourceLocation location,
            @Nullable String stack,
            @Nullable String engineMessage) {
        this(code, title, detail, hint, location, stack, engineMessage, List.of());
    }

    /** The same with these beside it. */
    public JobProblem withOthers(List<JobProblem> found) {
        return new JobProblem(code, title, detail, hint, location, stack, engineMessage, List.copyOf(found));
    }

    /** A problem that words alone describe: no place, no stack, nothing that the engine said. */
    public static JobProblem of(String code, String title, String detail, @Nullable String hint) {
        return new JobProblem(code, title, detail, hint, null, null, null);
    }
}
