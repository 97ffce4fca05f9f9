package dev.snapforge.engine.process;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8Module;
import com.caoccao.javet.values.reference.V8Script;
import dev.snapforge.engine.protocol.Script;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bundle's files in one runtime: all are compiled, and modules linked, before the first one runs, so that a syntax error or
 * an import that leads nowhere costs nothing.
 */
final class Scripts {

    private final V8Runtime runtime;
    private final Stages stages;

    Scripts(V8Runtime runtime, Stages stages) {
        this.runtime = runtime;
        this.stages = stages;
    }

    /**
     * Runs the files that are entries, in their order.
     *
     * @throws JavetException where a file does not parse or throws; a {@link RefusedException} where more is known
     */
    void run(List<Script> scripts) throws JavetException, IOException {
        Map<String, Script> byName = new LinkedHashMap<>();
        scripts.forEach(script -> byName.put(script.name(), script));
        List<V8Script> classic = new ArrayList<>();
        try (Rejections rejections = new Rejections(runtime);
                Modules modules = new Modules(runtime, byName)) {
            List<Step> steps = new ArrayList<>();
            List<V8Module> entries = new ArrayList<>();
            for (Script script : scripts) {
                if (script.entry() && script.isModule()) {
                    V8Module module = modules.compile(script);
                    entries.add(module);
                    steps.add(() -> modules.evaluate(module));
                } else if (script.entry()) {
                    V8Script compiled = compile(script);
                    classic.add(compiled);
                    steps.add(compiled::executeVoid);
                }
            }
            for (V8Module module : entries) {
                modules.link(module);
            }
            stages.done("parse");
            for (Step step : steps) {
                step.run();
            }
            rejections.refuseDynamicImports(new Outcomes(runtime, byName));
            stages.done("execute");
        } finally {
            for (V8Script script : classic) {
                script.close();
            }
        }
    }

    private V8Script compile(Script script) throws JavetException {
        return runtime.getExecutor(script.source())
                .setResourceName(script.name())
                .compileV8Script();
    }

    /** Runs one file. */
    private interface Step {
        void run() throws JavetException;
    }
}
