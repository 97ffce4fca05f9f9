package dev.snapforge.engine.process.node;

import dev.snapforge.engine.process.common.ScriptReports;
import dev.snapforge.engine.protocol.CreateRequest;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RuntimeStateAccess;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An instrumented run, in a process that is thrown away.
 *
 * @param uses what the scripts used, in the order in which they first did
 * @param modules built-in modules of Node that the scripts name or require
 * @param refused that the scripts never came to their end, where they did not
 */
record NodeInstrumentedRun(List<RuntimeStateAccess> uses, List<String> modules, Optional<RefusalResponse> refused) {

    /** How long a bundle may be busy after its files ran; then it is taken for one that never ends. */
    private static final int PATIENCE_MILLIS = 10_000;

    /** Random numbers are drawn only for a bundle that asks for some: how many would show in where objects come to lie. */
    static NodeInstrumentedRun of(NodeProcess node, CreateRequest request, NodeLinking linking) throws IOException {
        DeterminismSettings conditions = request.conditions();
        NodeInstrumentedRun recording = once(node, request, linking, 0);
        return conditions.draws() > 0 && asksForChance(recording.uses())
                ? once(node, request, linking, conditions.draws())
                : recording;
    }

    static boolean asksForChance(List<RuntimeStateAccess> uses) {
        return uses.stream().anyMatch(use -> use.kind() == RuntimeStateAccess.Kind.RANDOM);
    }

    private static NodeInstrumentedRun once(NodeProcess node, CreateRequest request, NodeLinking linking, int draws)
            throws IOException {
        NodeProcess.Result result = node.build(new NodeTask("record", linking)
                .with("deferred", String.join("\n", request.deferred()))
                .with(
                        "absent",
                        request.deferred().stream()
                                .filter(path -> !path.contains("."))
                                .collect(Collectors.joining("\n")))
                .with("fixed", request.conditions().fixed())
                .with("clock", request.conditions().clock())
                .with("draws", draws)
                .with("patience", PATIENCE_MILLIS));
        if (result.answer().isEmpty()) {
            // What went wrong is told by the run that counts.
            return new NodeInstrumentedRun(List.of(), List.of(), Optional.empty());
        }
        NodeResponse answer = result.answer().get();
        Optional<RefusalResponse> refused = answer.refused();
        return refused.isPresent()
                ? new NodeInstrumentedRun(
                        List.of(), List.of(), refused.filter(it -> it.reason() == RefusalResponse.Reason.STILL_ACTIVE))
                : new NodeInstrumentedRun(uses(answer.one("uses")), answer.all("module"), Optional.empty());
    }

    /** What the recorder writes has one form, and the bundle can write another in its place. */
    private static List<RuntimeStateAccess> uses(String report) throws MalformedResponseException {
        try {
            return ScriptReports.uses(report);
        } catch (IllegalArgumentException e) {
            throw new MalformedResponseException("A report of what the files use is not in order", e);
        }
    }
}
