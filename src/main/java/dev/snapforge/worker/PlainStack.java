package dev.snapforge.worker;

import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.Conditions;
import dev.snapforge.engine.protocol.Refused;
import dev.snapforge.engine.protocol.Refused.Reason;
import dev.snapforge.engine.protocol.Script;
import java.util.List;

/**
 * What a script threw, and where. An isolate that can be snapshotted records no stacks (it has no Error.stackTraceLimit, and with
 * one, an error that is kept kills every loader), so a plain one shows where it came from.
 */
final class PlainStack {

    private PlainStack() {}

    static Refused of(Refused refused, EngineSession session, List<Script> scripts) {
        if (refused.reason() != Reason.THREW && refused.reason() != Reason.DYNAMIC_IMPORT) {
            return refused;
        }
        return session.evaluatePlain(scripts, Conditions.REAL, Questions.NONE, stage -> {})
                .as(Refused.class)
                .filter(again -> again.message().equals(refused.message())
                        || again.reason() == Reason.DYNAMIC_IMPORT
                        || refused.reason() == Reason.DYNAMIC_IMPORT)
                .orElse(refused);
    }
}
