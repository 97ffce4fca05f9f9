package dev.snapforge.engine.process.node;

import dev.snapforge.engine.process.common.ErasedScripts;
import dev.snapforge.engine.process.common.RewrittenScripts;
import dev.snapforge.engine.process.common.StageReporter;
import dev.snapforge.engine.process.common.StatementOrder;
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
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.RewriteRequest;
import dev.snapforge.engine.protocol.RewriteRequest.Rewritten;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.StageReport.EngineStage;
import dev.snapforge.engine.protocol.file.BlobFile;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Starts Node the way a user would, from files or from a snapshot, and looks at what the process holds or how long it took. */
final class NodeEvaluation {

    private static final Pattern IMPORT = Pattern.compile("\\bimport\\b");

    private final NodeProcess node;
    private final StageReporter stages;

    NodeEvaluation(NodeProcess node, StageReporter stages) {
        this.node = node;
        this.stages = stages;
    }

    Message run(EvaluateRequest request) throws IOException {
        NodeLinking linking = NodeLinking.plain(node, request.scripts());
        if (linking.refused().isPresent()) {
            return linking.refused().get();
        }
        if (!request.needsTwoRuntimes()) {
            return inOneProcess(request, linking);
        }
        Message values = inOneProcess(asked(request, List.of(), request.expressions(), GraphForm.NONE), linking);
        if (!(values instanceof EvaluateResponse answered)) {
            return values;
        }
        Message look = inOneProcess(asked(request, request.requires(), List.of(), request.graph()), linking);
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

    private Message inOneProcess(EvaluateRequest request, NodeLinking linking) throws IOException {
        BlobFile blob = request.blob();
        boolean restored = blob != null;
        NodeTask task = new NodeTask("evaluate", linking)
                .with("restored", restored)
                .with("neighbours", request.neighbours().size())
                .with("requires", request.requires())
                .with("expressions", request.expressions())
                .with("modules", request.modules())
                .with("graph", request.graph().name())
                .with("holdClock", request.conditions().fixed())
                .with("clock", request.conditions().clock())
                .with("draws", request.conditions().draws())
                .with("cachedRandoms", DeterminismSettings.CACHED_RANDOMS);
        if (request.expressions().stream().anyMatch(it -> IMPORT.matcher(it).find())) {
            task.with("importing", importing(request.expressions()));
        }
        NodeProcess.Result result = blob == null ? node.run(task) : node.restored(task, blob, request.neighbours());
        stages.done(restored ? EngineStage.LOAD : EngineStage.EXECUTE);
        Optional<Message> refused = refused(result, request.scripts());
        if (refused.isPresent()) {
            return refused.get();
        }
        NodeResponse answer = result.answer().orElseThrow();
        int asked = request.modules().isEmpty() ? request.expressions().size() : 1;
        if (answer.all("value").size() != asked) {
            throw new IOException("Node answered " + answer.all("value").size() + " of " + asked + " expressions");
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

    /** The same expressions with a function in the place of {@code import()}, which means files of the bundle as in a file in its root. */
    private List<String> importing(List<String> expressions) throws IOException {
        List<Script> texts =
                expressions.stream().map(it -> new Script("check", it)).toList();
        NodeProcess.Result result = node.run(new NodeTask("rewrite", texts)
                .with("importers", Collections.nCopies(texts.size(), RewriteRequest.ROOT_IMPORTER)));
        return refused(result, List.of()).isPresent()
                ? expressions
                : rewritten(texts, result).scripts().stream()
                        .map(Script::source)
                        .toList();
    }

    Message run(MeasureRequest request) throws IOException {
        BlobFile blob = request.blob();
        NodeLinking linking = NodeLinking.plain(node, request.scripts());
        if (linking.refused().isPresent()) {
            return linking.refused().get();
        }
        NodeTask task = new NodeTask("measure", linking)
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
        return new StatementOrder(
                        request.scripts(), result.answer().orElseThrow().all("outline"))
                .response();
    }

    Message run(RewriteRequest request) throws IOException {
        if (request.onlyParses()) {
            return parsed(request.scripts());
        }
        return request.erasesTypes() ? withoutTypes(request.scripts()) : rewritten(request);
    }

    private Message parsed(List<Script> scripts) throws IOException {
        NodeProcess.Result result = node.run(new NodeTask("parse", scripts), NodeLinking.V8_MODULES);
        return refused(result, List.of()).orElseGet(() -> new Rewritten(List.of(), List.of()));
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
        NodeTask task = new NodeTask("rewrite", request.scripts());
        if (request.replacesImports()) {
            task.with(
                    "importers",
                    IntStream.range(0, request.scripts().size())
                            .mapToObj(request::importer)
                            .toList());
        } else {
            task.with("features", String.join(" ", request.features())).with("helper", request.helper());
        }
        NodeProcess.Result result = node.run(task);
        Optional<Message> refused = refused(result, List.of());
        return refused.isPresent() ? refused.get() : rewritten(request.scripts(), result);
    }

    private static Rewritten rewritten(List<Script> scripts, NodeProcess.Result result) throws IOException {
        List<String> answers = result.answer().orElseThrow().all("rewritten");
        RewrittenScripts rewritten = new RewrittenScripts();
        for (int i = 0; i < answers.size(); i++) {
            rewritten.add(scripts.get(i), answers.get(i));
        }
        return rewritten.response();
    }

    private static Optional<Message> refused(NodeProcess.Result result, List<Script> scripts) throws IOException {
        boolean answered =
                result.answer().isPresent() && result.answer().get().refused().isEmpty() && result.exit() == 0;
        return answered ? Optional.empty() : Optional.of(NodeFailures.ended(result, scripts));
    }
}
