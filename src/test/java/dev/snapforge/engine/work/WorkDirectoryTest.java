package dev.snapforge.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorkDirectoryTest {

    @TempDir
    Path folder;

    /** Whoever holds a folder says which, and waits to be killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            try (WorkDirectory work = WorkDirectory.open(Path.of(arguments[0]))) {
                System.out.println(work.newFolder());
                System.out.println(work.newJobFolder());
                while (System.in.read() >= 0) {}
            }
        }
    }

    @Test
    void removesWhatAKilledServiceLeftAndNothingOfOneThatLives() throws Exception {
        Process living = hold();
        Process killed = hold();
        try {
            Path kept = folderOf(living);
            Path left = folderOf(killed);
            Path keptJob = folderOf(living);
            Path leftJob = folderOf(killed);
            killed.destroyForcibly().waitFor();
            try (WorkDirectory work = WorkDirectory.open(folder)) {
                Path ours = work.newFolder();
                assertThat(left).doesNotExist();
                assertThat(leftJob).doesNotExist();
                assertThat(kept).isDirectory();
                assertThat(keptJob).isDirectory();
                try (WorkDirectory second = WorkDirectory.open(folder)) {
                    assertThat(second.newFolder()).isDirectory();
                    assertThat(ours).as("of the same process").isDirectory();
                    assertThat(kept).isDirectory();
                }
                assertThat(locks()).as("one of the living process, and ours").hasSize(2);
            }
            living.getOutputStream().close();
            living.waitFor();
            assertThat(locks()).isEmpty();
            WorkDirectory.open(folder).close();
            assertThat(kept).doesNotExist();
            assertThat(keptJob).doesNotExist();
        } finally {
            living.destroyForcibly();
            killed.destroyForcibly();
        }
    }

    /** In a container that starts again the next service has the process id of the one before. */
    @Test
    void doesNotGoByProcessIds() throws IOException {
        Path left = Files.createDirectories(
                folder.resolve("process-" + ProcessHandle.current().pid() + "-123"));
        WorkDirectory.open(folder).close();
        assertThat(left).doesNotExist();
    }

    private Process hold() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path folderOf(Process holder) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = holder.getInputStream().read();
                next >= 0 && next != '\n';
                next = holder.getInputStream().read()) {
            line.append((char) next);
        }
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(line)).isTrue();
        return Path.of(line.toString());
    }

    private List<Path> locks() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".lock")).toList();
        }
    }
}
