package dev.snapforge.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapforge.core.Digest;
import dev.snapforge.verify.SampleSnapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A container on disk is the same, and refused for the same, as one in memory. */
class ContainerFileTest {

    private final byte[] blob = SampleSnapshots.blob(SampleSnapshots.V8_VERSION, 200_000);
    private final SnapshotMetadata metadata =
            SampleSnapshots.metadata(SampleSnapshots.TARGET, SampleSnapshots.V8_VERSION, blob);
    private final byte[] container = Container.write(metadata, blob);

    @TempDir
    private Path folder;

    private Path source;

    @BeforeEach
    void write() throws IOException {
        source = Files.write(folder.resolve("blob"), blob);
    }

    @Test
    void writesWhatIsWrittenInMemory() throws IOException {
        ContainerFile file = ContainerFile.write(metadata, source, folder.resolve("container"));

        assertThat(file.path()).hasBinaryContent(container);
        assertThat(file.digest()).isEqualTo(Digest.of(container));
        assertThat(file.size()).isEqualTo(container.length);
        assertThat(file.metadata()).isEqualTo(metadata);
        file.copyBlob(folder.resolve("again"));
        assertThat(folder.resolve("again")).hasBinaryContent(blob);
        assertThat(file.blobSize()).isEqualTo(blob.length);
    }

    @Test
    void writesNoOtherBlobThanTheOneThatWasProved() throws IOException {
        // All of its own checksums are right.
        byte[] other = blob.clone();
        other[150_000] ^= 1;
        Files.write(source, SampleSnapshots.withChecksum(other));

        assertThatExceptionOfType(ContainerException.class)
                .isThrownBy(() -> ContainerFile.write(metadata, source, folder.resolve("container")))
                .satisfies(it -> assertThat(it.code()).isEqualTo("blob-digest-mismatch"));
    }

    @Test
    void refusesWhatIsRefusedInMemory() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = container.clone();
            damaged[i < 200 ? i * 3 : random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            byte[] found = i % 10 == 9 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
            assertThat(fileRefusal(found)).as("" + i).isEqualTo(memoryRefusal(found));
        }
    }

    private String fileRefusal(byte[] bytes) throws IOException {
        try {
            ContainerFile.read(Files.write(folder.resolve("damaged"), bytes));
            return "none";
        } catch (ContainerException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String memoryRefusal(byte[] bytes) {
        try {
            Container.read(bytes);
            return "none";
        } catch (ContainerException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
