package dev.snapforge.engine.process;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.engine.protocol.CreateRequest;
import dev.snapforge.engine.protocol.Created;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.Refused;
import dev.snapforge.engine.protocol.Refused.Reason;
import java.io.IOException;

/** Runs the bundle in an isolate that can be snapshotted, undoes what would kill a loader, and lets V8 write the heap. */
final class Creation {

    private final JavetEngine engine;
    private final Stages stages;

    Creation(JavetEngine engine, Stages stages) {
        this.engine = engine;
        this.stages = stages;
    }

    Message run(CreateRequest request) throws IOException {
        try (V8Runtime runtime = engine.runtime()) {
            DeferredBuiltIns.Outcome outcome;
            // Holds the built-in objects as they are before the bundle can replace them.
            try (DeferredBuiltIns deferred = DeferredBuiltIns.of(runtime, request.deferred())) {
                new Scripts(runtime, stages).run(request.scripts());
                outcome = deferred.reconcile();
            }
            if (!outcome.locked().isEmpty()) {
                return new Refused(Reason.LOCKED_BUILT_IN, String.join(", ", outcome.locked()), "", 0, 0, "");
            }
            stages.done("reconcile");
            long handle = runtime.getHandle();
            byte[] blob = runtime.createSnapshot();
            if (blob == null) {
                return new Refused(Reason.NOT_SERIALISABLE, "V8 made no snapshot.", "", 0, 0, "");
            }
            stages.done("create");
            return new Created(blob, handle, outcome.reconciled(), outcome.missingHolders());
        } catch (JavetException e) {
            return Refusals.of(e, Reason.NOT_SERIALISABLE);
        }
    }
}
