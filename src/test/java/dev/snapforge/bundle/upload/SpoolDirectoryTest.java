package dev.snapforge.bundle.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Files of uploads go with their request or with their process, and no sooner. */
class SpoolDirectoryTest {

    @TempDir
    private Path all;

    @Test
    void removesWhatProcessesThatAreNoMoreHaveLeft() throws IOException {
        Path dead = Files.createDirectory(all.resolve("process-dead"));
        Files.createFile(dead.resolve(".lock"));
        Files.writeString(dead.resolve("upload-1"), "half of it");
        Path early = Files.createDirectory(all.resolve("process-before-its-lock"));

        try (SpoolDirectory first = SpoolDirectory.open(all)) {
            assertThat(dead).doesNotExist();
            assertThat(early).doesNotExist();
            Files.writeString(first.path().resolve("upload-2"), "in work");

            try (SpoolDirectory second = SpoolDirectory.open(all)) {
                assertThat(second.path()).isNotEqualTo(first.path());
                assertThat(first.path().resolve("upload-2")).exists();
            }
        }
        assertThat(folders()).isEmpty();
    }

    @Test
    void keepsLargeBodiesOnDiskUntilTheyAreClosed() throws IOException {
        SpoolSettings settings =
                new SpoolSettings(all, DataSize.ofBytes(4), DataSize.ofMegabytes(1), Duration.ofSeconds(1));
        UploadSpool spool = new UploadSpool(settings);
        for (String text : List.of("", "abc", "abcd", "abcdefgh")) {
            try (SpooledBody body = spool.take(new ByteArrayInputStream(text.getBytes(UTF_8)));
                    InputStream content = body.getInputStream()) {
                assertThat(new String(content.readAllBytes(), UTF_8)).isEqualTo(text);
                assertThat(body.size()).isEqualTo(text.length());
                assertThat(files(spool.folder())).hasSize(text.length() < 4 ? 0 : 1);
            }
            assertThat(files(spool.folder())).isEmpty();
        }
        spool.destroy();
        assertThat(folders()).isEmpty();
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> found = Files.list(all)) {
            return found.filter(Files::isDirectory).toList();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(it -> !it.endsWith(".lock")).toList();
        }
    }
}
