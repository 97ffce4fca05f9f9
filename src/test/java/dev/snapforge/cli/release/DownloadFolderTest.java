package dev.snapforge.cli.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.verify.Dsse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a download appear together, in the folder that was named, or not at all. */
class DownloadFolderTest {

    @TempDir
    Path folder;

    @Test
    void writesAllFilesAndTheirChecksums() throws IOException {
        DownloadFolder download = new DownloadFolder(folder.resolve("new/dl"));
        assertThat(download.add("app-1.0.0+b", snapshot())).isEqualTo("app-1.0.0+b-linux-x64-javet-v8-5.0.6.v8ss");
        download.write();
        assertThat(names(folder.resolve("new/dl")))
                .containsExactlyInAnyOrder(
                        "app-1.0.0+b-linux-x64-javet-v8-5.0.6.v8ss",
                        "app-1.0.0+b-linux-x64-javet-v8-5.0.6.v8ss.sig",
                        "app-1.0.0+b-linux-x64-javet-v8-5.0.6.v8ss.attestation.json",
                        "app-1.0.0+b-linux-x64-javet-v8-5.0.6.v8ss.sigstore.json",
                        "checksums.txt");
        assertThat(Files.readAllLines(folder.resolve("new/dl/checksums.txt")))
                .hasSize(4)
                .allMatch(it -> it.matches("[0-9a-f]{64}  app-\\S+"));
    }

    @Test
    void aServiceCannotChooseAnotherFolder() {
        assertThat(new DownloadFolder(folder).add("../../etc/x-1", snapshot())).startsWith("__.._etc_x-1-linux");
    }

    @Test
    void leavesNothingBehindWhereItCannotWrite() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> new DownloadFolder(file).write())
                .isInstanceOfSatisfying(
                        CommandException.class, it -> assertThat(it.code()).isEqualTo("unwritable-file"));
        assertThat(names(folder)).containsExactly("file");
    }

    @Test
    void checksumsOfAnEarlierDownloadStay() throws IOException {
        download("app-1.0.0");
        download("app-1.1.0");
        download("app-1.1.0");
        assertThat(Files.readAllLines(folder.resolve("checksums.txt")))
                .hasSize(8)
                .doesNotHaveDuplicates();
        Files.writeString(folder.resolve("checksums.txt"), "mine");
        assertThatThrownBy(() -> download("app-1.2.0"))
                .isInstanceOfSatisfying(
                        CommandException.class, it -> assertThat(it.code()).isEqualTo("usage"));
        assertThat(folder.resolve("checksums.txt")).hasContent("mine");
        assertThat(names(folder)).noneMatch(it -> it.startsWith("app-1.2.0") || it.startsWith("."));
    }

    private void download(String stem) {
        DownloadFolder download = new DownloadFolder(folder);
        download.add(stem, snapshot());
        download.write();
    }

    private static FetchedSnapshot snapshot() {
        byte[] bytes = {1};
        byte[] attestation = Dsse.write("text/plain", bytes, "key", bytes).getBytes(StandardCharsets.UTF_8);
        return new FetchedSnapshot(
                Target.parse("linux-x64/javet-v8-5.0.6"), Digest.of(bytes), bytes, bytes, attestation, null, "key");
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(it -> it.getFileName().toString()).toList();
        }
    }
}
