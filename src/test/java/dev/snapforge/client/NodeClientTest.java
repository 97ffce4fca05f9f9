package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the node client's own tests, with a Node that the service has an engine for. */
class NodeClientTest {

    @Test
    void passesItsOwnTests() throws IOException {
        Optional<Path> engine = newestEngine();
        assumeTrue(engine.isPresent(), "the Maven build has prepared no Node engine");

        NodeProgram.Ended ended = NodeProgram.tests(engine.get());
        assertThat(ended.exitCode()).as(ended.output() + ended.errors()).isZero();
        assertThat(ended.output()).containsPattern("pass [1-9][0-9]+").contains("fail 0", "skipped 0", "todo 0");
    }

    private static Optional<Path> newestEngine() throws IOException {
        Path engines = Path.of(System.getProperty("snapforge.engine.directory", "target/engines"), "linux-x64");
        if (!Files.isDirectory(engines)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(engines)) {
            return folders.filter(it -> it.getFileName().toString().startsWith("node-"))
                    .map(it -> it.resolve("bin/node").toAbsolutePath())
                    .filter(Files::isExecutable)
                    .max(Comparator.comparing(Path::toString));
        }
    }
}
