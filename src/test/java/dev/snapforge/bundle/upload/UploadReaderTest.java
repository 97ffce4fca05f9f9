package dev.snapforge.bundle.upload;

import static dev.snapforge.bundle.upload.Archives.part;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.bundle.Bundle;
import dev.snapforge.bundle.BundleFile;
import dev.snapforge.bundle.UploadLimits;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads of scripts; archives have test classes of their own. */
public class UploadReaderTest {

    static final UploadLimits LIMITS = new UploadLimits(4 << 20, 10, 20, 50);

    static Path newFile() throws IOException {
        return Files.createTempFile("upload-", null);
    }

    private final UploadReader reader = new UploadReader(LIMITS, UploadReaderTest::newFile);

    @Test
    void keepsTheOrderOfTheScripts() throws IOException {
        Upload upload = reader.read(List.of(part("b.js", "1;"), part("a/c.js", "2;")));

        assertThat(upload.sources()).extracting(SourceText::name).containsExactly("b.js", "a/c.js");
        assertThat(upload.manifest()).isEmpty();
    }

    @Test
    void givesTheSameBundleForTheSameFilesAndAnotherForAnotherOrder() throws IOException {
        Bundle first = bundle(part("a.js", "1;"), part("b.js", "2;"));

        assertThat(bundle(part("a.js", "1;"), part("b.js", "2;"))).isEqualTo(first);
        assertThat(bundle(part("b.js", "2;"), part("a.js", "1;")).digest()).isNotEqualTo(first.digest());
        assertThat(first.size()).isEqualTo(4);
    }

    @Test
    void takesEveryModuleThatIsSentForAnEntry() throws IOException {
        Bundle bundle = bundle(part("main.mjs", "import './lib/a.mjs';"), part("lib/a.mjs", "export {};"));

        assertThat(bundle.files()).extracting(BundleFile::name).containsExactly("main.mjs", "lib/a.mjs");
        assertThat(bundle.files()).allMatch(BundleFile::entry);
    }

    @Test
    void putsSourceMapsBehindTheScripts() throws IOException {
        Bundle bundle = bundle(part("b.js.map", "{}"), part("b.js", "1;"), part("a.map", ""), part("a.js", "2;"));

        assertThat(bundle.files()).extracting(BundleFile::name).containsExactly("b.js", "a.js", "b.js.map", "a.map");
        assertThat(bundle.files()).extracting(BundleFile::entry).containsExactly(true, true, false, false);
        assertThat(bundle.files()).extracting(BundleFile::isSourceMap).containsExactly(false, false, true, true);
        assertThat(bundle(part("b.js", "1;"), part("a.js", "2;")).digest()).isNotEqualTo(bundle.digest());
    }

    @Test
    void refusesSourceMapsAlone() {
        assertRefused("only-source-maps", ErrorCategory.UNPROCESSABLE, part("a.js.map", "{}"));
        assertRefused("empty-bundle", ErrorCategory.UNPROCESSABLE, part("a.js", " "), part("a.js.map", "{}"));
    }

    @Test
    void holdsSourceMapsToTheSameRules() {
        assertRefused("bad-file-name", ErrorCategory.INVALID, part("a.js", "1;"), part("../a.js.map", "{}"));
        assertRefused("unsupported-file-type", ErrorCategory.UNSUPPORTED_MEDIA, part("a.js", "1;"), part(".map", "{}"));
        assertRefused(
                "bundle-too-large", ErrorCategory.TOO_LARGE, part("a.js", "1;"), part("a.map", "x".repeat(4 << 20)));
        assertThatThrownBy(() -> reader.read(List.of(part("a.js", "1;"), part("a.map", new byte[] {(byte) 0xFF}))))
                .isInstanceOf(UploadException.class);
    }

    @Test
    void acceptsAByteOrderMarkAndKeepsIt() throws IOException {
        Bundle bundle = bundle(part("a.js", "\uFEFF1;"));

        assertThat(bundle.size()).isEqualTo(5);
    }

    @Test
    void acceptsABlankFileBesideOneThatIsNot() throws IOException {
        assertThat(bundle(part("a.js", " "), part("b.js", "1;")).files()).hasSize(2);
    }

    @Test
    void refusesAnUploadWithoutFiles() {
        assertRefused("no-files", ErrorCategory.INVALID);
    }

    @Test
    void refusesBlankFiles() {
        assertRefused(
                "empty-bundle", ErrorCategory.UNPROCESSABLE, part("a.js", ""), part("b.js", "\uFEFF \n\t\u00A0\u2028"));
    }

    @ParameterizedTest
    @CsvSource({"'é', 0", "'var a = \"é\";', 9", "'1;ÿ', 2"})
    void refusesOtherEncodingsThanUtf8WithTheOffset(String text, long offset) {
        assertThatThrownBy(() -> reader.read(List.of(part("latin.js", text.getBytes(ISO_8859_1)))))
                .isInstanceOfSatisfying(UploadException.class, e -> {
                    assertThat(e.code()).isEqualTo("not-utf8");
                    assertThat(e).hasMessageContaining("'latin.js'");
                    assertThat(e.found()).isEqualTo("an invalid sequence at byte " + offset);
                });
    }

    @Test
    void findsTheOffsetBehindManyGoodBytes() {
        byte[] source = "é".repeat(100_000).getBytes(UTF_8);
        source[150_000] = (byte) 0xFF;

        assertThatThrownBy(() -> reader.read(List.of(part("long.js", source))))
                .isInstanceOfSatisfying(
                        UploadException.class,
                        e -> assertThat(e.found()).isEqualTo("an invalid sequence at byte 150000"));
    }

    @Test
    void refusesASequenceCutShortAtTheEnd() {
        byte[] source = Arrays.copyOf("1;€".getBytes(UTF_8), 4);

        assertThatThrownBy(() -> reader.read(List.of(part("cut.js", source))))
                .isInstanceOfSatisfying(
                        UploadException.class, e -> assertThat(e.found()).isEqualTo("an invalid sequence at byte 2"));
    }

    @Test
    void refusesMoreBytesThanTheLimitInAllFilesTogether() {
        String half = "x".repeat((2 << 20) + 1);

        assertRefused("bundle-too-large", ErrorCategory.TOO_LARGE, part("a.js", half), part("b.js", half));
    }

    @Test
    void refusesTooManyFiles() {
        UploadPart[] parts =
                IntStream.range(0, 11).mapToObj(i -> part(i + ".js", "1;")).toArray(UploadPart[]::new);

        assertRefused("too-many-files", ErrorCategory.TOO_LARGE, parts);
    }

    @Test
    void refusesTwoFilesOfOneName() {
        assertRefused("duplicate-file", ErrorCategory.INVALID, part("a.js", "1;"), part("a.js", "2;"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../a.js",
                "a/../b.js",
                "./a.js",
                "a//b.js",
                "/etc/a.js",
                "a/",
                "C:/a.js",
                "snapforge:web.js",
                "c:a.js",
                "a\\b.js",
                "a\n.js",
                "a\u0000.js",
                "a\u202Esj.js",
                "a\uFFFD.js",
                "a\uD800.js"
            })
    void refusesNamesThatAreNotSafe(String name) {
        assertRefused("bad-file-name", ErrorCategory.INVALID, part(name, "1;"));
    }

    @Test
    void countsTheLengthOfNamesInBytes() throws IOException {
        assertThat(bundle(part("é".repeat(126) + ".js", "1;")).files()).hasSize(1);
        assertRefused("bad-file-name", ErrorCategory.INVALID, part("é".repeat(127) + ".js", "1;"));
    }

    @ParameterizedTest
    @CsvSource({
        "a.cjs,CommonJS",
        "a.jsx,JSX",
        "a.MJS,.mjs",
        ".mjs,.mjs",
        "spec.json,spec",
        "a,.js",
        "a.JS,.js",
        ".js,.js"
    })
    void refusesOtherTypesAndSaysWhatToDo(String name, String hint) {
        assertRefused("unsupported-file-type", ErrorCategory.UNSUPPORTED_MEDIA, part(name, "1;"))
                .satisfies(e -> assertThat(((SnapforgeException) e).hint()).contains(hint));
    }

    @Test
    void refusesAnArchiveBesideOtherFiles() {
        assertRefused("mixed-upload", ErrorCategory.INVALID, part("a.js", "1;"), part("b.zip", "2"));
        assertRefused("mixed-upload", ErrorCategory.INVALID, part("a.tgz", "1"), part("b.zip", "2"));
    }

    @Test
    void showsNoControlCharactersInMessages() {
        assertRefused("bad-file-name", ErrorCategory.INVALID, part("a\u001B[31m.js", "1;"))
                .hasMessageNotContaining("\u001B");
    }

    private Bundle bundle(UploadPart... parts) throws IOException {
        return Bundle.of(reader.read(List.of(parts)).sources().stream()
                .map(SourceText::describe)
                .toList());
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            String code, ErrorCategory kind, UploadPart... parts) {
        return assertThatThrownBy(() -> reader.read(List.of(parts)))
                .isInstanceOfSatisfying(SnapforgeException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.kind()).isEqualTo(kind);
                });
    }
}
