package dev.snapforge.bundle.upload;

import static dev.snapforge.bundle.upload.Archives.MANIFEST;
import static dev.snapforge.bundle.upload.Archives.gzip;
import static dev.snapforge.bundle.upload.Archives.tar;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarGzUploadTest extends ArchiveUploadContract {

    private static final String ONE_FILE = "{\"files\": [\"a.js\"]}";

    @Override
    String archiveName() {
        return "bundle.tar.gz";
    }

    @Override
    byte[] pack(Map<String, byte[]> files) {
        Archives.Tar tar = tar();
        files.forEach(tar::file);
        return tar.gz();
    }

    @Test
    void acceptsTheNamesThatPackingTheCurrentDirectoryGives() throws IOException {
        byte[] archive = tar().entry("./", TarConstants.LF_DIR, "")
                .file("./" + MANIFEST, ONE_FILE)
                .file("./a.js", "1;")
                .gz();

        assertThat(read(archive).sources()).extracting(SourceText::name).containsExactly("a.js");
    }

    @Test
    void readsAllMembersOfAGzipFile() throws IOException {
        byte[] tar = tar().file(MANIFEST, ONE_FILE).file("a.js", "1;").bytes();
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.writeBytes(gzip(Arrays.copyOf(tar, 700)));
        members.writeBytes(gzip(Arrays.copyOfRange(tar, 700, tar.length)));

        assertThat(read(members.toByteArray()).sources()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {
                TarConstants.LF_LINK,
                TarConstants.LF_SYMLINK,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK,
                TarConstants.LF_FIFO
            })
    void refusesLinksAndDevices(byte type) {
        assertRefused(
                        "bad-archive",
                        tar().file(MANIFEST, ONE_FILE)
                                .entry("a.js", type, "/etc/passwd")
                                .gz())
                .hasMessageContaining("link");
    }

    @Test
    void refusesTwoEntriesOfOneName() {
        assertRefused(
                "duplicate-file",
                tar().file(MANIFEST, ONE_FILE)
                        .file("a.js", "1;")
                        .file("./a.js", "2;")
                        .gz());
    }

    @Test
    void refusesATarThatIsNotCompressed() {
        assertRefused(
                "bad-archive", tar().file(MANIFEST, ONE_FILE).file("a.js", "1;").bytes());
    }

    @Test
    void refusesGarbageInsideOfGzip() {
        assertRefused("bad-archive", gzip(noise(10_000, 0xFF)));
        assertRefused("bad-archive", gzip(new byte[0]));
    }

    @Test
    void refusesGarbageBehindTheLastMember() {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        archive.writeBytes(tar().file(MANIFEST, ONE_FILE).file("a.js", "1;").gz());
        archive.writeBytes(new byte[] {1, 2, 3, 4});

        assertRefused("bad-archive", archive.toByteArray());
    }
}
