package dev.snapforge.builder.problem;

import dev.snapforge.engine.EngineResponse;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateResponse;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.Script;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes, in a plain runtime, of a bundle that threw where its snapshot is made. An isolate that can be snapshotted records no
 * stacks (it has no Error.stackTraceLimit, and with one, an error that is kept kills every loader), so a plain one shows where it came
 * from; or it does not throw, and the difference between the two is to blame.
 */
public final class PlainRun {

    private static final Set<Reason> WORTH_A_RUN = EnumSet.of(Reason.THREW, Reason.DYNAMIC_IMPORT);

    private final RefusalResponse refused;
    private final EngineSession session;
    private final List<Script> scripts;
    private final @Nullable EngineResponse plain;

    private PlainRun(
            RefusalResponse refused, EngineSession session, List<Script> scripts, @Nullable EngineResponse plain) {
        this.refused = refused;
        this.session = session;
        this.scripts = scripts;
        this.plain = plain;
    }

    /** Runs the bundle, if that can tell anything about the refusal. */
    public static PlainRun after(RefusalResponse refused, EngineSession session, List<Script> scripts) {
        EngineResponse plain = WORTH_A_RUN.contains(refused.reason())
                ? session.evaluatePlain(scripts, DeterminismSettings.REAL, Questions.NONE, stage -> {})
                : null;
        return new PlainRun(refused, session, scripts, plain);
    }

    /** The refusal, with its place and stack if the plain runtime refused the same. */
    public RefusalResponse located() {
        return Optional.ofNullable(plain)
                .flatMap(answer -> answer.as(RefusalResponse.class))
                .filter(again -> again.message().equals(refused.message())
                        || again.reason() == Reason.DYNAMIC_IMPORT
                        || refused.reason() == Reason.DYNAMIC_IMPORT)
                .orElse(refused);
    }

    /**
     * Why the bundle throws only where its snapshot is made, as a sentence; empty if it throws here, too.
     *
     * @param deferred paths of built-ins that the engine installs only when a snapshot is loaded
     */
    public Optional<String> difference(List<String> deferred) {
        return Optional.ofNullable(plain)
                .filter(answer -> refused.reason() == Reason.THREW)
                .flatMap(answer -> answer.as(EvaluateResponse.class))
                .map(ran -> new CreationDifference(session, scripts, refused.message()).cause(deferred));
    }
}
