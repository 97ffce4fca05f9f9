package dev.snapforge.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.cli.service.JsonView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes a bundle, under which names. */
class BundleCollectorTest {

    @TempDir
    Path folder;

    @Test
    void filesAreNamedBelowTheirCommonFolderAndBringTheirMaps() throws IOException {
        write("dist/main.js", "dist/main.js.map", "dist/lib/b.js");
        SourceBundle bundle = collect(List.of("dist/main.js", "dist/lib/b.js"));
        assertThat(bundle.files().keySet()).containsExactly("main.js", "lib/b.js", "main.js.map");
        assertThat(bundle.archive()).isNull();
    }

    @Test
    void aFolderIsPackedWithItsManifestOrWithTheEntriesThatAreNamed() throws IOException {
        write("app/main.mjs", "app/lib/a.mjs", "app/node_modules/x/index.js", "app/.git/hook.js", "app/readme.md");
        SourceBundle named = collect(List.of("app"), "main.mjs");
        assertThat(named.files().keySet()).containsExactly("lib/a.mjs", "main.mjs");
        assertThat(manifest(named).texts("files")).containsExactly("main.mjs");

        Files.writeString(
                folder.resolve("app/snapforge.json"),
                "{\"files\": [\"main.mjs\"], \"name\": \"app\", \"version\": \"1\", \"targets\": [\"linux-x64/node-24.21.0\"]}");
        SourceBundle bundle = collect(List.of("app"));
        assertThat(bundle.manifestTargets()).containsExactly("linux-x64/node-24.21.0");
        assertThat(manifest(bundle).texts("files")).containsExactly("main.mjs");
    }

    @Test
    void whatIsUnclearIsRefused() throws IOException {
        write("two/a.js", "two/b.js", "one/a.js");
        assertThat(collect(List.of("one")).files().keySet()).containsExactly("a.js");
        assertRefused("usage", List.of("two"));
        assertRefused("usage", List.of("two", "one"));
        assertRefused("usage", List.of("two"), "c.js");
        assertRefused("unreadable-file", List.of("absent.js"));
    }

    @Test
    void aLinkOutOfTheFolderIsRefused() throws IOException {
        write("secret.txt", "app/main.js", "app/lib/a.js");
        Path link = Files.createSymbolicLink(folder.resolve("app/env.js"), folder.resolve("secret.txt"));
        assertRefused("link-outside", List.of("app"), "main.js");
        Files.delete(link);
        Files.createSymbolicLink(folder.resolve("app/snapforge.json"), folder.resolve("secret.txt"));
        assertRefused("link-outside", List.of("app"));
        Files.delete(folder.resolve("app/snapforge.json"));
        Files.createSymbolicLink(folder.resolve("app/main.js.map"), folder.resolve("secret.txt"));
        assertThat(collect(List.of("app/main.js")).files().keySet()).containsExactly("main.js");
        Files.delete(folder.resolve("app/main.js.map"));

        Files.createSymbolicLink(folder.resolve("app/b.js"), Path.of("lib/a.js"));
        assertThat(collect(List.of("app"), "main.js").files().keySet()).containsExactly("b.js", "lib/a.js", "main.js");
    }

    @Test
    void theManifestOfAZipIsReadIfItCanBe() throws IOException {
        byte[] manifest =
                "\uFEFF{\"files\": [\"a.js\"], \"name\": \"app\", \"version\": \"1\"}".getBytes(StandardCharsets.UTF_8);
        write("a.js");
        Map<String, Path> files = Map.of("a.js", folder.resolve("a.js"));
        Files.write(folder.resolve("marked.zip"), ZipWriter.zip(files, manifest));
        Files.write(folder.resolve("broken.zip"), ZipWriter.zip(files, "{".getBytes(StandardCharsets.UTF_8)));
        write("bundle.tar.gz", "bundle.tgz");

        assertThat(manifest(collect(List.of("marked.zip"))).text("version")).isEqualTo("1");
        for (String name : List.of("broken.zip", "bundle.tar.gz", "bundle.tgz")) {
            assertThat(collect(List.of(name)).manifest()).isNull();
        }
    }

    private static JsonView manifest(SourceBundle bundle) {
        return Objects.requireNonNull(bundle.manifest());
    }

    private void assertRefused(String code, List<String> paths, String... entries) {
        assertThatThrownBy(() -> collect(paths, entries))
                .isInstanceOfSatisfying(
                        CommandException.class, it -> assertThat(it.code()).isEqualTo(code));
    }

    private SourceBundle collect(List<String> paths, String... entries) {
        return BundleCollector.collect(paths.stream().map(folder::resolve).toList(), List.of(entries));
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "globalThis.a = 1;");
        }
    }
}
