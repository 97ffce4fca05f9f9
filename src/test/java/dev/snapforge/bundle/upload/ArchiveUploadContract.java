package dev.snapforge.bundle.upload;

import static dev.snapforge.bundle.upload.Archives.MANIFEST;
import static dev.snapforge.bundle.upload.Archives.part;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.bundle.Bundle;
import dev.snapforge.bundle.BundleFile;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for archives of every format. */
abstract class ArchiveUploadContract {

    private static final String ONE_FILE = "{\"files\": [\"a.js\"]}";

    private final UploadReader reader = new UploadReader(UploadReaderTest.LIMITS, UploadReaderTest::newFile);

    /** The name of an archive of this format. */
    abstract String archiveName();

    /** An archive of these files in this order. */
    abstract byte[] pack(Map<String, byte[]> files);

    @Test
    void runsTheFilesInTheManifestsOrderAndIgnoresOthers() throws IOException {
        Upload upload =
                read(pack(files("a.js", "1;", "lib/b.js", "2;", "unlisted.js", "3;", "readme.md", "#", MANIFEST, """
                {"files": ["lib/b.js", "a.js"], "name": "text-tools", "labels": {"team": "x"}}""")));

        assertThat(upload.sources()).extracting(SourceText::name).containsExactly("lib/b.js", "a.js");
        assertThat(upload.manifest().orElseThrow().toString())
                .isEqualTo("{\"name\":\"text-tools\",\"labels\":{\"team\":\"x\"}}");
    }

    @Test
    void leavesNoTemporaryFileBehind() throws IOException {
        long before = spooled();
        read(pack(files(MANIFEST, ONE_FILE, "a.js", "1;")));
        assertRefused("bad-archive", new byte[] {1, 2, 3});

        assertThat(spooled()).isEqualTo(before);
    }

    @Test
    void refusesAnArchiveWithoutManifest() {
        assertRefused("manifest-missing", pack(files("a.js", "1;")));
    }

    @Test
    void saysWhereTheManifestIsInsteadWhenTheFolderWasPacked() {
        assertRefused("manifest-missing", pack(files("dist/a.js", "1;", "dist/" + MANIFEST, ONE_FILE)))
                .satisfies(e -> assertThat(((SnapforgeException) e).found()).isEqualTo("dist/" + MANIFEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"files\": \"a.js\"}",
                "{\"files\": [1]}",
                "{\"files\": [\"a.js\"]} x",
                "{\"files\": [\"a.js\"], \"files\": [\"b.js\"]}",
                "{\"files\": [\"a.js\"], \"name\": \"\u00FF\"}"
            })
    void refusesAManifestThatIsNotInOrder(String manifest) {
        Map<String, byte[]> files = files("a.js", "1;");
        files.put(MANIFEST, manifest.getBytes(ISO_8859_1));

        assertRefused("malformed-manifest", pack(files));
    }

    @Test
    void refusesAManifestThatListsNothing() {
        assertRefused("no-files", pack(files("a.js", "1;", MANIFEST, "{\"files\": []}")));
    }

    @Test
    void refusesAManifestThatListsAFileTwice() {
        assertRefused("duplicate-file", pack(files("a.js", "1;", MANIFEST, "{\"files\": [\"a.js\", \"a.js\"]}")));
    }

    @Test
    void refusesAManifestThatListsAnAbsentFileAndSuggestsAnother() {
        assertRefused("file-not-in-archive", pack(files("src/A.js", "1;", MANIFEST, ONE_FILE)))
                .satisfies(e -> assertThat(((SnapforgeException) e).found()).isEqualTo("src/A.js"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.js", "/a.js", "./a.js", "a\\\\b.js"})
    void refusesAManifestWithABadName(String name) {
        assertRefused("bad-file-name", pack(files("a.js", "1;", MANIFEST, "{\"files\": [\"" + name + "\"]}")));
    }

    @Test
    void takesWhatModulesImportAndNothingElse() throws IOException {
        Upload upload = read(pack(files(
                "a.js",
                "'./unlisted.js';",
                "src/main.mjs",
                "import { b } from '../lib/b.mjs'; export * from \"./c.js\"; import('./gone.mjs');",
                "lib/b.mjs",
                "import '../src/main.mjs'; import `../a.js`; import '../../outside.mjs'; import 'bare.mjs';",
                "src/c.js",
                "import './d.mjs'; import './data.json'; import '../lib/b.mjs'",
                "src/d.mjs",
                "export {};",
                "src/data.json",
                "{}",
                "src/other.mjs",
                "export {};",
                "bare.mjs",
                "export {};",
                "unlisted.js",
                "",
                MANIFEST,
                "{\"files\": [\"a.js\", \"src/main.mjs\"]}")));

        assertThat(upload.sources())
                .extracting(SourceText::name)
                .containsExactly("a.js", "src/main.mjs", "lib/b.mjs", "src/c.js", "src/d.mjs");
        assertThat(upload.bundle().files())
                .extracting(BundleFile::entry)
                .containsExactly(true, true, false, false, false);
    }

    @Test
    void tellsABundleWhoseFileIsListedFromOneWhereItIsOnlyImported() throws IOException {
        Map<String, byte[]> files = files("a.mjs", "import './b.mjs';", "b.mjs", "1;");
        files.put(MANIFEST, "{\"files\": [\"a.mjs\"]}".getBytes(ISO_8859_1));
        Bundle imported = read(pack(files)).bundle();
        files.put(MANIFEST, "{\"files\": [\"a.mjs\", \"b.mjs\"]}".getBytes(ISO_8859_1));
        Bundle listed = read(pack(files)).bundle();

        assertThat(imported.digest()).isNotEqualTo(listed.digest());
        assertThat(imported.size()).isEqualTo(listed.size());
    }

    @Test
    void takesTheSourceMapsOfWhatItTakes() throws IOException {
        Upload upload = read(pack(files(
                "a.js.map",
                "{}",
                "a.js",
                "1;",
                "src/main.mjs",
                "import './b.mjs';\n//# sourceMappingURL=../maps/main.map",
                "src/main.mjs.map",
                "{}",
                "src/b.mjs",
                "//# sourceMappingURL=gone.map",
                "src/b.mjs.map",
                "{}",
                "maps/main.map",
                "{}",
                "inline.js",
                "//# sourceMappingURL=data:application/json,{}",
                "inline.js.map",
                "{}",
                "other.js.map",
                "{}",
                MANIFEST,
                "{\"files\": [\"inline.js\", \"a.js\", \"src/main.mjs\"]}")));

        assertThat(upload.sources())
                .extracting(SourceText::name)
                .containsExactly(
                        "inline.js", "a.js", "src/main.mjs", "src/b.mjs", "a.js.map", "maps/main.map", "src/b.mjs.map");
        assertThat(upload.bundle().files())
                .extracting(BundleFile::entry)
                .containsExactly(true, true, true, false, false, false, false);
    }

    @Test
    void takesASourceMapThatIsListed() throws IOException {
        Upload upload =
                read(pack(files("a.js.map", "{}", "a.js", "1;", MANIFEST, "{\"files\": [\"a.js.map\", \"a.js\"]}")));

        assertThat(upload.sources()).extracting(SourceText::name).containsExactly("a.js", "a.js.map");
    }

    @Test
    void countsImportedFilesToo() {
        Map<String, byte[]> files = files(MANIFEST, "{\"files\": [\"0.mjs\"]}");
        for (int i = 0; i < 11; i++) {
            files.put(i + ".mjs", ("import './" + (i + 1) + ".mjs';").getBytes(ISO_8859_1));
        }

        assertRefused("too-many-files", pack(files));
    }

    @Test
    void refusesAnImportedFileThatIsNotUtf8() {
        Map<String, byte[]> files = files(MANIFEST, "{\"files\": [\"a.mjs\"]}", "a.mjs", "import './b.mjs';");
        files.put("b.mjs", new byte[] {(byte) 0x80});

        assertRefused("not-utf8", pack(files));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil.txt", "a/../../evil.txt", "/etc/evil.txt", "C:/evil.txt", "a//evil.txt", "a\u0007.txt"})
    void refusesAnEntryWithABadNameEvenIfItIsNotListed(String name) {
        assertRefused("bad-file-name", pack(files(MANIFEST, ONE_FILE, "a.js", "1;", name, "x")));
    }

    @Test
    void refusesTooManyEntries() {
        Map<String, byte[]> files = files(MANIFEST, ONE_FILE, "a.js", "1;");
        for (int i = 0; i < 20; i++) {
            files.put(i + ".txt", new byte[0]);
        }

        assertRefused("too-many-files", pack(files));
    }

    @Test
    void refusesBlankSources() {
        assertRefused("empty-bundle", pack(files(MANIFEST, ONE_FILE, "a.js", "\n")));
    }

    @Test
    void refusesSourcesThatAreNotUtf8() {
        Map<String, byte[]> files = files(MANIFEST, ONE_FILE);
        files.put("a.js", new byte[] {'1', ';', (byte) 0x80});

        assertRefused("not-utf8", pack(files)).hasMessageContaining("byte 2");
    }

    @Test
    void refusesABomb() {
        Map<String, byte[]> files = files(MANIFEST, ONE_FILE);
        files.put("a.js", new byte[3 << 20]);

        assertRefused("archive-bomb", pack(files));
    }

    @Test
    void acceptsRegularTextThatExpandsALotAsLongAsItIsSmall() throws IOException {
        Map<String, byte[]> files = files(MANIFEST, ONE_FILE, "a.js", "f();".repeat(200_000));

        assertThat(read(pack(files)).sources()).hasSize(1);
    }

    @Test
    void refusesMoreThanTheLimitAfterExpansion() {
        Map<String, byte[]> files = files(MANIFEST, "{\"files\": [\"a.js\", \"b.js\"]}");
        byte[] noise = noise((2 << 20) + 1, 0x3F);
        files.put("a.js", noise);
        files.put("b.js", noise);

        assertRefused("bundle-too-large", pack(files));
    }

    @Test
    void refusesAnArchiveThatIsLargerThanABundleMayBe() {
        Map<String, byte[]> files = files(MANIFEST, ONE_FILE, "a.js", "1;");
        files.put("photo.png", noise((4 << 20) + 1, 0xFF));

        assertRefused("bundle-too-large", pack(files));
    }

    @Test
    void refusesGarbage() {
        assertRefused("bad-archive", new byte[0]);
        assertRefused("bad-archive", "This is not an archive.".getBytes(ISO_8859_1));
        assertRefused("bad-archive", noise(100_000, 0xFF));
    }

    @Test
    void refusesAnArchiveThatIsCutShortAnywhere() {
        byte[] whole = pack(files(MANIFEST, ONE_FILE, "a.js", "1;".repeat(1000)));

        for (int length = 1; length < whole.length; length += 7) {
            assertRefused("bad-archive", Arrays.copyOf(whole, length));
        }
    }

    @Test
    void refusesOrSurvivesEverySingleDamagedByte() {
        byte[] whole = pack(files(MANIFEST, ONE_FILE, "a.js", "1;".repeat(100)));

        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) 0xA5;
            try {
                assertThat(read(damaged).sources()).hasSize(1);
            } catch (SnapforgeException e) {
                assertThat(e.kind()).isNotEqualTo(ErrorCategory.INTERNAL);
            } catch (IOException e) {
                throw new AssertionError("byte " + i, e);
            }
        }
    }

    final Upload read(byte[] archive) throws IOException {
        return reader.read(List.of(part(archiveName(), archive)));
    }

    final AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String code, byte[] archive) {
        return assertThatThrownBy(() -> read(archive))
                .isInstanceOfSatisfying(
                        SnapforgeException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    static Map<String, byte[]> files(String... namesAndContents) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            files.put(namesAndContents[i], namesAndContents[i + 1].getBytes(UTF_8));
        }
        return files;
    }

    static byte[] noise(int length, int mask) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        for (int i = 0; i < length; i++) {
            noise[i] &= (byte) mask;
        }
        return noise;
    }

    private static long spooled() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("snapforge-upload-"))
                    .count();
        }
    }
}
