package dev.snapforge.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

/** The store counts as healthy when it took something. */
class BlobStoreHealthIndicatorTest {

    @TempDir
    Path directory;

    @Test
    void isUpWhereContentCanBeWritten() throws IOException {
        BlobStoreHealthIndicator health = health();
        health.look();
        health.look();

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        try (var files = Files.walk(directory.resolve("sha256"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .as("always the same content")
                    .hasSize(1);
        }
    }

    @Test
    void isDownWhereItCannotAndUpAgainAfterwards() throws IOException {
        BlobStoreHealthIndicator health = health();
        Path incoming = directory.resolve("incoming");
        Path away = directory.resolve("away");
        Files.move(incoming, away);
        Files.createFile(incoming);
        health.look();

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsKey("error");

        Files.delete(incoming);
        Files.move(away, incoming);
        health.look();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    private BlobStoreHealthIndicator health() {
        return new BlobStoreHealthIndicator(new FileBlobStore(new BlobSettings(BlobSettings.Store.FILES, directory)));
    }
}
