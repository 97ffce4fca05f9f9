package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.engine.process.common.OutputFile;
import dev.snapforge.engine.process.common.ScriptResource;
import dev.snapforge.engine.process.common.StageReporter;
import dev.snapforge.engine.process.javet.load.DeferredBuiltIns;
import dev.snapforge.engine.process.javet.load.RestoreCallbacks;
import dev.snapforge.engine.process.javet.load.WeakTarget;
import dev.snapforge.engine.protocol.CreateRequest;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.RuntimeStateAccess;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.StageReport.EngineStage;
import dev.snapforge.engine.protocol.UnhandledRejection;
import dev.snapforge.engine.protocol.WarmRequest;
import java.io.IOException;
import java.util.List;

/** Runs the bundle in an isolate that can be snapshotted, undoes what would kill a loader, and lets V8 write the heap. */
final class SnapshotCreator {

    private static final int FIRST_WITHOUT_TRACES = 14;

    private final JavetEngine engine;
    private final StageReporter stages;

    SnapshotCreator(JavetEngine engine, StageReporter stages) {
        this.engine = engine;
        this.stages = stages;
    }

    /** From source. */
    Message run(CreateRequest request) throws IOException {
        try {
            if (engine.sharesProcess()) {
                // Made before any other isolate has come and gone, here and below: V8 writes the numbers that its own
                // functions have in a table of the process, which must not follow from what ran before.
                try (V8Runtime runtime = engine.runtime()) {
                    return create(request, uses(request), runtime);
                }
            }
            // Where isolates disturb each other there is one at a time.
            List<RuntimeStateAccess> uses = uses(request);
            try (V8Runtime runtime = engine.runtime()) {
                return create(request, uses, runtime);
            }
        } catch (JavetException e) {
            return JavetFailures.of(e, Reason.NOT_SERIALISABLE);
        }
    }

    private List<RuntimeStateAccess> uses(CreateRequest request) throws JavetException, IOException {
        return request.record() ? record(request) : List.of();
    }

    private Message create(CreateRequest request, List<RuntimeStateAccess> uses, V8Runtime runtime)
            throws JavetException, IOException {
        boolean holdClock = request.conditions().fixed()
                && (!request.record() || uses.stream().anyMatch(use -> use.kind() == RuntimeStateAccess.Kind.TIME));
        // V8 keeps the last numbers of its stream in the heap: where nobody asked for any, there are none.
        int draws = request.record() && !asksForChance(uses)
                ? 0
                : request.conditions().draws();
        DeterminismSettings conditions =
                new DeterminismSettings(holdClock, request.conditions().clock(), draws);
        DeferredBuiltIns.Outcome outcome;
        List<UnhandledRejection> rejections;
        // Holds the built-in objects as they are before the bundle can replace them.
        try (DeferredBuiltIns deferred = DeferredBuiltIns.of(runtime, request.deferred())) {
            rejections = new ScriptEnvironment(runtime, stages, LinkedModules::new).run(request.scripts(), conditions);
            outcome = deferred.reconcile();
        }
        if (request.last()) {
            ScriptEnvironment.finish(runtime, request.scripts(), holdClock);
        }
        return write(runtime, outcome, holdClock, rejections);
    }

    /** From a snapshot that is not the last, with the bytecode of the warm-up. */
    Message run(WarmRequest request) throws IOException {
        try {
            if (engine.sharesProcess()) {
                try (V8Runtime runtime =
                        engine.restoreForSnapshot(request.blob().bytes())) {
                    return warm(request, record(request), runtime);
                }
            }
            boolean completes = record(request);
            try (V8Runtime runtime = engine.restoreForSnapshot(request.blob().bytes())) {
                return warm(request, completes, runtime);
            }
        } catch (JavetException e) {
            return JavetFailures.of(e, Reason.NOT_SERIALISABLE);
        }
    }

    /** Whether the warm-up comes to its end in a runtime as users have it; false if that was not to be found out. */
    private boolean record(WarmRequest request) throws JavetException, IOException {
        if (!request.record()) {
            return false;
        }
        try (V8Runtime runtime = engine.restore(request.blob().bytes())) {
            RestoreCallbacks.runQuietly(runtime);
            Script warmup = warmup(request, runtime);
            InstrumentedRun.Outcome outcome =
                    InstrumentedRun.of(runtime, List.of(warmup), DeterminismSettings.REAL, request.deferred());
            stages.done(EngineStage.RECORD_WARM_UP, outcome.uses());
            return outcome.completed();
        }
    }

    private static Script warmup(WarmRequest request, V8Runtime runtime) throws JavetException {
        Script script = request.warmup();
        return script.withSource(ImportingText.of(runtime, script.source()));
    }

    private Message warm(WarmRequest request, boolean completes, V8Runtime runtime) throws JavetException, IOException {
        Script warmup = warmup(request, runtime);
        boolean clockHeld = ScriptEnvironment.holdsClock(runtime);
        // The first call comes after them, and what they run is compiled with it.
        RestoreCallbacks.runQuietly(runtime);
        List<RuntimeStateAccess> end = List.of();
        try {
            new CompiledScripts(runtime, StageReporter.SILENT, LinkedModules::new).run(List.of(warmup));
        } catch (JavetException e) {
            if (!completes) {
                throw e;
            }
            // Here V8 has not installed all of its built-ins: what was compiled until then is worth having.
            RefusalResponse thrown = JavetFailures.of(e, Reason.THREW);
            end = List.of(new RuntimeStateAccess(
                    RuntimeStateAccess.Kind.WARM_UP_END,
                    thrown.message(),
                    ScriptResource.isOwn(thrown.file()) ? "" : thrown.file(),
                    thrown.line(),
                    thrown.column(),
                    1,
                    List.of()));
        }
        runtime.resetContext();
        ScriptResource.executor(runtime, "finish.js").executeVoid();
        stages.done(EngineStage.WARM_UP, end);
        return write(runtime, DeferredBuiltIns.Outcome.NOTHING, clockHeld, List.of());
    }

    /** Random numbers are drawn only for a bundle that asks for some: how many would show in where objects come to lie. */
    private List<RuntimeStateAccess> record(CreateRequest request) throws JavetException, IOException {
        DeterminismSettings conditions = request.conditions();
        List<RuntimeStateAccess> uses =
                record(request, new DeterminismSettings(conditions.fixed(), conditions.clock(), 0));
        if (conditions.draws() > 0 && asksForChance(uses)) {
            uses = record(request, conditions);
        }
        stages.done(EngineStage.RECORD, uses);
        return uses;
    }

    private List<RuntimeStateAccess> record(CreateRequest request, DeterminismSettings conditions)
            throws JavetException {
        try (V8Runtime runtime = engine.runtime()) {
            // For its stand-ins: the bundle is to see here what it will see when it is built.
            DeferredBuiltIns deferred = DeferredBuiltIns.of(runtime, request.deferred());
            // What only asks whether there is one keeps nothing; what keeps it has another object than the one that is
            // there later.
            try (WeakTarget standIn = DeferredBuiltIns.standIn(runtime)) {
                List<RuntimeStateAccess> uses = InstrumentedRun.of(
                                runtime, request.scripts(), conditions, request.deferred())
                        .uses();
                deferred.removeStandIns();
                deferred.close();
                if (!leavesTraces(runtime)
                        && uses.stream().noneMatch(use -> use.kind() == RuntimeStateAccess.Kind.STAND_IN)) {
                    return uses;
                }
                // It collects up to seven times, which for a large bundle takes longer than to run it.
                runtime.lowMemoryNotification();
                return standIn.isHeld()
                        ? uses
                        : uses.stream()
                                .filter(use -> use.kind() != RuntimeStateAccess.Kind.STAND_IN)
                                .toList();
            }
        }
    }

    /** Whether a collection in one runtime shows in the snapshots of others in the process: seen in V8 13.0 and 13.8, and not in 14.7. */
    private static boolean leavesTraces(V8Runtime runtime) {
        return Integer.parseInt(runtime.getVersion().split("\\.", 2)[0]) < FIRST_WITHOUT_TRACES;
    }

    private static boolean asksForChance(List<RuntimeStateAccess> uses) {
        return uses.stream().anyMatch(use -> use.kind() == RuntimeStateAccess.Kind.RANDOM);
    }

    private Message write(
            V8Runtime runtime, DeferredBuiltIns.Outcome outcome, boolean clockHeld, List<UnhandledRejection> rejections)
            throws JavetException, IOException {
        if (!outcome.locked().isEmpty()) {
            return new RefusalResponse(Reason.LOCKED_BUILT_IN, String.join(", ", outcome.locked()), "", 0, 0, "");
        }
        stages.done(EngineStage.RECONCILE);
        long handle = runtime.getHandle();
        byte[] blob = runtime.createSnapshot();
        if (blob == null) {
            return new RefusalResponse(Reason.NOT_SERIALISABLE, "V8 made no snapshot.", "", 0, 0, "");
        }
        stages.done(EngineStage.CREATE);
        return new CreateResponse(
                OutputFile.write(blob),
                handle,
                outcome.reconciled(),
                outcome.missingHolders(),
                outcome.frozenHolders(),
                clockHeld,
                rejections,
                List.of());
    }
}
