package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueError;
import com.caoccao.javet.values.reference.V8ValuePromise;
import dev.snapforge.engine.process.common.EngineRefusalException;
import dev.snapforge.engine.process.common.ScriptNames;
import dev.snapforge.engine.process.common.ScriptPosition;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.UnhandledRejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Explains what became of a promise that did not end well while the files ran. */
final class PromiseFailures {

    /** What V8 rejects import() with where its embedder loads no modules at run time, as Javet in V8 mode. Anybody can say that. */
    private static final String UNSUPPORTED = "Not supported";

    private final V8Runtime runtime;
    private final Map<String, Script> scripts;
    private final ScriptNames names;

    PromiseFailures(V8Runtime runtime, Map<String, Script> scripts) {
        this.runtime = runtime;
        this.scripts = scripts;
        this.names = new ScriptNames(scripts.values());
    }

    /**
     * Refuses a module that has not come to its end, or to a bad one.
     *
     * @param result what evaluating it gave; a promise where V8 or a module wants to wait
     */
    void refuseUnsettled(V8Value result, String entry) throws JavetException {
        if (result instanceof V8ValuePromise promise) {
            if (promise.isPending()) {
                throw waiting(entry);
            }
            if (promise.isRejected()) {
                try (V8Value reason = promise.getResult()) {
                    throw thrown(reason);
                }
            }
        }
    }

    /** A module's evaluation ended with this. */
    private EngineRefusalException thrown(V8Value reason) throws JavetException {
        Optional<EngineRefusalException> unanswered = dynamicImport(reason);
        if (unanswered.isPresent()) {
            return unanswered.get();
        }
        UnhandledRejection told = told(reason);
        return refused(
                Reason.THREW,
                told.message(),
                new ScriptPosition(told.file(), told.line(), told.column()),
                told.stack());
    }

    /**
     * What a promise that nobody handled was rejected with.
     *
     * @throws EngineRefusalException if it is the answer to an {@code import()}
     */
    UnhandledRejection unhandled(V8Value reason) throws JavetException {
        Optional<EngineRefusalException> unanswered = dynamicImport(reason);
        if (unanswered.isPresent()) {
            throw unanswered.get();
        }
        return told(reason);
    }

    private UnhandledRejection told(V8Value reason) throws JavetException {
        if (!(reason instanceof V8ValueError error)) {
            return new UnhandledRejection(JavetFailures.notAnError(runtime.toObject(reason)), "", 0, 0, "", false);
        }
        String stack = JavetFailures.text(error.getStack());
        ScriptPosition position = ScriptPosition.topOf(stack, names).orElse(ScriptPosition.UNKNOWN);
        return new UnhandledRejection(
                error.toString(), position.file(), position.line(), position.column(), stack, false);
    }

    /**
     * Whether this is what import() is answered with here: the error is made in the expression in which such a call stands. Empty for every other value, and
     * where errors have no stacks, as where a snapshot is made.
     */
    private Optional<EngineRefusalException> dynamicImport(V8Value reason) throws JavetException {
        if (!(reason instanceof V8ValueError error) || !UNSUPPORTED.equals(error.getMessage())) {
            return Optional.empty();
        }
        String stack = JavetFailures.text(error.getStack());
        Optional<ScriptPosition> top = ScriptPosition.topOf(stack, names);
        if (top.isEmpty()) {
            return Optional.empty();
        }
        try (SyntaxReader syntax = SyntaxReader.beside(runtime)) {
            Script script = Objects.requireNonNull(scripts.get(top.get().file()));
            return syntax.ofDynamicImport(script, top.get())
                    .map(call -> refused(
                            Reason.DYNAMIC_IMPORT,
                            "import() was called while the files ran, and nothing is loaded at run time.",
                            call,
                            stack));
        }
    }

    /** The evaluation of this module, and with it of what it imports, has not ended. */
    private EngineRefusalException waiting(String entry) throws JavetException {
        List<ScriptPosition> awaits = topLevelAwaits();
        String where = awaits.stream().map(ScriptPosition::toString).collect(Collectors.joining(", "));
        return refused(
                Reason.TOP_LEVEL_AWAIT,
                entry + " still waits at its end"
                        + (awaits.isEmpty() ? "." : "; await at top level stands at " + where + "."),
                awaits.stream().findFirst().orElse(ScriptPosition.of(entry)),
                "");
    }

    private List<ScriptPosition> topLevelAwaits() throws JavetException {
        List<ScriptPosition> positions = new ArrayList<>();
        try (SyntaxReader syntax = SyntaxReader.beside(runtime)) {
            for (Script script : scripts.values()) {
                if (script.source().contains("await")) {
                    positions.addAll(syntax.all(script, SyntaxReader.Feature.TOP_LEVEL_AWAIT));
                }
            }
        }
        return positions;
    }

    private static EngineRefusalException refused(
            Reason reason, String message, ScriptPosition position, String stack) {
        return new EngineRefusalException(
                new RefusalResponse(reason, message, position.file(), position.line(), position.column(), stack));
    }
}
