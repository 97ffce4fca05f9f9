package dev.snapforge.bundle.upload;

import static dev.snapforge.bundle.upload.Archives.MANIFEST;
import static dev.snapforge.bundle.upload.Archives.zip;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.SnapforgeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.Test;

class ZipUploadTest extends ArchiveUploadContract {

    private static final String ONE_FILE = "{\"files\": [\"a.js\"]}";
    private static final byte[] LOCAL = {'P', 'K', 3, 4};
    private static final byte[] CENTRAL = {'P', 'K', 1, 2};

    @Override
    String archiveName() {
        return "bundle.ZIP";
    }

    @Override
    byte[] pack(Map<String, byte[]> files) {
        Archives.Zip zip = zip();
        files.forEach(zip::file);
        return zip.bytes();
    }

    @Test
    void acceptsStoredEntriesDirectoriesAndUnicodeNames() throws IOException {
        ZipArchiveEntry stored = new ZipArchiveEntry("größe/日本.js");
        stored.setMethod(ZipArchiveEntry.STORED);
        stored.setSize(2);
        stored.setCrc(crc("1;"));
        byte[] archive = zip().file("größe/", new byte[0])
                .entry(stored, "1;".getBytes(UTF_8))
                .file(MANIFEST, "{\"files\": [\"größe/日本.js\"]}")
                .bytes();

        assertThat(read(archive).sources()).extracting(SourceText::name).containsExactly("größe/日本.js");
    }

    @Test
    void refusesSymbolicLinks() {
        assertRefused(
                        "bad-archive",
                        zip().file(MANIFEST, ONE_FILE)
                                .link("a.js", "/etc/passwd")
                                .bytes())
                .hasMessageContaining("link");
    }

    @Test
    void refusesTwoEntriesOfOneName() {
        assertRefused(
                "duplicate-file",
                zip().file(MANIFEST, ONE_FILE)
                        .file("a.js", "1;")
                        .file("a.js", "2;")
                        .bytes());
    }

    @Test
    void refusesBackslashesInNames() {
        byte[] archive = zip().file(MANIFEST, ONE_FILE).file("dir/a.js", "1;").bytes();

        assertRefused(
                "bad-file-name",
                Archives.replace(archive, 0, 2, "dir/a.js".getBytes(US_ASCII), "dir\\a.js".getBytes(US_ASCII)));
    }

    @Test
    void refusesNamesThatAreNotUtf8() {
        byte[] archive = zip().file(MANIFEST, ONE_FILE).file("a_.js", "1;").bytes();
        byte[] latin = {'a', (byte) 0xE9, '.', 'j', 's'};

        assertRefused("bad-file-name", Archives.replace(archive, 0, 2, "a_.js".getBytes(US_ASCII), latin));
    }

    @Test
    void refusesEncryptedEntries() {
        byte[] archive = zip().file(MANIFEST, ONE_FILE).file("a.js", "1;").bytes();
        byte[] inBoth = setEncrypted(setEncrypted(archive, LOCAL, 6), CENTRAL, 8);

        assertRefused("bad-archive", inBoth).hasMessageContaining("encrypted");
        assertRefused("bad-archive", setEncrypted(archive, LOCAL, 6)).hasMessageContaining("encrypted");
        assertRefused("bad-archive", setEncrypted(archive, CENTRAL, 8)).hasMessageContaining("encrypted");
    }

    @Test
    void refusesHeadersThatDisagreeAboutAName() {
        byte[] archive = zip().file(MANIFEST, ONE_FILE).file("a.js", "1;").bytes();

        assertRefused(
                        "bad-archive",
                        Archives.replace(archive, 0, 1, "a.js".getBytes(US_ASCII), "b.js".getBytes(US_ASCII)))
                .satisfies(e -> assertThat(((SnapforgeException) e).expected()).contains("central directory"));
    }

    @Test
    void refusesABombThatHidesBehindAnIncompressibleFile() {
        Map<String, byte[]> files = files(MANIFEST, ONE_FILE);
        files.put("noise.bin", noise(1 << 20, 0xFF));
        files.put("a.js", new byte[3 << 20]);

        assertRefused("archive-bomb", pack(files));
    }

    @Test
    void refusesAnEntryWhoseContentDoesNotMatchItsChecksum() {
        ZipArchiveEntry stored = new ZipArchiveEntry("a.js");
        stored.setMethod(ZipArchiveEntry.STORED);
        stored.setSize(9);
        stored.setCrc(crc("answer=1;"));
        byte[] archive = zip().file(MANIFEST, ONE_FILE)
                .entry(stored, "answer=1;".getBytes(UTF_8))
                .bytes();

        assertRefused(
                "bad-archive",
                Archives.replace(archive, 0, 1, "answer=1;".getBytes(US_ASCII), "answer=2;".getBytes(US_ASCII)));
    }

    @Test
    void countsEntriesBeforeItBelievesTheEndRecord() {
        ByteArrayOutputStream headers = new ByteArrayOutputStream();
        for (int i = 0; i < 21; i++) {
            headers.writeBytes(CENTRAL);
        }

        assertRefused("too-many-files", headers.toByteArray());
    }

    private static byte[] setEncrypted(byte[] archive, byte[] signature, int flagsOffset) {
        byte[] result = archive.clone();
        for (int i = 0; i < result.length - 4; i++) {
            if (result[i] == 'P'
                    && result[i + 1] == 'K'
                    && result[i + 2] == signature[2]
                    && result[i + 3] == signature[3]) {
                result[i + flagsOffset] |= 1;
            }
        }
        return result;
    }

    private static long crc(String content) {
        CRC32 crc = new CRC32();
        crc.update(content.getBytes(UTF_8));
        return crc.getValue();
    }
}
