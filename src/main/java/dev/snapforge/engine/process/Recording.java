package dev.snapforge.engine.process;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import dev.snapforge.engine.protocol.Conditions;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.Use;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A run with ears, in a runtime that is thrown away, so that the snapshot is made in one that nobody tampered with. What goes
 * wrong in it is not told: the real run comes after it and has the say.
 */
final class Recording {

    private Recording() {}

    /** What the scripts used, in the order in which they first did. */
    static List<Use> of(V8Runtime runtime, List<Script> scripts, Conditions conditions, List<String> deferred)
            throws JavetException {
        Surroundings.draw(runtime, conditions.draws());
        try (V8ValueFunction clock = Source.executor(runtime, "clock.js").execute();
                V8ValueFunction record = Source.executor(runtime, "record.js").execute();
                V8ValueObject recorder =
                        record.call(null, clock, (double) conditions.clock(), conditions.fixed(), globals(deferred))) {
            try {
                // The prelude's own questions are nobody's business.
                run(runtime, scripts, true);
                recorder.invokeVoid("arm");
                run(runtime, scripts, false);
            } catch (JavetException | IOException e) {
                // What was noted until then is worth having.
            }
            return Reports.uses(recorder.invokeString("report"));
        }
    }

    private static void run(V8Runtime runtime, List<Script> scripts, boolean own) throws JavetException, IOException {
        new Scripts(runtime, Stages.SILENT)
                .run(scripts.stream()
                        .filter(script -> Source.isOwn(script.name()) == own)
                        .toList());
    }

    private static String globals(List<String> deferred) {
        return deferred.stream().filter(path -> !path.contains(".")).collect(Collectors.joining("\n"));
    }
}
