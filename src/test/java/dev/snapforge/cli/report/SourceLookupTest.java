package dev.snapforge.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.cli.bundle.BundleCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where sources of places are found, and where they are not looked for. */
class SourceLookupTest {

    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void project() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        write("project/src/a.ts", "in the project");
        write("secret.ts", "outside");
        write("project/src/secret.txt", "no source");
    }

    @Test
    void readsWhatWasSentAndOriginalsThatAMapNames() throws IOException {
        write("project/dist/main.js", "x\n//# sourceMappingURL=main.js.map");
        write("project/dist/main.js.map", "{\"sources\": [\"../src/a.ts\"]}");
        assertThat(find(new Place("main.js", 1, 1, null)))
                .isEqualTo("project: dist/main.js: x\n//# sourceMappingURL=main.js.map");
        assertThat(find(original("src/a.ts"))).isEqualTo("project: src/a.ts: in the project");
    }

    @Test
    void takesWhatTheMapHoldsFirst() throws IOException {
        String map = "{\"sources\": [\"../src/a.ts\"], \"sourcesContent\": [\"as it was bundled\"]}";
        write(
                "project/dist/main.js",
                "x\n//# sourceMappingURL=data:application/json;base64,"
                        + Base64.getEncoder().encodeToString(map.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(find(original("src/a.ts"))).isEqualTo("project: src/a.ts: as it was bundled");
    }

    @Test
    void aMapOfAStrangerLeadsNowhereElse() throws IOException {
        write("project/dist/main.js", "x");
        write(
                "project/dist/main.js.map",
                "{\"sources\": [\"../../secret.ts\", \"../src/secret.txt\", \"/etc/passwd\"]}");
        assertThat(find(original("secret.ts"))).isEqualTo("none");
        assertThat(find(original("src/secret.txt"))).isEqualTo("none");
        assertThat(find(original("/etc/passwd"))).isEqualTo("none");
        Files.createSymbolicLink(project.resolve("src/link.ts"), folder.resolve("secret.ts"));
        write("project/dist/main.js.map", "{\"sources\": [\"../src/link.ts\"]}");
        assertThat(find(original("src/link.ts"))).isEqualTo("none");
    }

    @Test
    void whatIsALinkOutOfTheProjectIsNotShown() throws IOException {
        write("project/dist/other.js", "x");
        Files.createSymbolicLink(project.resolve("dist/main.js"), folder.resolve("secret.ts"));
        assertThat(find(new Place("main.js", 1, 1, null))).isEqualTo("none");
    }

    private static Place original(String name) {
        return new Place(name, 1, 1, new Place("main.js", 1, 1, null));
    }

    private String find(Place place) {
        SourceLookup lookup =
                new SourceLookup(project, BundleCollector.collect(List.of(project.resolve("dist/main.js")), List.of()));
        return lookup.find(place)
                .map(it -> "project: " + it.path() + ": " + it.text())
                .orElse("none");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
