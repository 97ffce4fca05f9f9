package dev.snapforge.engine.process.node;

import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.Script;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Says why a Node process did not do what it was started for. */
final class NodeFailures {

    private NodeFailures() {}

    /**
     * Adds the place where a value without a stack was thrown: the files run once more, and Node prints the place as they end. Nobody
     * prints that of an isolate.
     *
     * @param draws as in {@link dev.snapforge.engine.protocol.DeterminismSettings}
     */
    static Message located(Message answer, NodeProcess node, List<Script> scripts, int draws) throws IOException {
        if (node.snapshots() == NodeSnapshots.OF_ISOLATES
                || !(answer instanceof RefusalResponse refusal)
                || refusal.reason() != Reason.THREW
                || !refusal.file().isEmpty()) {
            return answer;
        }
        NodeLinking linking = NodeLinking.forSnapshot(node, scripts);
        if (linking.refused().isPresent()) {
            return answer;
        }
        NodeOutput output =
                node.run(new NodeTask("locate", linking).with("draws", draws)).output();
        return threw(Reason.THREW, refusal.message(), output.place(scripts), refusal.stack());
    }

    static RefusalResponse of(Reason reason, String message) {
        return new RefusalResponse(reason, message, "", 0, 0, "");
    }

    /** The process ended by itself before the task did. */
    static RefusalResponse ended(NodeProcess.Result result, List<Script> scripts) throws IOException {
        if (result.answer().isPresent() && result.answer().get().refused().isPresent()) {
            return result.answer().get().refused().get();
        }
        if (result.exit() == 0 || result.output().message().isEmpty()) {
            return of(Reason.EXITED, "The process ended with exit code " + result.exit() + ".");
        }
        if (result.answer().isPresent()) {
            // The files ran to their end: it is Node that could not write what they left.
            return of(Reason.NOT_SERIALISABLE, result.output().message());
        }
        Optional<String[]> restore = result.output().restorePlace();
        return restore.isPresent()
                ? threw(Reason.RESTORE_THREW, result.output().message(), restore.get(), "")
                : threw(Reason.THREW, result.output().message(), result.output().place(scripts), "");
    }

    private static RefusalResponse threw(Reason reason, String message, String[] place, String stack) {
        return new RefusalResponse(
                reason, message, place[0], Integer.parseInt(place[1]), Integer.parseInt(place[2]), stack);
    }
}
