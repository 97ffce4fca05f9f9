package dev.snapforge.engine.process.node;

import dev.snapforge.engine.process.common.OutputFile;
import dev.snapforge.engine.process.common.StageReporter;
import dev.snapforge.engine.protocol.CreateRequest;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.RuntimeStateAccess;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.StageReport.EngineStage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Runs the bundle where Node builds snapshots, and lets it write one. */
final class NodeCreation {

    private final NodeProcess node;
    private final StageReporter stages;

    NodeCreation(NodeProcess node, StageReporter stages) {
        this.node = node;
        this.stages = stages;
    }

    Message run(CreateRequest request) throws IOException {
        Optional<Message> unsupported = unsupported(request.scripts());
        if (unsupported.isPresent()) {
            return unsupported.get();
        }
        List<RuntimeStateAccess> uses = List.of();
        List<String> builtIns = List.of();
        if (request.record()) {
            NodeInstrumentedRun recording = NodeInstrumentedRun.of(node, request);
            if (recording.refused().isPresent()) {
                return recording.refused().get();
            }
            uses = recording.uses();
            builtIns = recording.modules();
            stages.done(EngineStage.RECORD, uses);
        }
        DeterminismSettings conditions = request.conditions();
        boolean holdClock = conditions.fixed()
                && (!request.record() || uses.stream().anyMatch(use -> use.kind() == RuntimeStateAccess.Kind.TIME));
        NodeProcess.Result result = node.build(new NodeTask("create", request.scripts())
                .with("deferred", String.join("\n", request.deferred()))
                .with("holdClock", holdClock)
                .with("clock", conditions.clock())
                .with("cachedRandoms", DeterminismSettings.CACHED_RANDOMS)
                .with("draws", request.record() && !NodeInstrumentedRun.asksForChance(uses) ? 0 : conditions.draws()));
        if (result.exit() != 0
                || result.answer().isEmpty()
                || result.blob().isEmpty()
                || result.answer().get().refused().isPresent()) {
            return NodeFailures.ended(result, request.scripts());
        }
        NodeResponse answer = result.answer().get();
        stages.done(EngineStage.CREATE);
        return new CreateResponse(
                OutputFile.copy(result.blob().get()),
                0,
                answer.words("reconciled"),
                answer.words("missing"),
                answer.words("frozen"),
                holdClock,
                answer.rejections(),
                builtIns);
    }

    /** What engines in Node do not do, whatever the bundle is. */
    private Optional<Message> unsupported(List<Script> scripts) {
        return scripts.stream()
                .filter(Script::isModule)
                .findFirst()
                .map(script -> NodeFailures.of(
                        Reason.MODULES_UNSUPPORTED,
                        script.name() + " is an ES module. " + node.snapshots().builder() + " runs scripts only."));
    }
}
