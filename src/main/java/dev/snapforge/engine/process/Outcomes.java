package dev.snapforge.engine.process;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueError;
import dev.snapforge.engine.protocol.Refused;
import dev.snapforge.engine.protocol.Refused.Reason;
import dev.snapforge.engine.protocol.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Explains what became of a promise that did not end well while the files ran. */
final class Outcomes {

    /** What V8 rejects import() with where its embedder loads no modules at run time, as Javet in V8 mode. */
    private static final String UNSUPPORTED = "Not supported";

    private final V8Runtime runtime;
    private final Map<String, Script> scripts;

    Outcomes(V8Runtime runtime, Map<String, Script> scripts) {
        this.runtime = runtime;
        this.scripts = scripts;
    }

    /** A module's evaluation ended with this. */
    RefusedException thrown(V8Value reason) throws JavetException {
        Optional<RefusedException> unanswered = dynamicImport(reason);
        if (unanswered.isPresent()) {
            return unanswered.get();
        }
        if (!(reason instanceof V8ValueError error)) {
            return refused(Reason.THREW, Refusals.NO_ERROR, Position.UNKNOWN, "");
        }
        String stack = Refusals.text(error.getStack());
        Position position = Position.topOf(stack, scripts.keySet()).orElse(Position.UNKNOWN);
        return refused(Reason.THREW, error.toString(), position, stack);
    }

    /** Whether this is what import() is answered with here; empty for every other value. */
    Optional<RefusedException> dynamicImport(V8Value reason) throws JavetException {
        if (!(reason instanceof V8ValueError error) || !UNSUPPORTED.equals(error.getMessage())) {
            return Optional.empty();
        }
        List<Position> calls = find("import", Syntax.Feature.DYNAMIC_IMPORT);
        String stack = Refusals.text(error.getStack());
        // An isolate that can be snapshotted keeps no stacks; a plain one says which call it was.
        Optional<Position> call = stack.isEmpty() ? only(calls) : at(stack, calls);
        if (calls.isEmpty() || (call.isEmpty() && !stack.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(refused(
                Reason.DYNAMIC_IMPORT,
                "import() was called while the files ran, and nothing is loaded at run time.",
                call.orElse(Position.UNKNOWN),
                stack));
    }

    /** The evaluation of this module, and with it of what it imports, has not ended. */
    RefusedException waiting(String entry) throws JavetException {
        List<Position> awaits = find("await", Syntax.Feature.TOP_LEVEL_AWAIT);
        String where = awaits.stream().map(Position::toString).collect(Collectors.joining(", "));
        return refused(
                Reason.TOP_LEVEL_AWAIT,
                entry + " still waits at its end"
                        + (awaits.isEmpty() ? "." : "; await at top level stands at " + where + "."),
                awaits.stream().findFirst().orElse(Position.of(entry)),
                "");
    }

    private List<Position> find(String word, Syntax.Feature feature) throws JavetException {
        List<Position> positions = new ArrayList<>();
        try (Syntax syntax = Syntax.beside(runtime)) {
            for (Script script : scripts.values()) {
                if (script.source().contains(word)) {
                    positions.addAll(syntax.all(script, feature));
                }
            }
        }
        return positions;
    }

    private static Optional<Position> only(List<Position> positions) {
        return positions.size() == 1 ? Optional.of(positions.get(0)) : Optional.empty();
    }

    /** V8 gives the place of the whole expression, which may begin with await one line before. */
    private Optional<Position> at(String stack, List<Position> calls) {
        return Position.topOf(stack, scripts.keySet())
                .flatMap(top -> calls.stream()
                        .filter(call -> call.file().equals(top.file()))
                        .filter(call -> call.line() == top.line() || call.line() == top.line() + 1)
                        .findFirst());
    }

    private static RefusedException refused(Reason reason, String message, Position position, String stack) {
        return new RefusedException(
                new Refused(reason, message, position.file(), position.line(), position.column(), stack));
    }
}
