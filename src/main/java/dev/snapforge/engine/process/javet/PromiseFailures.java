package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueError;
import com.caoccao.javet.values.reference.V8ValuePromise;
import dev.snapforge.engine.process.common.EngineRefusalException;
import dev.snapforge.engine.process.common.ScriptPosition;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Explains what became of a promise that did not end well while the files ran. */
final class PromiseFailures {

    /** What V8 rejects import() with where its embedder loads no modules at run time, as Javet in V8 mode. */
    private static final String UNSUPPORTED = "Not supported";

    private final V8Runtime runtime;
    private final Map<String, Script> scripts;

    PromiseFailures(V8Runtime runtime, Map<String, Script> scripts) {
        this.runtime = runtime;
        this.scripts = scripts;
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
        if (!(reason instanceof V8ValueError error)) {
            return refused(
                    Reason.THREW, JavetFailures.notAnError(runtime.toObject(reason)), ScriptPosition.UNKNOWN, "");
        }
        String stack = JavetFailures.text(error.getStack());
        ScriptPosition position = ScriptPosition.topOf(stack, scripts.keySet()).orElse(ScriptPosition.UNKNOWN);
        return refused(Reason.THREW, error.toString(), position, stack);
    }

    /** Whether this is what import() is answered with here; empty for every other value. */
    Optional<EngineRefusalException> dynamicImport(V8Value reason) throws JavetException {
        if (!(reason instanceof V8ValueError error) || !UNSUPPORTED.equals(error.getMessage())) {
            return Optional.empty();
        }
        List<ScriptPosition> calls = find("import", SyntaxReader.Feature.DYNAMIC_IMPORT);
        String stack = JavetFailures.text(error.getStack());
        // An isolate that can be snapshotted keeps no stacks; a plain one says which call it was.
        Optional<ScriptPosition> call = stack.isEmpty() ? only(calls) : at(stack, calls);
        if (calls.isEmpty() || (call.isEmpty() && !stack.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(refused(
                Reason.DYNAMIC_IMPORT,
                "import() was called while the files ran, and nothing is loaded at run time.",
                call.orElse(ScriptPosition.UNKNOWN),
                stack));
    }

    /** The evaluation of this module, and with it of what it imports, has not ended. */
    private EngineRefusalException waiting(String entry) throws JavetException {
        List<ScriptPosition> awaits = find("await", SyntaxReader.Feature.TOP_LEVEL_AWAIT);
        String where = awaits.stream().map(ScriptPosition::toString).collect(Collectors.joining(", "));
        return refused(
                Reason.TOP_LEVEL_AWAIT,
                entry + " still waits at its end"
                        + (awaits.isEmpty() ? "." : "; await at top level stands at " + where + "."),
                awaits.stream().findFirst().orElse(ScriptPosition.of(entry)),
                "");
    }

    private List<ScriptPosition> find(String word, SyntaxReader.Feature feature) throws JavetException {
        List<ScriptPosition> positions = new ArrayList<>();
        try (SyntaxReader syntax = SyntaxReader.beside(runtime)) {
            for (Script script : scripts.values()) {
                if (script.source().contains(word)) {
                    positions.addAll(syntax.all(script, feature));
                }
            }
        }
        return positions;
    }

    private static Optional<ScriptPosition> only(List<ScriptPosition> positions) {
        return positions.size() == 1 ? Optional.of(positions.get(0)) : Optional.empty();
    }

    /** V8 gives the place of the whole expression, which may begin with await one line before. */
    private Optional<ScriptPosition> at(String stack, List<ScriptPosition> calls) {
        return ScriptPosition.topOf(stack, scripts.keySet())
                .flatMap(top -> calls.stream()
                        .filter(call -> call.file().equals(top.file()))
                        .filter(call -> call.line() == top.line() || call.line() == top.line() + 1)
                        .findFirst());
    }

    private static EngineRefusalException refused(
            Reason reason, String message, ScriptPosition position, String stack) {
        return new EngineRefusalException(
                new RefusalResponse(reason, message, position.file(), position.line(), position.column(), stack));
    }
}
