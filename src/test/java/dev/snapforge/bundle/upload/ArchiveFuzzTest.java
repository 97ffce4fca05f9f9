package dev.snapforge.bundle.upload;

import static dev.snapforge.bundle.upload.Archives.MANIFEST;
import static dev.snapforge.bundle.upload.Archives.part;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.support.fuzz.ReaderFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that are spoilt in every place, and tar archives below a sound gzip. */
@Tag("drills")
class ArchiveFuzzTest {

    private static final String FILES =
            "{\"files\": [\"a.js\", \"lib/b.mjs\"], \"name\": \"text\", \"labels\": {\"team\": \"x\"}}";

    @TempDir
    private Path folder;

    private final UploadReader reader =
            new UploadReader(UploadReaderTest.LIMITS, () -> Files.createTempFile(folder, "upload-", null));

    @Test
    void zipsAreReadOrRefused() throws IOException {
        byte[] zip = Archives.zip()
                .file(MANIFEST, FILES)
                .file("a.js", "globalThis.a = 1;\n".repeat(40))
                .file("lib/b.mjs", "export {};")
                .link("lib/link.js", "../a.js")
                .bytes();

        refuses(zip, it -> read("x.zip", it));
    }

    @Test
    void tarsAreReadOrRefused() throws IOException {
        refuses(tar(), it -> read("x.tar.gz", Archives.gzip(it)));
    }

    @Test
    void gzipsAreReadOrRefused() throws IOException {
        refuses(Archives.gzip(tar()), it -> read("x.tgz", it));
    }

    private static byte[] tar() {
        return Archives.tar()
                .file(MANIFEST, FILES)
                .file("a.js", "globalThis.a = 1;\n".repeat(40))
                .file("lib/b.mjs", "export {};")
                .bytes();
    }

    private void refuses(byte[] genuine, ReaderFuzz.Reader read) throws IOException {
        // What a deflated byte becomes is bounded by the limits of uploads, not by the archive.
        Map<String, Integer> totals =
                new ReaderFuzz(List.of(genuine), 8 * UploadReaderTest.LIMITS.maxBytes()).run(read);

        assertThat(totals).containsKey("bad-archive");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private String read(String name, byte[] archive) throws IOException {
        try {
            reader.read(List.of(part(name, archive)));
            return "read";
        } catch (SnapforgeException e) {
            assertThat(e.kind())
                    .isIn(
                            ErrorCategory.INVALID,
                            ErrorCategory.TOO_LARGE,
                            ErrorCategory.UNPROCESSABLE,
                            ErrorCategory.UNSUPPORTED_MEDIA);
            assertThat(String.valueOf(e.found())).hasSizeLessThan(1000);
            return e.code();
        }
    }
}
