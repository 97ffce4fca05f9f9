package dev.snapforge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What comes from elsewhere is what it was when somebody looked at it, and runs nothing when it is fetched. */
class SupplyChainTest {

    private static final String ENGINE = "linux-x64/javet-v8-5.0.6";
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void everyEngineNamesTheDigestOfItsLibrary() throws IOException {
        List<Path> descriptors = files(Path.of("src/main/engines"), "engine.json");

        assertThat(descriptors)
                .hasSizeGreaterThan(5)
                .allSatisfy(file -> assertThat(JSON.readTree(Files.readAllBytes(file))
                                .path("nativeDigest")
                                .asString(""))
                        .as(file.toString())
                        .matches("sha256:[0-9a-f]{64}"));
    }

    @Test
    void theLibraryOfAnEngineHasTheDigestThatItNames() throws IOException {
        JsonNode descriptor = JSON.readTree(
                Files.readAllBytes(Path.of("src/main/engines").resolve(ENGINE).resolve("engine.json")));
        Path library = LocalEngines.directory()
                .resolve(ENGINE)
                .resolve(descriptor.path("nativeLibrary").asString());
        try (InputStream in = Files.newInputStream(library)) {
            assertThat(Digest.of(in).toString())
                    .isEqualTo(descriptor.path("nativeDigest").asString());
        }
    }

    @Test
    void anEngineWithAnotherLibraryIsLeftOut() throws IOException {
        Path engine = folder.resolve("engines").resolve(ENGINE);
        Path original = LocalEngines.directory().resolve(ENGINE).toAbsolutePath();
        Files.createDirectories(engine);
        for (String part : List.of("lib", "native")) {
            Files.createSymbolicLink(engine.resolve(part), original.resolve(part));
        }
        Files.createSymbolicLink(
                folder.resolve("engines/snapforge-engine-process.jar"),
                LocalEngines.directory().resolve("snapforge-engine-process.jar").toAbsolutePath());
        String descriptor =
                Files.readString(Path.of("src/main/engines").resolve(ENGINE).resolve("engine.json"));
        Files.writeString(
                engine.resolve("engine.json"),
                descriptor.replaceFirst(
                        "sha256:[0-9a-f]{64}",
                        Digest.of("another".getBytes(StandardCharsets.UTF_8)).toString()));

        try (LocalEngines local = new LocalEngines(folder.resolve("work"), folder.resolve("engines"), "*")) {
            assertThat(local.engines().all()).isEmpty();
            assertThat(local.engines().rejected().get(ENGINE)).contains("its engine.json expects sha256:");
        }
    }

    @Test
    void installScriptsOfPackagesAreNeverRun() throws IOException {
        List<String> installing = Stream.of("src", "clients", "bench", "docker", ".ci", ".github")
                .flatMap(name -> lines(Path.of(name)))
                .filter(line -> line.matches(".*\\bnpm (ci|install|i|pack|exec)\\b.*"))
                .toList();

        assertThat(installing).hasSizeGreaterThan(4).allMatch(line -> line.contains("--ignore-scripts"));
    }

    private static Stream<String> lines(Path root) {
        try {
            return files(root, "").stream()
                    .filter(file -> !file.toString().contains("node_modules"))
                    .filter(file -> !file.toString().matches(".*\\.(java|md|mjs|js|json)"))
                    .flatMap(file -> new String(read(file), StandardCharsets.ISO_8859_1).lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path root, String end) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(end))
                    .toList();
        }
    }
}
