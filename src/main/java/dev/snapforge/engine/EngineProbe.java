package dev.snapforge.engine;

import dev.snapforge.core.Digest;
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
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what an engine is, and whether it makes and loads a trivial snapshot, in processes of its own. */
final class EngineProbe {

    private static final List<Script> TRIVIAL = List.of(new Script("probe.js", "globalThis.probe = () => 6 * 7;"));

    /** Longer than any limit: the process's own counts. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final InstalledEngine engine;
    private final EngineLauncher launcher;
    private final EngineWatchdog watchdog;
    private final Isolation isolation;

    EngineProbe(InstalledEngine engine, EngineLauncher launcher, EngineWatchdog watchdog, Isolation isolation) {
        this.engine = engine;
        this.launcher = launcher;
        this.watchdog = watchdog;
        this.isolation = isolation;
    }

    /** @throws IOException when the engine does not do what an engine must; the message says what */
    EngineProbeResult run() throws IOException {
        Digest library = checkedLibrary();
        Digest icuData = checkedIcuData();
        DescribeResponse creating = ask(EngineMode.CREATE, new DescribeRequest(List.of()), DescribeResponse.class);
        // Only objects that are there while a snapshot is made can be given properties that are in the way later.
        DescribeResponse plain =
                ask(EngineMode.LOAD, new DescribeRequest(holders(creating.properties())), DescribeResponse.class);
        List<String> deferred = missing(plain.properties(), creating.properties());
        CreateResponse created = ask(
                EngineMode.CREATE,
                new CreateRequest(TRIVIAL, deferred, DeterminismSettings.REAL, false, true),
                CreateResponse.class);
        EvaluateResponse restored = ask(
                EngineMode.LOAD,
                new EvaluateRequest(
                        created.blob(),
                        List.of(),
                        DeterminismSettings.REAL,
                        List.of("probe"),
                        List.of("probe()"),
                        GraphForm.NONE),
                EvaluateResponse.class);
        if (!restored.missing().isEmpty() || !restored.values().equals(List.of("42"))) {
            throw new IOException("A restored runtime answered " + restored.values() + " instead of 42");
        }
        EngineDescriptor descriptor = engine.descriptor();
        return new EngineProbeResult(
                descriptor.target(),
                descriptor.version(),
                plain.v8Version(),
                library,
                icuData,
                deferred,
                descriptor.emulated(),
                isolation.name());
    }

    private <M extends Message> M ask(EngineMode mode, Message request, Class<M> expected) throws IOException {
        boolean record = !(request instanceof DescribeRequest) && Files.notExists(launcher.archive(mode));
        EngineProcess process = record ? launcher.startRecording(mode) : launcher.start(mode);
        watchdog.watch(process);
        try (process) {
            ReadyMessage ready = process.awaitReady();
            if (!ready.engineVersion().equals(engine.descriptor().version())) {
                throw new IOException("The engine says that it is version " + ready.engineVersion());
            }
            EngineResponse answer = process.ask(request, PATIENCE, length -> {}, stage -> {});
            if (record) {
                process.death();
                keepRecording(process.recording(), launcher.archive(mode));
            }
            return answer.as(expected)
                    .orElseThrow(() -> new IOException(
                            "It answered " + answer + " to " + request.tag() + ". " + process.output()));
        } catch (IOException e) {
            // An end of the output where an answer was due has no words of its own.
            String trouble = e.getMessage() == null ? "Its process ended:" : e.getMessage();
            throw new IOException(trouble + " " + process.output().strip(), e);
        } finally {
            watchdog.forget(process);
        }
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

    /** Nothing of the library is loaded before. */
    private Digest checkedLibrary() throws IOException {
        Digest found = digestOf(engine.nativeLibrary());
        String expected = engine.descriptor().nativeDigest();
        if (expected != null && !found.equals(Digest.parse(expected))) {
            throw new IOException("The library " + engine.nativeLibrary() + " is " + found
                    + ", and its engine.json expects " + expected + ". Remove the file and run the build again.");
        }
        return found;
    }

    /** V8 would read whatever is in the file, and die of it. */
    private @Nullable Digest checkedIcuData() throws IOException {
        IcuDataFile described = engine.descriptor().icuData();
        Path file = engine.icuData();
        if (described == null || file == null) {
            return null;
        }
        Digest found = digestOf(file);
        if (!found.equals(described.expected())) {
            throw new IOException("ICU's data in " + file + " are " + found + ", and its engine.json expects "
                    + described.expected() + ". Remove the file and run the build again.");
        }
        return found;
    }

    private static Digest digestOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Digest.of(in);
        }
    }
}
