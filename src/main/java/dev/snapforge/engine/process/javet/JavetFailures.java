package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetCompilationException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetScriptingError;
import dev.snapforge.engine.process.common.EngineRefusalException;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import org.jspecify.annotations.Nullable;

/** Turns Javet's exceptions into what the service understands. */
final class JavetFailures {

    static final String NO_ERROR = "A value that is not an Error was thrown.";

    private JavetFailures() {}

    /** @param otherwise the reason where the exception does not come from JavaScript */
    static RefusalResponse of(JavetException exception, Reason otherwise) {
        if (exception instanceof EngineRefusalException explained) {
            return explained.refused();
        }
        if (exception instanceof BaseJavetScriptingException scripting && scripting.getScriptingError() != null) {
            Reason reason = exception instanceof JavetCompilationException ? Reason.SYNTAX : Reason.THREW;
            return of(scripting.getScriptingError(), reason);
        }
        return new RefusalResponse(otherwise, text(exception.getMessage()), "", 0, 0, "");
    }

    static RefusalResponse of(JavetScriptingError error, Reason reason) {
        // V8 counts lines from 1 and columns from 0 (v8-message.h); people count both from 1.
        return new RefusalResponse(
                reason,
                message(error),
                text(error.getResourceName()),
                error.getLineNumber(),
                error.getStartColumn() + 1,
                text(error.getStack()));
    }

    private static String message(JavetScriptingError error) {
        String message = text(error.getDetailedMessage());
        // Javet writes null if what was thrown is not an Error.
        return message.isEmpty() || message.equals("null") ? NO_ERROR : message;
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
