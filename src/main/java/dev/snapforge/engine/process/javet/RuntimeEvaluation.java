package dev.snapforge.engine.process.javet;

import com.caoccao.javet.enums.V8AwaitMode;
import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValuePromise;
import dev.snapforge.engine.process.common.ScriptResource;
import dev.snapforge.engine.process.common.StageReporter;
import dev.snapforge.engine.protocol.EngineStage;
import dev.snapforge.engine.protocol.EvaluateRequest;
import dev.snapforge.engine.protocol.EvaluateResponse;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.Script;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Starts a runtime the way a user's would be started, and looks at what it holds. */
final class RuntimeEvaluation {

    private final JavetEngine engine;
    private final StageReporter stages;

    RuntimeEvaluation(JavetEngine engine, StageReporter stages) {
        this.engine = engine;
        this.stages = stages;
    }

    Message run(EvaluateRequest request) throws IOException {
        boolean restored = request.blob().length > 0;
        try (V8Runtime runtime = restored ? engine.restore(request.blob()) : engine.plain()) {
            stages.done(restored ? EngineStage.LOAD : EngineStage.START);
            try (V8ValueFunction exists =
                            ScriptResource.executor(runtime, "exists.js").execute();
                    V8ValueFunction render =
                            ScriptResource.executor(runtime, "render.js").execute();
                    V8ValueFunction graph =
                            ScriptResource.executor(runtime, "graph.js").execute()) {
                if (!restored) {
                    new ScriptEnvironment(runtime, stages, NativeModules::new)
                            .run(request.scripts(), request.conditions());
                    ScriptEnvironment.finish(
                            runtime, request.scripts(), request.conditions().fixed());
                }
                List<String> missing = new ArrayList<>();
                for (String path : request.requires()) {
                    if (!exists.callBoolean(null, path)) {
                        missing.add(path);
                    }
                }
                String described = request.graph() ? graph.callString(null) : "";
                List<String> values = new ArrayList<>();
                for (String expression : request.expressions()) {
                    values.add(value(runtime, render, expression));
                }
                return new EvaluateResponse(runtime.getVersion(), missing, values, described);
            }
        } catch (JavetException e) {
            RefusalResponse refused = JavetFailures.of(e, Reason.NOT_LOADABLE);
            return restored || refused.reason() != Reason.THREW ? refused : located(request, refused);
        }
    }

    /** A module of V8's own rejects a promise, which does not know where that began; as a function, the same module throws. */
    private RefusalResponse located(EvaluateRequest request, RefusalResponse refused) throws IOException {
        if (request.scripts().stream().noneMatch(Script::isModule)) {
            return refused;
        }
        try (V8Runtime runtime = engine.plain()) {
            new ScriptEnvironment(runtime, StageReporter.SILENT, LinkedModules::new)
                    .run(request.scripts(), request.conditions());
            return refused;
        } catch (JavetException e) {
            RefusalResponse again = JavetFailures.of(e, Reason.NOT_LOADABLE);
            return again.message().equals(refused.message()) ? again : refused;
        }
    }

    private static String value(V8Runtime runtime, V8ValueFunction render, String expression) throws JavetException {
        try (V8Value value =
                runtime.getExecutor(expression).setResourceName("check").execute()) {
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
}
