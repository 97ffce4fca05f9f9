package dev.snapforge.engine;

import dev.snapforge.engine.EngineTermination.Cause;
import dev.snapforge.engine.limit.SessionBudget;
import dev.snapforge.engine.protocol.CreateRequest;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EngineMode;
import dev.snapforge.engine.protocol.EvaluateRequest;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.ExpandRequest;
import dev.snapforge.engine.protocol.InspectRequest;
import dev.snapforge.engine.protocol.MeasureRequest;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.OutlineRequest;
import dev.snapforge.engine.protocol.RewriteRequest;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.StageReport;
import dev.snapforge.engine.protocol.WarmRequest;
import dev.snapforge.engine.protocol.file.BlobFile;
import dev.snapforge.engine.work.JobFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The engine processes of one job: each request gets a fresh one. Takes requests, and can be cancelled, from several threads. */
public final class EngineSession implements AutoCloseable {

    /** In UTF-16 units: a job may have a hundred processes, each of which may write 64 KiB that are kept. */
    private static final int MAX_LOG = 1 << 20;

    private final EngineProbeResult facts;
    private final SpareProcessPool processes;
    private final List<String> privatePaths;
    private final EngineMeters meters;
    private final SessionBudget budget;
    private final JobFolder folder;
    private final StringBuilder log = new StringBuilder();
    private final Set<EngineProcess> running = new HashSet<>();
    private final List<EngineMode> used = new ArrayList<>();
    private boolean cancelled;

    EngineSession(
            EngineProbeResult facts,
            SpareProcessPool processes,
            List<String> privatePaths,
            EngineMeters meters,
            SessionBudget budget,
            JobFolder folder) {
        this.facts = facts;
        this.processes = processes;
        this.privatePaths = privatePaths;
        this.meters = meters;
        this.budget = budget;
        this.folder = folder;
    }

    /**
     * Runs the scripts and takes a snapshot; answers {@code Created}, whose blob is in the job's folder, or {@code Refused}.
     *
     * @param record whether to note what the scripts use that a snapshot freezes or lacks
     * @param last whether no warm-up follows
     */
    public EngineResponse create(
            List<Script> scripts,
            DeterminismSettings conditions,
            boolean record,
            boolean last,
            Consumer<StageReport> stages) {
        return ask(facts.creating(), new CreateRequest(scripts, facts.deferred(), conditions, record, last), stages);
    }

    /** Adds the bytecode of what the warm-up calls to a snapshot that is not the last; answers as {@link #create} does. */
    public EngineResponse warm(BlobFile blob, Script warmup, boolean record, Consumer<StageReport> stages) {
        return ask(facts.creating(), new WarmRequest(blob, warmup, facts.deferred(), record), stages);
    }

    /** Starts a runtime from the snapshot and looks at it; answers {@code Evaluated} or {@code Refused}. */
    public EngineResponse evaluateRestored(BlobFile blob, Questions questions, Consumer<StageReport> stages) {
        return ask(
                EngineMode.LOAD,
                new EvaluateRequest(
                        blob,
                        List.of(),
                        DeterminismSettings.REAL,
                        questions.requires(),
                        questions.expressions(),
                        questions.graph(),
                        List.of(),
                        questions.modules()),
                stages);
    }

    /** Runs the scripts in a plain runtime and looks at it; answers {@code Evaluated} or {@code Refused}. */
    public EngineResponse evaluatePlain(
            List<Script> scripts, DeterminismSettings conditions, Questions questions, Consumer<StageReport> stages) {
        // The process of the kind in which snapshots are made: randomness is the same there.
        return ask(
                facts.creating(),
                new EvaluateRequest(
                        null,
                        scripts,
                        conditions,
                        questions.requires(),
                        questions.expressions(),
                        questions.graph(),
                        List.of(),
                        questions.modules()),
                stages);
    }

    /** Lists the statements of scripts and modules without running them; answers {@code Outlined} or {@code Refused}. */
    public EngineResponse outline(List<Script> scripts) {
        return ask(EngineMode.LOAD, new OutlineRequest(scripts), stage -> {});
    }

    /** The same scripts for an engine without Unicode's tables; answers {@code Expanded} or {@code Refused}. */
    public EngineResponse expand(List<Script> scripts) {
        return ask(EngineMode.LOAD, new ExpandRequest(scripts), stage -> {});
    }

    /** The same scripts without types, if they are of TypeScript; answers {@code RewriteRequest.Rewritten} or {@code RefusalResponse}. */
    public EngineResponse erase(List<Script> scripts) {
        return ask(EngineMode.LOAD, new RewriteRequest(scripts, List.of(RewriteRequest.TYPES), ""), stage -> {});
    }

    /** Whether V8 parses all of the scripts; runs none of them. */
    public boolean parses(List<Script> scripts) {
        return ask(EngineMode.LOAD, new RewriteRequest(scripts, List.of(RewriteRequest.NONE), ""), stage -> {})
                .as(RewriteRequest.Rewritten.class)
                .isPresent();
    }

    /**
     * Writes scripts without some kinds of syntax, and runs none of them; answers {@code RewriteRequest.Rewritten} or {@code RefusalResponse}.
     *
     * @param features the kinds of syntax: {@code ASM}, {@code USING}
     * @param helper the name by which the scripts will call what does the work of {@code using}
     */
    public EngineResponse rewrite(List<Script> scripts, List<String> features, String helper) {
        return ask(EngineMode.LOAD, new RewriteRequest(scripts, features, helper), stage -> {});
    }

    /**
     * Times one start in a fresh process, while none is being started beside it; answers {@code Measured} or {@code Refused}.
     */
    public EngineResponse measure(MeasureRequest request) {
        processes.awaitStarted();
        return ask(EngineMode.LOAD, request, stage -> {});
    }

    /**
     * Looks at what V8's heap consists of right after a start; answers {@code Inspected} or {@code Refused}.
     *
     * @param blob V8 startup data, or null for an empty runtime
     * @param files names of the scripts whose source texts are told apart
     */
    public EngineResponse inspect(@Nullable BlobFile blob, List<String> files) {
        return ask(EngineMode.LOAD, new InspectRequest(blob, files), stage -> {});
    }

    /**
     * What is to be found out about a runtime.
     *
     * @param requires dotted paths of globals that must exist
     * @param expressions to evaluate
     * @param graph how to describe all that can be reached from the global object
     * @param modules names of deferred modules that are used before that, and whose exports are looked at as well; then there are no
     *     expressions
     */
    public record Questions(List<String> requires, List<String> expressions, GraphForm graph, List<String> modules) {

        /** About a runtime as it is after its start. */
        public Questions(List<String> requires, List<String> expressions, GraphForm graph) {
            this(requires, expressions, graph, List.of());
        }

        /** What the spec's checks give, and all that can be reached, to compare two runtimes by. */
        public static Questions ofChecks(List<String> expressions) {
            return new Questions(List.of(), expressions, GraphForm.DIGEST);
        }

        /** Nothing: it is enough that the runtime starts. */
        public static final Questions NONE = new Questions(List.of(), List.of(), GraphForm.NONE);
    }

    /**
     * A name for a file of the job's, which goes when the session is closed.
     *
     * @throws IOException if there cannot be any
     */
    public Path newFile() throws IOException {
        return folder.newFile();
    }

    /** Removes the blobs that were made so far: what follows is another try, and needs none of them. */
    public void discardBlobs() {
        folder.clear();
    }

    /**
     * Whether so many bytes of the service's heap could be set aside at once, until the session is closed.
     */
    public boolean tryAdmit(long bytes) {
        return budget.tryAdmit(bytes);
    }

    /** Ends what is running now and refuses whatever comes later. */
    public synchronized void cancel() {
        cancelled = true;
        running.forEach(process -> process.kill(Cause.CANCELLED));
    }

    /** Says that what follows only looks for the cause of a failure, which may take no more than a part of the job's time. */
    public void explain() {
        budget.explain();
    }

    /** What the processes wrote to their standard error, without paths of this machine; the first mebibyte. */
    public synchronized String log() {
        return log.toString();
    }

    private EngineResponse ask(EngineMode mode, Message request, Consumer<StageReport> stages) {
        Duration left = budget.left();
        if (left.isNegative() || left.isZero()) {
            return new EngineTermination(Cause.TIME_LIMIT, 0, "All processes of the job together took too long.");
        }
        EngineProcess process;
        try {
            process = processes.take(mode);
        } catch (IOException e) {
            String trouble = withoutPaths(String.valueOf(e.getMessage()));
            note(trouble + "\n");
            return new EngineTermination(Cause.MACHINE, 0, trouble);
        }
        try {
            if (!begin(process)) {
                return new EngineTermination(Cause.CANCELLED, 0, "");
            }
            EngineResponse answer = process.take(process.ask(request, left, budget::admit, stages), folder);
            if (answer instanceof EngineTermination death) {
                meters.died(facts.target(), death.cause());
            }
            note(withoutPaths(process.output()));
            return answer;
        } finally {
            processes.discard(process);
            processes.renew(end(mode, process));
        }
    }

    private synchronized void note(String text) {
        log.append(text, 0, Math.min(text.length(), MAX_LOG - log.length()));
    }

    private synchronized boolean begin(EngineProcess process) {
        running.add(process);
        return !cancelled;
    }

    /** The modes whose spares are to be renewed: none while another process of the job is at work, from which a start takes a processor. */
    private synchronized List<EngineMode> end(EngineMode mode, EngineProcess process) {
        running.remove(process);
        used.add(mode);
        if (!running.isEmpty()) {
            return List.of();
        }
        List<EngineMode> all = List.copyOf(used);
        used.clear();
        return all;
    }

    private String withoutPaths(String text) {
        String result = text;
        for (String path : privatePaths) {
            result = result.replace(path, "…");
        }
        return result;
    }

    @Override
    public void close() {
        cancel();
        budget.close();
        folder.close();
    }
}
