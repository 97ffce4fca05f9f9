package dev.snapforge.engine.isolation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The program of {@code src/main/sandbox} for this machine, and the options with which it is started. */
final class SandboxProgram {

    /** Numbers of asm-generic/resource.h: the same on x86-64 and arm64. */
    private static final int CPU = 0;

    private static final int FILE_SIZE = 1;
    private static final int DATA = 2;
    private static final int CORE = 4;
    private static final int PROCESSES = 6;
    private static final int FILES = 7;

    private static final int GRACE_SECONDS = 5;
    private static final int OPEN_FILES = 1024;

    private final Path file;

    private SandboxProgram(Path file) {
        this.file = file;
    }

    /**
     * The program in a folder of the service's own, where it is put if it is not there.
     *
     * @throws IOException if there is none for this machine, or it cannot be written
     */
    static SandboxProgram in(Path folder) throws IOException {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = switch (System.getProperty("os.arch", "")) {
            case "amd64" -> "x64";
            case "aarch64" -> "arm64";
            default -> System.getProperty("os.arch", "");
        };
        Path file = folder.toAbsolutePath().resolve("sandbox");
        if (Files.exists(file)) {
            return new SandboxProgram(file);
        }
        try (InputStream program = SandboxProgram.class.getResourceAsStream("sandbox-" + os + "-" + arch)) {
            if (program == null) {
                throw new IOException("there is no sandbox program for " + os + "-" + arch);
            }
            Files.copy(program, file);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-xr-xr-x"));
        return new SandboxProgram(file);
    }

    Path file() {
        return file;
    }

    /** A command that runs within limits and knows no other restriction. */
    List<String> limited(ProcessLimits limits, List<String> command) {
        return wrapped(file.toString(), limits(limits), command);
    }

    /** A command with a file system that shows it these paths, and no way to anything but itself. */
    static List<String> confined(String program, ConfinedCommand confined, Stream<Path> readable, long threads) {
        List<String> options = new ArrayList<>(limits(confined.limits()));
        if (threads > 0) {
            limit(options, PROCESSES, threads, threads);
        }
        options.add("--filter");
        // What the JVM reads about itself and the machine, and the devices without state.
        Stream.of(
                        "/proc/self",
                        "/proc/meminfo",
                        "/proc/cpuinfo",
                        "/proc/stat",
                        "/dev/zero",
                        "/dev/random",
                        "/dev/urandom")
                .forEach(path -> options.addAll(List.of("--read", path)));
        options.addAll(List.of("--write", "/dev/null"));
        SystemFolders.withPrograms().forEach(path -> options.addAll(List.of("--run", path.toString())));
        Stream.concat(SystemFolders.readable(), readable)
                .forEach(path -> options.addAll(List.of("--read", path.toString())));
        options.addAll(List.of("--read", confined.folder().toString()));
        confined.writable().forEach(path -> options.addAll(List.of("--write", path.toString())));
        return wrapped(program, options, confined.command());
    }

    /** A command that starts sandboxes: it may make namespaces and processes, which Landlock would forbid. */
    static List<String> host(String program, ConfinedCommand confined) {
        List<String> options = new ArrayList<>(limits(confined.limits()));
        options.add("--filter-host");
        return wrapped(program, options, confined.command());
    }

    private static List<String> limits(ProcessLimits limits) {
        List<String> options = new ArrayList<>();
        // The soft limit is the lower one, so that the signal (SIGXCPU) names the reason.
        limit(options, CPU, limits.cpuSeconds(), limits.cpuSeconds() + GRACE_SECONDS);
        limit(options, DATA, limits.dataBytes(), limits.dataBytes());
        limit(options, FILE_SIZE, limits.fileBytes(), limits.fileBytes());
        limit(options, FILES, OPEN_FILES, OPEN_FILES);
        limit(options, CORE, 0, 0);
        return options;
    }

    private static void limit(List<String> options, int resource, long soft, long hard) {
        options.addAll(List.of("--limit", Integer.toString(resource), Long.toString(soft), Long.toString(hard)));
    }

    private static List<String> wrapped(String program, List<String> options, List<String> command) {
        List<String> wrapped = new ArrayList<>(List.of(program));
        wrapped.addAll(options);
        wrapped.add("--");
        wrapped.addAll(command);
        return wrapped;
    }
}
