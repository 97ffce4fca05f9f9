package dev.snapforge.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.engine.protocol.file.BlobFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken from a process that may do to its files what it likes. */
class BlobOutputTest {

    @TempDir
    private Path host;

    private WorkDirectory work;
    private JobFolder job;
    private Path folder;
    private BlobOutput output;

    @BeforeEach
    void open() throws IOException {
        work = WorkDirectory.open(host);
        job = new JobFolder(work);
        folder = work.newFolder();
        output = BlobOutput.in(folder);
    }

    @AfterEach
    void close() throws IOException {
        output.close();
        job.close();
        work.close();
    }

    @Test
    void whatWasCopiedIsWhatCounts() throws IOException {
        Files.writeString(output.path(), "blob");

        BlobFile taken = output.copy(4, job);
        Files.writeString(output.path(), "another");

        assertThat(taken.size()).isEqualTo(4);
        assertThat(taken.path()).hasContent("blob").isNotEqualTo(output.path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a link", "a pipe", "a folder", "nothing"})
    void aNameLeadsNowhere(String kind) throws Exception {
        Path secret = Files.writeString(host.resolve("key.pem"), "secret");
        Files.writeString(output.path(), "blob");
        Files.delete(output.path());
        switch (kind) {
            case "a link" -> Files.createSymbolicLink(output.path(), secret);
            case "a pipe" ->
                assertThat(new ProcessBuilder("mkfifo", output.path().toString())
                                .start()
                                .waitFor())
                        .isZero();
            case "a folder" -> Files.createDirectory(output.path());
            default -> assertThat(output.path()).doesNotExist();
        }

        assertThat(output.copy(4, job).path()).hasContent("blob");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 3, 5, Long.MAX_VALUE})
    void anotherLengthThanThereIsIsRefused(long claimed) throws IOException {
        Files.writeString(output.path(), "blob");

        assertThatThrownBy(() -> output.copy(claimed, job)).isInstanceOf(IOException.class);

        assertThat(folders()).as("nothing was copied").isEqualTo(1);
    }

    @Test
    void filesOfAJobGoWithIt() throws IOException {
        Files.writeString(output.path(), "blob");
        BlobFile first = output.copy(4, job);
        job.clear();
        assertThat(first.path()).doesNotExist();

        BlobFile second = output.copy(4, job);
        assertThat(second.path().getFileName()).isNotEqualTo(first.path().getFileName());
        job.close();

        assertThat(folders()).as("the folder of the process").isEqualTo(1);
        assertThatThrownBy(() -> output.copy(4, job)).hasMessage("The job has ended");
    }

    private long folders() throws IOException {
        try (Stream<Path> all = Files.list(host)) {
            return all.filter(it -> it.getFileName().toString().matches("(job|process)-.*"))
                    .count();
        }
    }
}
