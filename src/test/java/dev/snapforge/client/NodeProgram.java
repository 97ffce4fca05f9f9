package dev.snapforge.client;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the node client with the {@code node} on PATH, which has to be 20 or newer; without one, tests are skipped. */
public final class NodeProgram {

    private static final Path FOLDER = Path.of("clients/node").toAbsolutePath();

    private NodeProgram() {}

    /** What a program said, and how it ended. */
    public record Ended(int exitCode, String output, String errors) {}

    /** The command with these arguments. */
    public static Ended command(String... arguments) {
        List<String> all =
                new ArrayList<>(List.of(FOLDER.resolve("snapforge.mjs").toString()));
        all.addAll(List.of(arguments));
        return run(all, Map.of());
    }

    /** A module that has what the client exports, with {@code arguments} from {@code process.argv[1]} on. */
    public static Ended module(String source, List<String> arguments) {
        String imports = "import { Snapforge, TrustedKeys } from '"
                + FOLDER.resolve("snapforge.mjs").toUri() + "';\n";
        List<String> all = new ArrayList<>(List.of("--input-type=module", "-e", imports + source));
        all.addAll(arguments);
        return run(all, Map.of());
    }

    /** Whether the committed file is what its sources give. */
    static Ended buildCheck() {
        return run(List.of("build.mjs", "--check"), Map.of());
    }

    static Ended tests(Path engine) {
        return run(List.of("--test"), Map.of("SNAPFORGE_TEST_NODE", engine.toString()));
    }

    private static Ended run(List<String> arguments, Map<String, String> environment) {
        assumeTrue(isThere(), "no node on PATH");
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(arguments);
        try {
            Path errors = Files.createTempFile("snapforge-node", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command).directory(FOLDER.toFile());
            builder.environment().putAll(environment);
            Process process = builder.redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Ended ended = new Ended(process.waitFor(), output, Files.readString(errors));
            Files.delete(errors);
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isThere() {
        Stream<String> folders =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"));
        return folders.anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }
}
