package dev.snapforge.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program {@code snapforge} as users start it: its script and its jar, in a folder, with settings of its own. */
public final class CommandLineProgram {

    private static final Path SCRIPT = Path.of("bin/snapforge").toAbsolutePath();

    private static final Path NODE_PROGRAM =
            Path.of("clients/node/snapforge.mjs").toAbsolutePath();

    private final List<String> program;
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    /**
     * The program.
     *
     * @param folder the working directory; the user's home is below it
     * @param service the address of the service
     */
    public CommandLineProgram(Path folder, String service) {
        this(List.of("sh", SCRIPT.toString()), folder);
        environment.put("SNAPFORGE_URL", service);
        environment.putAll(environment(folder));
    }

    private CommandLineProgram(List<String> program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** Whether there is a {@code node} on PATH. */
    public static boolean hasNode() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(it -> Files.isExecutable(Path.of(it, "node")));
    }

    /** The program of the same name in the npm package, with the same settings. */
    public CommandLineProgram ofNode() {
        CommandLineProgram other = new CommandLineProgram(List.of("node", NODE_PROGRAM.toString()), folder);
        other.environment.putAll(environment);
        return other;
    }

    /** What any process needs that starts the program here: its jar, this Java, a home of its own, and no archive of classes. */
    public static Map<String, String> environment(Path folder) {
        return Map.of(
                "SNAPFORGE_CLI_JAR",
                System.getProperty("tests.cli.jar", "run the tests with Maven"),
                "SNAPFORGE_CLI_ARCHIVE",
                "off",
                "JAVA_HOME",
                System.getProperty("java.home"),
                "HOME",
                folder.resolve("home").toString(),
                "PATH",
                SCRIPT.getParent() + ":" + System.getenv("PATH"),
                "CI",
                "true");
    }

    /** How it ended, and what it printed where. */
    public record Run(int exit, String out, String err) {

        /** Ended well. */
        public Run done() {
            assertThat(exit).as(err + out).isZero();
            return this;
        }

        /** Ended with this code. */
        public Run ended(int code) {
            assertThat(exit).as(err + out).isEqualTo(code);
            return this;
        }
    }

    /** The same with another variable. */
    public CommandLineProgram with(String name, String value) {
        CommandLineProgram other = new CommandLineProgram(program, folder);
        other.environment.putAll(environment);
        other.environment.put(name, value);
        return other;
    }

    /** Runs it with nothing on standard input. */
    public Run run(String... arguments) throws IOException, InterruptedException {
        return run("", List.of(arguments));
    }

    /** Runs it with this on standard input. */
    public Run run(String input, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.addAll(arguments);
        Path in = Files.writeString(Files.createTempFile(folder, "in", ".txt"), input);
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(it -> it.startsWith("SNAPFORGE_") || it.startsWith("XDG_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
