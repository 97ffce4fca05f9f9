package dev.snapforge.engine.process.node;

import dev.snapforge.engine.process.common.ErasedScripts;
import dev.snapforge.engine.process.common.RewrittenScripts;
import dev.snapforge.engine.process.common.ScriptReports;
import dev.snapforge.engine.process.common.StageReporter;
import dev.snapforge.engine.process.heap.HeapInspection;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateRequest;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.EvaluateResponse;
import dev.snapforge.engine.protocol.InspectRequest;
import dev.snapforge.engine.protocol.MeasureRequest;
import dev.snapforge.engine.protocol.MeasureResponse;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.OutlineRequest;
import dev.snapforge.engine.protocol.OutlineResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.RewriteRequest;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.StageReport.EngineStage;
import dev.snapforge.engine.protocol.file.BlobFile;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Starts Node the way a user would, from files or from a snapshot, and looks at what the process holds or how long it took. */
final class NodeEvaluation {

    private final NodeProcess node;
    private final StageReporter stages;

    NodeEvaluation(NodeProcess node, StageReporter stages) {
        this.node = node;
        this.stages = stages;
    }

    Message run(EvaluateRequest request) throws IOException {
        if (!request.needsTwoRuntimes()) {
            return inOneProcess(request);
        }
        Message values = inOneProcess(asked(request, List.of(), request.expressions(), GraphForm.NONE));
        if (!(values instanceof EvaluateResponse answered)) {
            return values;
        }
        Message look = inOneProcess(asked(request, request.requires(), List.of(), request.graph()));
        return look instanceof EvaluateResponse seen
                ? new EvaluateResponse(
                        seen.v8Version(),
                        seen.missing(),
                        answered.values(),
                        seen.graph(),
                        seen.rejections(),
                        seen.unboundCallbacks(),
                        seen.capabilities())
                : look;
    }

    private static EvaluateRequest asked(
            EvaluateRequest request, List<String> requires, List<String> expressions, GraphForm graph) {
        return new EvaluateRequest(
                request.blob(),
                request.scripts(),
                request.conditions(),
                requires,
                expressions,
                graph,
                request.neighbours(),
                List.of());
    }

    private Message inOneProcess(EvaluateRequest request) throws IOException {
        BlobFile blob = request.blob();
        boolean restored = blob != null;
        NodeTask task = new NodeTask("evaluate", request.scripts())
                .with("restored", restored)
                .with("neighbours", request.neighbours().size())
                .with("requires", request.requires())
                .with("expressions", request.expressions())
                .with("graph", request.graph().name())
                .with("holdClock", request.conditions().fixed())
                .with("clock", request.conditions().clock())
                .with("draws", request.conditions().draws())
                .with("cachedRandoms", DeterminismSettings.CACHED_RANDOMS);
        NodeProcess.Result result = blob == null ? node.run(task) : node.restored(task, blob, request.neighbours());
        stages.done(restored ? EngineStage.LOAD : EngineStage.EXECUTE);
        Optional<Message> refused = refused(result, request.scripts());
        if (refused.isPresent()) {
            return refused.get();
        }
        NodeResponse answer = result.answer().orElseThrow();
        if (answer.all("value").size() != request.expressions().size()) {
            throw new IOException("Node answered " + answer.all("value").size() + " of "
                    + request.expressions().size() + " expressions");
        }
        return new EvaluateResponse(
                answer.one("v8"),
                answer.all("missing"),
                answer.all("value"),
                answer.one("graph"),
                answer.rejections(),
                answer.all("unbound"),
                answer.all("capability"));
    }

    Message run(MeasureRequest request) throws IOException {
        BlobFile blob = request.blob();
        NodeTask task = new NodeTask("measure", request.scripts())
                .with("restored", blob != null)
                .with("first", request.first())
                .with("keep", request.keep())
                .with(
                        "caches",
                        request.caches().stream()
                                .map(Base64.getEncoder()::encodeToString)
                                .toList());
        NodeProcess.Result result = blob != null
                ? node.restored(task, blob, List.of())
                : request.keep() ? node.run(task, "--expose-gc") : node.run(task);
        Optional<Message> refused = refused(result, request.scripts());
        if (refused.isPresent()) {
            return refused.get();
        }
        NodeResponse answer = result.answer().orElseThrow();
        List<byte[]> caches = new ArrayList<>();
        for (String cache : answer.all("cache")) {
            caches.add(Base64.getDecoder().decode(cache));
        }
        return new MeasureResponse(
                answer.number("started"),
                answer.number("answered"),
                answer.number("startedCpu"),
                answer.number("answeredCpu"),
                answer.number("used"),
                answer.number("physical"),
                answer.number("external"),
                caches,
                answer.numbers("grown"));
    }

    Message run(InspectRequest request) throws IOException {
        if (node.snapshots() == NodeSnapshots.OF_ISOLATES) {
            // Its inspector works in a thread of its own, and a process that ends with that hangs or aborts now and
            // then.
            return NodeFailures.of(Reason.NOT_LOADABLE, "Nobody can say what the heap of an isolate consists of.");
        }
        BlobFile blob = request.blob();
        NodeTask task = new NodeTask("inspect", List.of());
        NodeProcess.Result result = blob == null ? node.run(task) : node.restored(task, blob, List.of());
        Optional<Message> refused = refused(result, List.of());
        if (refused.isPresent()) {
            return refused.get();
        }
        try (Reader heap = result.heap()) {
            return new HeapInspection(request.files()).of(heap);
        }
    }

    Message run(OutlineRequest request) throws IOException {
        NodeProcess.Result result = node.run(new NodeTask("outline", request.scripts()));
        Optional<Message> refused = refused(result, List.of());
        if (refused.isPresent()) {
            return refused.get();
        }
        List<OutlineResponse.Statement> statements = new ArrayList<>();
        List<String> outlines = result.answer().orElseThrow().all("outline");
        for (int i = 0; i < outlines.size(); i++) {
            statements.addAll(ScriptReports.statements(i, outlines.get(i)));
        }
        return new OutlineResponse(statements);
    }

    Message run(RewriteRequest request) throws IOException {
        return request.erasesTypes() ? withoutTypes(request.scripts()) : rewritten(request);
    }

    private Message withoutTypes(List<Script> scripts) throws IOException {
        NodeProcess.Result result = node.run(new NodeTask("erase", scripts));
        Optional<Message> refused = refused(result, List.of());
        if (refused.isPresent()) {
            return refused.get();
        }
        List<String> answers = result.answer().orElseThrow().all("erased");
        ErasedScripts erased = new ErasedScripts();
        for (int i = 0; i < answers.size(); i++) {
            erased.add(scripts.get(i), answers.get(i));
        }
        return erased.response();
    }

    private Message rewritten(RewriteRequest request) throws IOException {
        NodeProcess.Result result = node.run(new NodeTask("rewrite", request.scripts())
                .with("features", String.join(" ", request.features()))
                .with("helper", request.helper()));
        Optional<Message> refused = refused(result, List.of());
        if (refused.isPresent()) {
            return refused.get();
        }
        List<String> answers = result.answer().orElseThrow().all("rewritten");
        RewrittenScripts rewritten = new RewrittenScripts();
        for (int i = 0; i < answers.size(); i++) {
            rewritten.add(request.scripts().get(i), answers.get(i));
        }
        return rewritten.response();
    }

    private static Optional<Message> refused(NodeProcess.Result result, List<Script> scripts) throws IOException {
        boolean answered =
                result.answer().isPresent() && result.answer().get().refused().isEmpty() && result.exit() == 0;
        return answered ? Optional.empty() : Optional.of(NodeFailures.ended(result, scripts));
    }
}
