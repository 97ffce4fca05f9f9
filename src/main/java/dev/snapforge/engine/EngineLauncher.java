package dev.snapforge.engine;

import dev.snapforge.engine.EngineSettings.EngineLimits;
import dev.snapforge.engine.process.Mode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the command line of an engine process and starts it. */
final class EngineLauncher {

    private static final String MAIN = "dev.snapforge.engine.process.Main";

    /**
     * The soft limit comes first, so that the signal (SIGXCPU) names the reason; no core files. Both are set before the soft one is
     * lowered: a hard limit below the soft one is refused. Source: POSIX sh, ulimit; setrlimit(2).
     */
    private static final String LIMITED = "ulimit -c 0; ulimit -t $(($0 + 5)); ulimit -S -t $0; exec \"$@\"";

    /** Private folders are named after the service's process, several of which may share a work directory. */
    static final String FOLDER_PREFIX = "process-";

    private final InstalledEngine engine;
    private final EngineLimits limits;
    private final Isolation isolation;
    private final Path workDirectory;

    EngineLauncher(InstalledEngine engine, EngineLimits limits, Isolation isolation, Path workDirectory) {
        this.engine = engine;
        this.limits = limits;
        this.isolation = isolation;
        this.workDirectory = workDirectory;
    }

    /** A process that starts from the AppCDS archive of its mode, if that has been made. */
    EngineProcess start(Mode mode) throws IOException {
        Path archive = archive(mode);
        return start(
                mode, Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto") : List.of());
    }

    /** A process that leaves an AppCDS archive in its private folder when it ends. Source: JEP 350. */
    EngineProcess startRecording(Mode mode) throws IOException {
        return start(mode, List.of("-XX:ArchiveClassesAtExit=" + EngineProcess.RECORDING));
    }

    /** Where the archive of this engine and mode lies. It depends on the JVM, so a new one starts over. */
    Path archive(Mode mode) {
        String name = engine.descriptor().target().toString().replace('/', '_') + "-" + mode.argument() + "-java"
                + Runtime.version().toString().replaceAll("[^0-9A-Za-z.+-]", "_") + ".jsa";
        return workDirectory.resolve("archives").resolve(name);
    }

    /** Whether the service that made this private folder is no more. */
    static boolean abandoned(Path folder) {
        String pid = folder.getFileName()
                .toString()
                .substring(FOLDER_PREFIX.length())
                .replaceFirst("-.*", "");
        return ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    private EngineProcess start(Mode mode, List<String> sharing) throws IOException {
        Path folder = Files.createTempDirectory(
                workDirectory, FOLDER_PREFIX + ProcessHandle.current().pid() + "-");
        List<Path> readable = new ArrayList<>(engine.classPath());
        readable.add(engine.folder());
        readable.add(workDirectory.resolve("archives"));
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", LIMITED, cpuSeconds()));
        command.addAll(isolation.wrap(command(mode, sharing, folder), folder, readable));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        // Where there is none, the C library asks /etc/localtime, and what a bundle keeps of a local time would be the
        // machine's.
        builder.environment().put("TZ", "UTC");
        builder.directory(folder.toFile());
        return new EngineProcess(ProcessStarter.start(builder), folder, limits);
    }

    private List<String> command(Mode mode, List<String> sharing, Path folder) {
        List<String> command = new ArrayList<>(engine.descriptor().launchPrefix());
        command.add(engine.descriptor().javaCommand().toString());
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
        command.addAll(List.of(MAIN, mode.argument(), engine.nativeLibrary().toString(), heapMegabytes()));
        return command;
    }

    private String cpuSeconds() {
        return Long.toString(Math.max(1, limits.cpu().toSeconds()));
    }

    private String heapMegabytes() {
        return Long.toString(Math.max(16, limits.heap().toMegabytes()));
    }
}
