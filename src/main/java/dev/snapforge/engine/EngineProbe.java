package dev.snapforge.engine;

import dev.snapforge.core.Digest;
import dev.snapforge.engine.EngineTermination.Cause;
import dev.snapforge.engine.isolation.Isolation;
import dev.snapforge.engine.protocol.CreateRequest;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DescribeRequest;
import dev.snapforge.engine.protocol.DescribeResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EngineMode;
import dev.snapforge.engine.protocol.EvaluateRequest;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.EvaluateResponse;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.ReadyMessage;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.file.BlobFile;
import dev.snapforge.engine.work.JobFolder;
import dev.snapforge.engine.work.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds out what an engine is, and whether it makes and loads a trivial snapshot, in processes of its own. */
final class EngineProbe {

    private static final List<Script> TRIVIAL = List.of(new Script("probe.js", "globalThis.probe = () => 6 * 7;"));

    /** Holds some thousand names and functions, of which V8 puts many into its read-only heap where that can be extended. */
    private static final List<Script> TABLE = List.of(new Script(
            "table.js",
            "globalThis.table = Array.from({ length: 3000 }, (_, i) => ({ ['k' + i]: 'v' + i, f() { return i; } }));"));

    /** Longer than any limit: the process's own counts. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final InstalledEngine engine;
    private final EngineLauncher launcher;
    private final EngineWatchdog watchdog;
    private final Isolation isolation;
    private final JobFolder blobs;

    EngineProbe(
            InstalledEngine engine,
            EngineLauncher launcher,
            EngineWatchdog watchdog,
            Isolation isolation,
            WorkDirectory work) {
        this.engine = engine;
        this.launcher = launcher;
        this.watchdog = watchdog;
        this.isolation = isolation;
        this.blobs = new JobFolder(work);
    }

    /** @throws IOException when the engine does not do what an engine must; the message says what */
    EngineProbeResult run() throws IOException {
        try (blobs) {
            return probed();
        }
    }

    private EngineProbeResult probed() throws IOException {
        Digest library = engine.checkedLibrary();
        Digest icuData = engine.checkedIcuData();
        engine.checkAddon();
        DescribeResponse creating = ask(EngineMode.CREATE, new DescribeRequest(List.of()), DescribeResponse.class);
        // Only objects that are there while a snapshot is made can be given properties that are in the way later.
        DescribeResponse plain =
                ask(EngineMode.LOAD, new DescribeRequest(holders(creating.properties())), DescribeResponse.class);
        List<String> deferred = missing(plain.properties(), creating.properties());
        boolean sharesProcess = sharesProcess(deferred);
        if (!sharesProcess) {
            EvaluateResponse restored = ask(
                    EngineMode.LOAD,
                    asked(blob(EngineMode.CREATE, TRIVIAL, deferred), List.of()),
                    EvaluateResponse.class);
            if (!isRight(restored)) {
                throw new IOException("A restored runtime answered " + restored.values() + " instead of 42");
            }
        }
        EngineDescriptor descriptor = engine.descriptor();
        return new EngineProbeResult(
                descriptor.target(),
                descriptor.version(),
                plain.v8Version(),
                library,
                icuData,
                deferred,
                sharesProcess,
                descriptor.emulated(),
                isolation.name());
    }

    /**
     * Whether a snapshot can be loaded beside a plain runtime and another snapshot. Where it cannot, V8 aborts, or the runtime holds
     * other things than it should; trouble of another kind says nothing, and must not decide what snapshots look like.
     */
    private boolean sharesProcess(List<String> deferred) throws IOException {
        if (engine.descriptor().isWholeProcess()) {
            return false;
        }
        BlobFile table = blob(EngineMode.CREATE_SHAREABLE, TABLE, deferred);
        BlobFile trivial = blob(EngineMode.CREATE_SHAREABLE, TRIVIAL, deferred);
        return ask(EngineMode.LOAD, asked(trivial, List.of(table)), answer -> {
            if (answer instanceof EngineTermination death && !death.endedBy(Cause.ENGINE_ABORT)) {
                throw new IOException("It answered " + answer + " where two snapshots were to share a process.");
            }
            return answer.as(EvaluateResponse.class)
                    .filter(EngineProbe::isRight)
                    .isPresent();
        });
    }

    private BlobFile blob(EngineMode mode, List<Script> scripts, List<String> deferred) throws IOException {
        CreateRequest request = new CreateRequest(scripts, deferred, DeterminismSettings.REAL, false, true);
        return ask(mode, request, CreateResponse.class).blob();
    }

    private static EvaluateRequest asked(BlobFile trivial, List<BlobFile> neighbours) {
        return new EvaluateRequest(
                trivial,
                List.of(),
                DeterminismSettings.REAL,
                List.of("probe"),
                List.of("probe()"),
                GraphForm.NONE,
                neighbours,
                List.of());
    }

    private static boolean isRight(EvaluateResponse restored) {
        return restored.missing().isEmpty() && restored.values().equals(List.of("42"));
    }

    private <M extends Message> M ask(EngineMode mode, Message request, Class<M> expected) throws IOException {
        return ask(
                mode,
                request,
                answer -> answer.as(expected)
                        .orElseThrow(() -> new IOException("It answered " + answer + " to " + request.tag() + ".")));
    }

    private <T> T ask(EngineMode mode, Message request, Reading<T> reading) throws IOException {
        boolean record = !(request instanceof DescribeRequest) && Files.notExists(launcher.archive(mode));
        EngineProcess process = record ? launcher.startRecording(mode) : launcher.start(mode);
        watchdog.watch(process);
        try (process) {
            ReadyMessage ready = process.awaitReady();
            if (!ready.engineVersion().equals(engine.descriptor().version())) {
                throw new IOException("The engine says that it is version " + ready.engineVersion());
            }
            EngineResponse answer = process.take(process.ask(request, PATIENCE, length -> {}, stage -> {}), blobs);
            if (record) {
                process.death();
                keepRecording(process.recording(), launcher.archive(mode));
            }
            return reading.of(answer);
        } catch (IOException e) {
            // An end of the output where an answer was due has no words of its own.
            String trouble = e.getMessage() == null ? "Its process ended:" : e.getMessage();
            throw new IOException(trouble + " " + process.output().strip(), e);
        } finally {
            watchdog.forget(process);
        }
    }

    /** What is made of an answer. */
    @FunctionalInterface
    private interface Reading<T> {

        /** @throws IOException if it is not one that an engine may give */
        T of(EngineResponse answer) throws IOException;
    }

    private static void keepRecording(Path recording, Path archive) throws IOException {
        if (Files.exists(recording)) {
            Files.createDirectories(archive.getParent());
            Files.move(recording, archive, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static List<String> holders(List<String> properties) {
        return properties.stream()
                .map(path -> path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : DescribeRequest.GLOBAL)
                .distinct()
                .toList();
    }

    /** What the plain isolate's objects have and the same objects of the creating one lack. */
    private static List<String> missing(List<String> plain, List<String> creating) {
        Set<String> there = new HashSet<>(creating);
        return plain.stream().filter(path -> !there.contains(path)).sorted().toList();
    }
}
