package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.engine.protocol.RefusalResponse;
import org.jspecify.annotations.Nullable;

/** The forms that problems of jobs have: what they say stands with the step that can fail. */
final class JobProblems {

    private JobProblems() {}

    /** Words of the engine, for a process that it ended. */
    static JobProblem abort(String code, String title, String detail, @Nullable String hint, String engineMessage) {
        return new JobProblem(code, title, detail, hint, null, null, engineMessage.isEmpty() ? null : engineMessage);
    }

    /** What a script threw, with the place and the stack where they are known. */
    static JobProblem thrown(String code, String title, RefusalResponse refused, @Nullable String hint) {
        return new JobProblem(code, title, refused.message(), hint, location(refused), stack(refused), null);
    }

    static @Nullable SourceLocation location(RefusalResponse refused) {
        return location(refused.file(), refused.line(), refused.column());
    }

    /** The place, or null where it is not known. */
    static @Nullable SourceLocation location(String file, int line, int column) {
        return file.isEmpty() || line < 1 ? null : new SourceLocation(file, line, Math.max(1, column));
    }

    /** The stack, or null where there is none. */
    static @Nullable String stack(RefusalResponse refused) {
        return refused.stack().isEmpty() ? null : refused.stack();
    }
}
