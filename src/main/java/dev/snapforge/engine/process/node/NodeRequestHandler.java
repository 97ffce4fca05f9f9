package dev.snapforge.engine.process.node;

import dev.snapforge.engine.process.common.RequestHandler;
import dev.snapforge.engine.process.common.StageReporter;
import dev.snapforge.engine.protocol.CreateRequest;
import dev.snapforge.engine.protocol.DescribeRequest;
import dev.snapforge.engine.protocol.DescribeResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EngineMode;
import dev.snapforge.engine.protocol.EvaluateRequest;
import dev.snapforge.engine.protocol.InspectRequest;
import dev.snapforge.engine.protocol.MeasureRequest;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.OutlineRequest;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RewriteRequest;
import dev.snapforge.engine.protocol.Script;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers requests with Node processes. */
public final class NodeRequestHandler implements RequestHandler {

    /** A file system of a limited size, which the service mounts for this process alone. */
    private static final Path BOX = Path.of("box").toAbsolutePath();

    private final EngineMode mode;
    private final NodeProcess node;
    private final String version;

    private NodeRequestHandler(EngineMode mode, NodeProcess node, String version) {
        this.mode = mode;
        this.node = node;
        this.version = version;
    }

    /**
     * Prepares the sandbox and asks Node for its version.
     *
     * @param heapMegabytes V8's heap limit in MiB; beyond it Node ends
     * @param sandbox the sandbox program, with which Node's processes are started
     * @param addon the folder of isolated-vm's native part, if isolates are what snapshots are for; otherwise null
     * @param prefix what goes before the binary, such as an emulator
     */
    public static NodeRequestHandler in(
            EngineMode mode, File binary, int heapMegabytes, Path sandbox, @Nullable Path addon, List<String> prefix)
            throws IOException {
        List<String> flags = new ArrayList<>(List.of("--max-old-space-size=" + heapMegabytes));
        if (!mode.flags().isEmpty()) {
            flags.addAll(List.of(mode.flags().split(" ")));
        }
        NodeProcess node = new NodeProcess(
                addon == null ? NodeSnapshots.OF_PROCESS : NodeSnapshots.OF_ISOLATES,
                new NodeSandbox(binary.toPath(), prefix, sandbox, addon),
                BOX,
                flags);
        return new NodeRequestHandler(mode, node, node.version());
    }

    @Override
    public String engineVersion() {
        return version;
    }

    @Override
    public Message answer(Message request, StageReporter stages) throws IOException {
        try {
            return ask(request, stages);
        } catch (MalformedResponseException e) {
            // Nobody's fault but the bundle's: another attempt would end alike.
            return NodeFailures.of(RefusalResponse.Reason.EXITED, e.getMessage() + ", so the bundle wrote it");
        }
    }

    private Message ask(Message request, StageReporter stages) throws IOException {
        if (request instanceof CreateRequest create) {
            return located(new NodeCreation(node, stages).run(create), create.scripts(), create.conditions());
        }
        if (request instanceof EvaluateRequest evaluate) {
            return located(new NodeEvaluation(node, stages).run(evaluate), evaluate.scripts(), evaluate.conditions());
        }
        if (request instanceof MeasureRequest measure) {
            return new NodeEvaluation(node, stages).run(measure);
        }
        if (request instanceof InspectRequest inspect) {
            return new NodeEvaluation(node, stages).run(inspect);
        }
        if (request instanceof OutlineRequest outline) {
            return new NodeEvaluation(node, stages).run(outline);
        }
        if (request instanceof RewriteRequest rewrite) {
            return new NodeEvaluation(node, stages).run(rewrite);
        }
        if (request instanceof DescribeRequest describe) {
            return describe(describe);
        }
        throw new IOException("Not a request: " + request.tag());
    }

    private Message located(Message answer, List<Script> scripts, DeterminismSettings conditions) throws IOException {
        return NodeFailures.located(answer, node, scripts, conditions.draws());
    }

    private Message describe(DescribeRequest request) throws IOException {
        NodeTask task = new NodeTask("describe", List.of())
                .with("holders", String.join("\n", request.holders()))
                .with("creates", mode.creates());
        NodeProcess.Result result = mode.creates() ? node.build(task) : node.run(task);
        NodeResponse answer = result.answer()
                .orElseThrow(() -> new IOException(
                        "Node did not describe itself: " + result.output().message()));
        return new DescribeResponse(
                answer.one("v8"), List.of(answer.one("properties").split("\n")));
    }
}
