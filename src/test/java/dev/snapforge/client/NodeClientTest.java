package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapforge.core.Digest;
import dev.snapforge.verify.KeyEndorsement;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.SampleSnapshots;
import dev.snapforge.verify.SampleStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the node client's own tests, with a Node that the service has an engine for. */
class NodeClientTest {

    @TempDir
    Path folder;

    /** Among the tests of Node engines, because before those there may be no such engine. */
    @Tag("node")
    @Test
    void passesItsOwnTests() throws IOException {
        Optional<Path> engine = newestEngine();
        assumeTrue(engine.isPresent(), "the Maven build has prepared no Node engine");

        NodeProgram.Ended ended = NodeProgram.tests(engine.get());
        assertThat(ended.exitCode()).as(ended.output() + ended.errors()).isZero();
        assertThat(ended.output()).containsPattern("pass [1-9][0-9]+").contains("fail 0", "skipped 0", "todo 0");
    }

    @Test
    void isWhatItsSourcesGive() {
        NodeProgram.Ended ended = NodeProgram.buildCheck();

        assertThat(ended.exitCode()).as(ended.errors()).isZero();
    }

    /** The statement is the one that the service makes when its key changes, and its signature the service's own. */
    @Test
    void followsTheWordOfTheKeyItWasGiven() throws IOException {
        KeyPair olderPair = SampleSnapshots.keyPair();
        PublicKeyInfo older = SampleSnapshots.publicKey(olderPair, KeyStatus.ACTIVE);
        KeyPair nextPair = SampleSnapshots.keyPair();
        PublicKeyInfo next = SampleSnapshots.publicKey(nextPair, KeyStatus.ACTIVE);
        KeyEndorsement word = new KeyEndorsement(next, Instant.parse("2026-06-01T00:00:00Z"));
        try (LocalService service = new LocalService()) {
            Digest digest = service.publish(SampleSnapshots.container(), nextPair, next);

            service.keySet(List.of(), List.of());
            assertThat(fetch(service, digest, older).errors()).contains("unknown-key");
            // Its signature counts then; what it says is that it is for another engine.
            service.keySet(List.of(SampleStatements.signed(word.toStatement(), olderPair, older)), List.of());
            assertThat(fetch(service, digest, older).errors()).contains("other-engine");
            service.keySet(List.of(SampleStatements.signed(word.toStatement(), nextPair, older)), List.of());
            assertThat(fetch(service, digest, older).errors()).contains("unknown-key");
        }
    }

    private NodeProgram.Ended fetch(LocalService service, Digest digest, PublicKeyInfo trusted) throws IOException {
        Path key = Files.writeString(folder.resolve("key.pem"), trusted.toPem());
        Path cache = Files.createTempDirectory(folder, "cache");
        return NodeProgram.command(
                "fetch",
                digest.toString(),
                "--server",
                service.address().toString(),
                "--key",
                key.toString(),
                "--cache",
                cache.toString(),
                "--output",
                folder.resolve("out.blob").toString(),
                "--timeout",
                "60");
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
