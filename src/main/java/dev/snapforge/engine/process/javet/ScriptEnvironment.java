package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueGlobalObject;
import dev.snapforge.engine.process.common.ScriptResource;
import dev.snapforge.engine.process.common.StageReporter;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.UnhandledRejection;
import java.io.IOException;
import java.util.List;

/**
 * Runs a bundle's scripts under given {@link DeterminismSettings}, the same way wherever they run: in the isolate that is snapshotted and
 * in the plain one that it is compared with.
 */
final class ScriptEnvironment {

    /** Where the function that lets the clock go waits for the end of the build, which may come in another process. */
    private static final String KEEP = "(letGo) => { Object.defineProperty(globalThis, Symbol.for('snapforge.build'),"
            + " { value: letGo, configurable: true }); }";

    private final V8Runtime runtime;
    private final StageReporter stages;
    private final BundleModules.Kind modules;

    ScriptEnvironment(V8Runtime runtime, StageReporter stages, BundleModules.Kind modules) {
        this.runtime = runtime;
        this.stages = stages;
        this.modules = modules;
    }

    /**
     * Runs the scripts to their end; the clock is held as the conditions say.
     *
     * @return the promises that were rejected meanwhile, and that nothing has handled
     */
    List<UnhandledRejection> run(List<Script> scripts, DeterminismSettings conditions)
            throws JavetException, IOException {
        if (conditions.draws() == 0) {
            return runUnderClock(scripts, conditions);
        }
        try (V8ValueFunction draw = drawing(runtime)) {
            draw.callVoid(null, conditions.draws());
            List<UnhandledRejection> rejections = runUnderClock(scripts, conditions);
            draw.callVoid(null, DeterminismSettings.CACHED_RANDOMS);
            return rejections;
        }
    }

    private List<UnhandledRejection> runUnderClock(List<Script> scripts, DeterminismSettings conditions)
            throws JavetException, IOException {
        if (conditions.fixed()) {
            holdClock(conditions.clock());
        }
        return new CompiledScripts(runtime, stages, modules).run(scripts);
    }

    /** Lets the clock go and seals the prelude. Touches nothing where there is neither. */
    static void finish(V8Runtime runtime, List<Script> scripts, boolean clockHeld) throws JavetException {
        if (clockHeld || scripts.stream().anyMatch(script -> script.isOwn())) {
            ScriptResource.executor(runtime, "finish.js").executeVoid();
        }
    }

    /** Moves V8's stream of random numbers on. */
    static void draw(V8Runtime runtime, int numbers) throws JavetException {
        if (numbers > 0) {
            try (V8ValueFunction draw = drawing(runtime)) {
                draw.callVoid(null, numbers);
            }
        }
    }

    /** Draws as many numbers as it is told, from V8's own function, whatever scripts put into its place later. */
    private static V8ValueFunction drawing(V8Runtime runtime) throws JavetException {
        return runtime.getExecutor("{ const { random } = Math; (n) => { while (n-- > 0) random(); }; }")
                .execute();
    }

    private void holdClock(long start) throws JavetException {
        try (V8ValueFunction clock =
                        ScriptResource.executor(runtime, "clock.js").execute();
                V8ValueFunction letGo = clock.call(null, (double) start, true);
                V8ValueFunction keep = runtime.getExecutor(KEEP).execute()) {
            keep.callVoid(null, letGo);
        }
    }

    /** Whether the scripts left a clock that is still held, as a snapshot that is not the last has it. */
    static boolean holdsClock(V8Runtime runtime) throws JavetException {
        try (V8ValueGlobalObject global = runtime.getGlobalObject();
                V8ValueFunction has = runtime.getExecutor("(it) => Symbol.for('snapforge.build') in it")
                        .execute()) {
            return has.callBoolean(null, global);
        }
    }
}
