package dev.snapforge.engine.process.javet;

import com.caoccao.javet.enums.V8AwaitMode;
import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValuePromise;
import dev.snapforge.engine.process.common.EngineRefusalException;
import dev.snapforge.engine.process.common.ScriptResource;
import dev.snapforge.engine.process.common.StageReporter;
import dev.snapforge.engine.process.javet.load.RestoreCallbacks;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateRequest;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.EvaluateResponse;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.UnhandledRejection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A runtime with what looks at it, which is made before a bundle can run in it. */
final class ObservedRuntime implements AutoCloseable {

    private final V8Runtime runtime;
    private final V8ValueFunction exists;
    private final V8ValueFunction render;
    private final V8ValueFunction graph;
    private @Nullable V8Value used;
    private List<UnhandledRejection> rejections = List.of();
    private List<String> unboundCallbacks = List.of();

    /** @param runtime is closed with this */
    ObservedRuntime(V8Runtime runtime) throws JavetException {
        this.runtime = runtime;
        this.exists = ScriptResource.executor(runtime, "exists.js").execute();
        this.render = ScriptResource.executor(runtime, "render.js").execute();
        this.graph = ScriptResource.executor(runtime, "graph.js").execute();
    }

    /** Runs the bundle as a runtime without a snapshot does. */
    void run(List<Script> scripts, DeterminismSettings conditions, StageReporter stages)
            throws JavetException, IOException {
        rejections = new ScriptEnvironment(runtime, stages, NativeModules::new).run(scripts, conditions);
        ScriptEnvironment.finish(runtime, scripts, conditions.fixed());
    }

    /**
     * Runs what the bundle wants to do after a restore, in a plain runtime as in a restored one.
     *
     * @throws dev.snapforge.engine.process.common.EngineRefusalException if a callback fails for another reason than a missing host
     */
    void restored() throws JavetException {
        unboundCallbacks = RestoreCallbacks.run(runtime);
    }

    /** The values of expressions, one after the other. */
    List<String> values(List<String> expressions) throws JavetException {
        List<String> values = new ArrayList<>();
        for (String expression : expressions) {
            values.add(value(expression));
        }
        return values;
    }

    /**
     * Uses modules, so that those are evaluated that wait for it, and keeps their exports to be looked at.
     *
     * @return how long it took, in whole milliseconds
     * @throws JavetException if one of them throws
     */
    String use(List<String> modules) throws JavetException {
        long start = System.nanoTime();
        try (V8ValueFunction use =
                        ScriptResource.executor(runtime, "first-use.js").execute();
                V8ValuePromise promise = use.call(null, String.join("\n", modules))) {
            runtime.await(V8AwaitMode.RunTillNoMoreTasks);
            used = promise.getResult();
            if (!promise.isFulfilled()) {
                throw new EngineRefusalException(
                        new RefusalResponse(Reason.DEFER_UNSAFE, "Used, a module throws " + used + ".", "", 0, 0, ""));
            }
        }
        return Long.toString(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    /**
     * What a request wants to know of the whole.
     *
     * @param values of its expressions, which go with the answer
     */
    EvaluateResponse look(EvaluateRequest request, List<String> values) throws JavetException {
        List<String> missing = new ArrayList<>();
        for (String path : request.requires()) {
            if (!exists(path)) {
                missing.add(path);
            }
        }
        String described = request.graph() == GraphForm.NONE
                ? ""
                : graph.callString(null, request.graph() == GraphForm.LINES, null, used);
        return new EvaluateResponse(
                runtime.getVersion(), missing, values, described, rejections, unboundCallbacks, capabilities(request));
    }

    private List<String> capabilities(EvaluateRequest request) throws JavetException {
        if (!request.restores()) {
            return List.of();
        }
        try (V8ValueFunction capabilities =
                ScriptResource.executor(runtime, "capabilities.js").execute()) {
            return capabilities.callString(null).lines().toList();
        }
    }

    /** The first name is looked up by a script, and not by {@code eval}, which the bundle may have replaced. */
    private boolean exists(String path) throws JavetException {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        try (V8Value value =
                runtime.getExecutor(name).setResourceName("requires").execute()) {
            return exists.callBoolean(null, value, path);
        } catch (BaseJavetScriptingException e) {
            return false;
        }
    }

    private String value(String expression) throws JavetException {
        try (V8Value value = runtime.getExecutor(ImportingText.of(runtime, expression))
                .setResourceName("check")
                .execute()) {
            if (!(value instanceof V8ValuePromise promise)) {
                return render.callString(null, value);
            }
            runtime.await(V8AwaitMode.RunTillNoMoreTasks);
            if (promise.isPending()) {
                return "a promise that stays pending";
            }
            try (V8Value result = promise.getResult()) {
                String settled = render.callString(null, result);
                return promise.isRejected() ? "rejects with " + settled : settled;
            }
        } catch (BaseJavetScriptingException e) {
            return "throws " + e.getScriptingError().getDetailedMessage();
        }
    }

    @Override
    public void close() throws JavetException {
        if (used != null) {
            used.close();
        }
        exists.close();
        render.close();
        graph.close();
        runtime.close();
    }
}
