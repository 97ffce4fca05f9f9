package dev.snapforge.builder.problem;

import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.Script;
import java.util.List;

/**
 * What a script threw, and where. An isolate that can be snapshotted records no stacks (it has no Error.stackTraceLimit, and with
 * one, an error that is kept kills every loader), so a plain one shows where it came from.
 */
public final class PlainRunStack {

    private PlainRunStack() {}

    public static RefusalResponse of(RefusalResponse refused, EngineSession session, List<Script> scripts) {
        if (refused.reason() != Reason.THREW && refused.reason() != Reason.DYNAMIC_IMPORT) {
            return refused;
        }
        return session.evaluatePlain(scripts, DeterminismSettings.REAL, Questions.NONE, stage -> {})
                .as(RefusalResponse.class)
                .filter(again -> again.message().equals(refused.message())
                        || again.reason() == Reason.DYNAMIC_IMPORT
                        || refused.reason() == Reason.DYNAMIC_IMPORT)
                .orElse(refused);
    }
}
