package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import dev.snapforge.engine.process.common.ScriptReports;
import dev.snapforge.engine.process.common.ScriptResource;
import dev.snapforge.engine.process.common.StageReporter;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.RuntimeStateAccess;
import dev.snapforge.engine.protocol.Script;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An instrumented run, in a runtime that is thrown away, so that the snapshot is made in one that nobody tampered with. What goes
 * wrong in it is not told: the real run comes after it and has the say.
 */
final class InstrumentedRun {

    private InstrumentedRun() {}

    /**
     * What came of it.
     *
     * @param uses what the scripts used, in the order in which they first did
     * @param completed whether they came to their end
     */
    record Outcome(List<RuntimeStateAccess> uses, boolean completed) {}

    /** Runs scripts to their end, or until one throws. */
    static Outcome of(V8Runtime runtime, List<Script> scripts, DeterminismSettings conditions, List<String> deferred)
            throws JavetException {
        ScriptEnvironment.draw(runtime, conditions.draws());
        try (V8ValueFunction clock =
                        ScriptResource.executor(runtime, "clock.js").execute();
                V8ValueFunction record =
                        ScriptResource.executor(runtime, "record.js").execute();
                V8ValueObject recorder =
                        record.call(null, clock, (double) conditions.clock(), conditions.fixed(), globals(deferred))) {
            boolean completed = false;
            try {
                recorder.invokeVoid("listen");
                // Our own scripts' questions, which come before the bundle's, are nobody's business.
                long own = scripts.stream().takeWhile(script -> script.isOwn()).count();
                run(runtime, scripts.stream().limit(own).toList());
                recorder.invokeVoid("arm");
                run(runtime, scripts.stream().skip(own).toList());
                completed = true;
            } catch (JavetException | IOException e) {
                // What was noted until then is worth having.
            }
            return new Outcome(ScriptReports.uses(recorder.invokeString("report")), completed);
        }
    }

    private static void run(V8Runtime runtime, List<Script> scripts) throws JavetException, IOException {
        new CompiledScripts(runtime, StageReporter.SILENT, LinkedModules::new).run(scripts);
    }

    private static String globals(List<String> deferred) {
        return deferred.stream().filter(path -> !path.contains(".")).collect(Collectors.joining("\n"));
    }
}
