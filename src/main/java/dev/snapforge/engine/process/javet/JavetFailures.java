package dev.snapforge.engine.process.javet;

import com.caoccao.javet.entities.JavetEntityError;
import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetCompilationException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetScriptingError;
import dev.snapforge.engine.process.common.EngineRefusalException;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns Javet's exceptions into what the service understands. */
final class JavetFailures {

    private static final String NO_ERROR = "A value that is not an Error was thrown";

    /** More of a value says no more. */
    private static final int MAX_SHOWN = 1000;

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
                // Javet writes null where there is none.
                "null".equals(error.getStack()) ? "" : text(error.getStack()));
    }

    private static String message(JavetScriptingError error) {
        String message = text(error.getDetailedMessage());
        // Of other objects, Javet tells the property of that name as well.
        boolean isError = error.getContext() instanceof JavetEntityError && !message.isEmpty();
        return isError ? message : notAnError(error.getContext());
    }

    /**
     * What to say of a value that is not an Error.
     *
     * @param value as Javet converts it: a string, a number, a map of an object's properties; null for null and undefined
     */
    static String notAnError(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            String message = object.get("message") instanceof String it ? it : "";
            String code = object.get("code") == null ? "" : "code " + object.get("code");
            String shown = Stream.of(message, code).filter(it -> !it.isEmpty()).collect(Collectors.joining(", "));
            return NO_ERROR + (shown.isEmpty() ? "." : ": an object, " + shorten(shown));
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return NO_ERROR + ": " + shorten(value.toString());
        }
        return NO_ERROR + (value == null ? ": null or undefined" : ".");
    }

    private static String shorten(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
