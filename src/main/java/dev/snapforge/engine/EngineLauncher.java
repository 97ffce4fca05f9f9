package dev.snapforge.engine;

import dev.snapforge.engine.EngineSettings.EngineLimits;
import dev.snapforge.engine.isolation.ConfinedCommand;
import dev.snapforge.engine.isolation.Isolation;
import dev.snapforge.engine.isolation.ProcessLimits;
import dev.snapforge.engine.protocol.EngineMode;
import dev.snapforge.engine.work.BlobOutput;
import dev.snapforge.engine.work.WorkDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds the command line of an engine process and starts it. */
final class EngineLauncher {

    private static final String MAIN = "dev.snapforge.engine.process.Main";

    private static final long BOX_FOR_TEXTS = 256L << 20;

    /**
     * What a JVM and V8 ask for and never touch: half a GiB for each isolate (seen with 13.0 and 14.7), of which up to four are there at a
     * time, the JVM's heap, and most of the threads' stacks. The watchdog comes first where it can.
     */
    private static final long NOT_RESIDENT = 4L << 30;

    /** How long a process that has closed its output may take to end: it may be writing its AppCDS archive. */
    private static final Duration ENDING = Duration.ofSeconds(5);

    private final InstalledEngine engine;
    private final EngineLimits limits;
    private final Duration ending;
    private final Isolation isolation;
    private final WorkDirectory work;
    private final EngineMeters meters;

    EngineLauncher(
            InstalledEngine engine,
            EngineSettings settings,
            Isolation isolation,
            WorkDirectory work,
            EngineMeters meters) {
        int slowdown = engine.descriptor().emulated() ? settings.emulationSlowdown() : 1;
        this.engine = engine;
        this.limits = settings.limits().slower(slowdown);
        this.ending = ENDING.multipliedBy(slowdown);
        this.isolation = isolation;
        this.work = work;
        this.meters = meters;
    }

    /** A process that starts from the AppCDS archive of its mode, if that has been made. */
    EngineProcess start(EngineMode mode) throws IOException {
        Path archive = archive(mode);
        return start(
                mode,
                false,
                Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto") : List.of());
    }

    /** A process that leaves an AppCDS archive in its private folder when it ends. Source: JEP 350. */
    EngineProcess startRecording(EngineMode mode) throws IOException {
        return start(mode, true, List.of("-XX:ArchiveClassesAtExit=" + EngineProcess.RECORDING));
    }

    /** What a process may use, with an emulated engine's more time. */
    EngineLimits limits() {
        return limits;
    }

    /** Where the archive of this engine and mode lies. It depends on the JVM, so a new one starts over. */
    Path archive(EngineMode mode) {
        String name = engine.descriptor().target().toString().replace('/', '_') + "-" + mode.argument() + "-java"
                + engine.javaVersion().replaceAll("[^0-9A-Za-z.+-]", "_") + ".jsa";
        return work.archives().resolve(name);
    }

    private EngineProcess start(EngineMode mode, boolean recording, List<String> sharing) throws IOException {
        Path folder = work.newFolder();
        List<Path> readable = new ArrayList<>(engine.classPath());
        readable.add(engine.folder());
        readable.addAll(engine.descriptor().surroundings());
        readable.add(work.archives());
        boolean host = engine.descriptor().isProgram();
        if (host) {
            Files.createDirectory(folder.resolve("box"));
        }
        BlobOutput output = mode.creates() ? BlobOutput.in(folder) : null;
        List<Path> writable = recording
                ? List.of(folder)
                : Stream.ofNullable(output).map(BlobOutput::path).toList();
        ProcessBuilder builder = new ProcessBuilder(isolation.wrap(new ConfinedCommand(
                command(mode, sharing, folder), folder, writable, readable, host, box(), processLimits())));
        builder.environment().clear();
        // Where there is none, the C library asks /etc/localtime, and what a bundle keeps of a local time would be the
        // machine's.
        builder.environment().put("TZ", "UTC");
        builder.directory(folder.toFile());
        Process process = started(builder, output);
        meters.started(engine.descriptor().target());
        return new EngineProcess(process, folder, output, limits, ending, host);
    }

    private static Process started(ProcessBuilder builder, @Nullable BlobOutput output) throws IOException {
        try {
            return ProcessStarter.start(builder);
        } catch (IOException e) {
            if (output != null) {
                output.close();
            }
            throw e;
        }
    }

    private List<String> command(EngineMode mode, List<String> sharing, Path folder) {
        EngineDescriptor descriptor = engine.descriptor();
        List<String> command = new ArrayList<>(descriptor.isProgram() ? List.of() : descriptor.launchPrefix());
        command.add(descriptor.javaCommand().toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xss4m", "-Xmx1g"));
        // The JVM must not print to standard output, which carries our frames, nor leave crash reports behind.
        command.addAll(List.of("-Xlog:disable", "-XX:+DisplayVMOutputToStderr", "-XX:+SuppressFatalErrorMessage"));
        command.add("-XX:+DisableAttachMechanism");
        command.addAll(sharing);
        command.add("-Djava.io.tmpdir=" + folder);
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator,
                engine.classPath().stream().map(Path::toString).toList()));
        command.addAll(List.of(
                MAIN, descriptor.kind(), mode.argument(), engine.nativeLibrary().toString(), heapMegabytes()));
        if (descriptor.isProgram()) {
            command.add(Isolation.SANDBOX);
            Stream.ofNullable(engine.addonFolder()).map(Path::toString).forEach(command::add);
            command.addAll(descriptor.launchPrefix());
        }
        Stream.ofNullable(engine.icuData()).map(Path::toString).forEach(command::add);
        return command;
    }

    /** For what a program reads and writes: a snapshot, the same again to load it, and some for sources and answers. */
    private long box() {
        return engine.descriptor().isProgram() ? 2 * limits.snapshot().toBytes() + BOX_FOR_TEXTS : 0;
    }

    private ProcessLimits processLimits() {
        long files = Math.max(box(), limits.snapshot().toBytes()) + BOX_FOR_TEXTS;
        return new ProcessLimits(
                Math.max(1, limits.cpu().toSeconds()), limits.resident().toBytes() + NOT_RESIDENT, files);
    }

    private String heapMegabytes() {
        return Long.toString(Math.max(16, limits.heap().toMegabytes()));
    }
}
