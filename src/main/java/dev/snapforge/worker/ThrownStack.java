package dev.snapforge.worker;

import dev.snapforge.engine.EngineAnswer;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.Conditions;
import dev.snapforge.engine.protocol.Refused;
import dev.snapforge.engine.protocol.Script;
import java.util.List;

/**
 * The stack of what a script threw. An isolate that can be snapshotted records none (it has no Error.stackTraceLimit, and with
 * one, an error that is kept kills every loader), so a plain one shows where it came from.
 */
final class ThrownStack {

    private ThrownStack() {}

    static String of(Refused refused, EngineSession session, List<Script> scripts) {
        if (refused.reason() != Refused.Reason.THREW) {
            return refused.stack();
        }
        EngineAnswer plain = session.evaluatePlain(scripts, Conditions.REAL, Questions.NONE, stage -> {});
        if (plain instanceof EngineAnswer.Answered answered
                && answered.message() instanceof Refused again
                && again.message().equals(refused.message())) {
            return again.stack();
        }
        return refused.stack();
    }
}
