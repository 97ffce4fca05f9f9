package dev.snapforge.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The arm64 engines that the profile {@code arm64} prepared, and whether this machine can run them. */
public final class Arm64Engines {

    /** Built from Javet's last release that has natives for linux-arm64. */
    public static final String CURRENT = "linux-arm64/javet-v8-4.0.0";

    /** The other one. */
    public static final String OLDEST = "linux-arm64/javet-v8-3.1.3";

    /** Node's own. */
    public static final String NODE = "linux-arm64/node-24.21.0";

    private Arm64Engines() {}

    /**
     * Skips the tests where this machine lacks qemu or an arm64 Java; an engine that is there and does not work is no reason to
     * skip anything.
     */
    public static void assumeMachineCanRunThem() throws IOException {
        EngineDescriptor descriptor = descriptor(CURRENT);
        if (!descriptor.emulated()) {
            return;
        }
        String qemu = descriptor.launchPrefix().get(0);
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, qemu))),
                qemu + " is not installed (Debian: qemu-user-static), so no arm64 engine can run on this machine");
        assumeTrue(
                Files.isExecutable(descriptor.javaCommand()),
                descriptor.javaCommand() + " is missing: run src/main/engines/prepare-arm64 first");
    }

    /** Whether qemu imitates the processor. */
    public static boolean emulated() throws IOException {
        return descriptor(CURRENT).emulated();
    }

    /** The command that runs a program of this class path with the engine's Java and jars. */
    public static List<String> java(String target, List<Path> classPath, Class<?> program) throws IOException {
        EngineDescriptor descriptor = descriptor(target);
        List<String> command = new ArrayList<>(descriptor.launchPrefix());
        command.add(descriptor.javaCommand().toString());
        // Compiling for an imitated processor takes longer than the program does.
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        Stream<Path> jars = descriptor.classPath().stream().map(folder(target)::resolve);
        command.addAll(List.of(
                "-cp",
                String.join(
                        File.pathSeparator,
                        Stream.concat(classPath.stream(), jars)
                                .map(Path::toString)
                                .toList()),
                program.getName()));
        return command;
    }

    /** Node's binary, which may be missing. */
    public static Path node() {
        return folder(NODE).resolve("bin/node");
    }

    /** What starts it on this machine. */
    public static List<String> nodeCommand() throws IOException {
        List<String> command = new ArrayList<>(descriptor(NODE).launchPrefix());
        command.add(node().toString());
        return command;
    }

    /** The folder with the engine's native library. */
    public static Path libraries(String target) {
        return folder(target).resolve("native");
    }

    private static EngineDescriptor descriptor(String target) throws IOException {
        Path file = folder(target).resolve("engine.json");
        assertThat(file).as("prepared by ./mvnw -Parm64").isRegularFile();
        return new JsonMapper().readValue(Files.readAllBytes(file), EngineDescriptor.class);
    }

    private static Path folder(String target) {
        return Path.of(System.getProperty("snapforge.engine.directory", "target/engines"), target)
                .toAbsolutePath();
    }
}
