package dev.snapforge.worker;

import dev.snapforge.build.JobProblem;
import dev.snapforge.build.SourceLocation;
import dev.snapforge.engine.protocol.Refused;
import org.jspecify.annotations.Nullable;

/** The forms that problems of jobs have: what they say stands with the step that can fail. */
final class Problems {

    private Problems() {}

    /** Words of the engine, for a process that it ended. */
    static JobProblem abort(String code, String title, String detail, @Nullable String hint, String engineMessage) {
        return new JobProblem(code, title, detail, hint, null, null, engineMessage.isEmpty() ? null : engineMessage);
    }

    /** What a script threw, with the place and the stack where they are known. */
    static JobProblem thrown(String code, String title, Refused refused, @Nullable String hint) {
        return new JobProblem(code, title, refused.message(), hint, location(refused), stack(refused), null);
    }

    static @Nullable SourceLocation location(Refused refused) {
        return refused.file().isEmpty() || refused.line() < 1
                ? null
                : new SourceLocation(refused.file(), refused.line(), Math.max(1, refused.column()));
    }

    private static @Nullable String stack(Refused refused) {
        return refused.stack().isEmpty() ? null : refused.stack();
    }
}
