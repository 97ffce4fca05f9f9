package dev.snapforge.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.core.Digest;
import dev.snapforge.core.ErrorCategory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest extends BlobStoreContract {

    private final Path directory;
    private final FileBlobStore store;

    FileBlobStoreTest(@TempDir Path directory) {
        this.directory = directory;
        this.store = new FileBlobStore(new BlobSettings(BlobSettings.Store.FILES, directory));
    }

    @Override
    BlobStore store() {
        return store;
    }

    @Override
    void damage(Digest digest, byte[] bytes) throws IOException {
        Files.write(fileOf(digest), bytes);
    }

    @Override
    int leftovers() throws IOException {
        return count(directory.resolve("incoming"));
    }

    @Test
    void spreadsFilesOverDirectoriesByTheFirstByte() {
        assertThat(fileOf(store.put(CONTENT))).isRegularFile().hasBinaryContent(CONTENT);
    }

    @Test
    void keepsDamagedFilesAsEvidence() throws IOException {
        Digest digest = store.put(CONTENT);
        damage(digest, new byte[] {7});

        assertThatThrownBy(() -> store.read(digest)).isInstanceOf(BlobDamagedException.class);

        assertThat(count(directory.resolve("quarantine"))).isEqualTo(1);
    }

    @Test
    void removesWhatAnEarlierProcessLeftHalfWritten() throws IOException {
        Path abandoned = Files.write(directory.resolve("incoming").resolve("1234.part"), CONTENT);
        Files.setLastModifiedTime(abandoned, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

        new FileBlobStore(new BlobSettings(BlobSettings.Store.FILES, directory));

        assertThat(leftovers()).isZero();
    }

    @Test
    void leavesWhatAnotherProcessIsStillReceiving() throws IOException {
        Files.write(directory.resolve("incoming").resolve("1234.part"), CONTENT);

        new FileBlobStore(new BlobSettings(BlobSettings.Store.FILES, directory));

        assertThat(leftovers()).isOne();
    }

    @Test
    void saysThatTheStoreIsAwayWhenItsDirectoryVanishes() throws IOException {
        Files.delete(directory.resolve("incoming"));

        assertThatThrownBy(() -> store.put(CONTENT)).isInstanceOfSatisfying(BlobStoreUnavailableException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorCategory.UNAVAILABLE);
            assertThat(e.getMessage()).doesNotContain(directory.toString());
        });
    }

    @Test
    void refusesToStartWhereItCannotKeepFiles() throws IOException {
        Path file = Files.createFile(directory.resolve("a-file"));

        assertThatThrownBy(() -> new FileBlobStore(new BlobSettings(BlobSettings.Store.FILES, file)))
                .isInstanceOf(UncheckedIOException.class);
    }

    private Path fileOf(Digest digest) {
        return directory.resolve("sha256").resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    }

    private static int count(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return (int) files.count();
        }
    }
}
