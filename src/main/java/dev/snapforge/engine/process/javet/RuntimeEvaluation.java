package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.utils.JavetResourceUtils;
import dev.snapforge.engine.process.common.StageReporter;
import dev.snapforge.engine.protocol.EvaluateRequest;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.StageReport.EngineStage;
import dev.snapforge.engine.protocol.file.BlobFile;
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
        List<V8Runtime> neighbours = new ArrayList<>();
        try {
            if (!request.neighbours().isEmpty()) {
                // The one that is there first decides what V8 shares, and a plain one brings least.
                neighbours.add(engine.plain());
            }
            for (BlobFile blob : request.neighbours()) {
                neighbours.add(engine.restore(blob.bytes()));
            }
            List<String> values;
            if (!request.modules().isEmpty()) {
                try (ObservedRuntime runtime = start(request, stages)) {
                    return runtime.look(request, List.of(runtime.use(request.modules())));
                }
            }
            try (ObservedRuntime runtime = start(request, stages)) {
                values = runtime.values(request.expressions());
                if (!request.needsTwoRuntimes()) {
                    return runtime.look(request, values);
                }
            }
            try (ObservedRuntime runtime = start(request, StageReporter.SILENT)) {
                return runtime.look(request, values);
            }
        } catch (JavetException e) {
            RefusalResponse refused = JavetFailures.of(e, Reason.NOT_LOADABLE);
            return request.restores() || refused.reason() != Reason.THREW ? refused : located(request, refused);
        } finally {
            neighbours.forEach(JavetResourceUtils::safeClose);
        }
    }

    private ObservedRuntime start(EvaluateRequest request, StageReporter reporter) throws JavetException, IOException {
        BlobFile blob = request.blob();
        V8Runtime runtime = blob == null ? engine.plain() : engine.restore(blob.bytes());
        reporter.done(request.restores() ? EngineStage.LOAD : EngineStage.START);
        ObservedRuntime observed = new ObservedRuntime(runtime);
        try {
            if (!request.restores()) {
                observed.run(request.scripts(), request.conditions(), reporter);
            }
            observed.restored();
            return observed;
        } catch (JavetException | IOException e) {
            observed.close();
            throw e;
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
}
