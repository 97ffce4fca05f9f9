package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The engines that the Maven build unpacked, and blobs made by them. */
public final class PreparedEngine {

    public static final PreparedEngine CURRENT = new PreparedEngine("5.0.6", "14.7.173.18");
    public static final PreparedEngine PREVIOUS = new PreparedEngine("4.0.0", "13.0.245.16");

    private static final Map<String, byte[]> BLOBS = new ConcurrentHashMap<>();

    private final String version;
    private final String v8Version;

    private PreparedEngine(String version, String v8Version) {
        this.version = version;
        this.v8Version = v8Version;
    }

    /** The engine of one of Javet's versions that the build prepares. */
    public static PreparedEngine of(String version) {
        return Stream.of(CURRENT, PREVIOUS)
                .filter(it -> it.version.equals(version))
                .findFirst()
                .orElseThrow();
    }

    /** Makes this JVM's Javet use the unpacked library. */
    public static void useInThisJvm() {
        BlobProgram.useLibraryIn(CURRENT.libraries());
    }

    public String v8Version() {
        return v8Version;
    }

    Path libraries() {
        return folder().resolve("native");
    }

    /** The native library. */
    public Path library() {
        return libraries().resolve("libjavet-v8-linux-x86_64.v." + version + ".so");
    }

    Path jar() {
        return folder().resolve("lib/javet-" + version + ".jar");
    }

    public byte[] blob() {
        return blob(List.of());
    }

    /** A blob of these scripts, run in this order. */
    public byte[] blob(List<Path> scripts) {
        return BLOBS.computeIfAbsent(version + scripts, unused -> make(scripts)).clone();
    }

    /** A blob of this script, whose runtimes share a process with others where the engine can make such. */
    public byte[] shareableBlob(String script) {
        return BLOBS.computeIfAbsent(version + script, unused -> {
                    try {
                        Path file = Files.writeString(Files.createTempFile("snapforge-test", ".js"), script);
                        byte[] blob = make(List.of(file), BlobProgram.SHAREABLE);
                        Files.delete(file);
                        return blob;
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .clone();
    }

    private byte[] make(List<Path> scripts, String... options) {
        try {
            Path file = Files.createTempFile("snapforge-test", ".blob");
            List<String> arguments = new ArrayList<>(List.of(libraries().toString(), file.toString()));
            arguments.addAll(List.of(options));
            scripts.forEach(it -> arguments.add(it.toString()));
            String output = run(List.of(testClasses(), jar()), BlobProgram.class, arguments.toArray(String[]::new));
            byte[] blob = Files.readAllBytes(file);
            Files.delete(file);
            assertThat(blob).as(output).isNotEmpty();
            return blob;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Runs a program in a JVM that has nothing but the client's jar and this engine's Javet; the first argument is the folder of
     * its native library.
     *
     * @return what it printed
     */
    public String runClient(Path folder, Class<?> program, String... arguments) throws IOException {
        return runClientWith(libraries(), folder, program, arguments);
    }

    /** As {@link #runClient}, with the native library in another folder. */
    String runClientWith(Path libraries, Path folder, Class<?> program, String... arguments) throws IOException {
        return runClient(folder, libraries.toString(), List.of(jar()), program, arguments);
    }

    /** As {@link #runClient}, where the native library is a resource on the class path, as in Javet's own jars, and nobody says where. */
    String runClientWithResource(Path folder, Class<?> program, String... arguments) throws IOException {
        return runClient(folder, "-", List.of(jar(), libraries()), program, arguments);
    }

    private static String runClient(
            Path folder, String library, List<Path> javet, Class<?> program, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(library));
        all.addAll(List.of(arguments));
        List<Path> classPath = new ArrayList<>(ClientClassPath.in(folder.resolve("classes")));
        classPath.addAll(javet);
        return run(classPath, program, all.toArray(String[]::new));
    }

    static Path testClasses() {
        return Path.of(BlobProgram.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    }

    static String run(List<Path> classPath, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(
                        File.pathSeparator,
                        classPath.stream().map(Path::toString).toList()),
                program.getName()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Path folder() {
        Path folder = Path.of(System.getProperty("snapforge.engine.directory", "target/engines"), "linux-x64")
                .resolve("javet-v8-" + version)
                .toAbsolutePath();
        assumeTrue(Files.isDirectory(folder), "the Maven build prepares engines on linux-x64 only");
        return folder;
    }
}
