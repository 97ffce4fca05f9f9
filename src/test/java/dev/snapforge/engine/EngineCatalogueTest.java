package dev.snapforge.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.engine.EngineSettings.EngineLimits;
import dev.snapforge.engine.isolation.IsolationPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

class EngineCatalogueTest {

    private static final Path EXAMPLES = Path.of("src/main/engines");

    private static final Map<String, String> SUFFIXES = Map.of("linux", "so", "macos", "dylib", "windows", "dll");

    @Test
    void onlyEnginesThatTheSettingNamesAreUsed() {
        List<String> all = targets("*");

        assertThat(all).contains("linux-x64/javet-v8-4.0.0", "linux-x64/javet-v8-5.0.6");
        assertThat(targets("linux-x64/javet-v8-4*"))
                .containsExactlyInAnyOrder("linux-x64/javet-v8-4.0.0", "linux-x64/javet-v8-4.1.5");
        assertThat(targets("windows-x64/*", "*/javet-v8-5.0.6")).containsExactly("linux-x64/javet-v8-5.0.6");
        assertThat(targets("windows-x64/*")).isEmpty();
    }

    @Test
    void saysWhyFoldersAreNotUsed(@TempDir Path directory) throws IOException {
        Path broken = Files.createDirectories(directory.resolve("linux-x64/broken"));
        Files.writeString(broken.resolve("engine.json"), "{\"kind\": ");
        EngineRejections rejections = new EngineRejections();

        assertThat(new EngineCatalogue(settings(directory, "*")).installed(rejections))
                .isEmpty();
        assertThat(rejections.all()).containsOnlyKeys(broken.toString());
        assertThat(rejections.all().get(broken.toString())).contains("its engine.json is not right");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyFolderOfTheRepositoryIsReadable(Path folder) throws IOException {
        EngineDescriptor engine = EngineCatalogue.descriptor(folder);
        Target target = engine.target();

        assertThat(folder).endsWith(Path.of(target.toString()));
        String name = "libjavet-v8-%s-%s%s.v.%s.%s"
                .formatted(
                        engine.os(),
                        engine.arch().equals("x64") ? "x86_64" : engine.arch(),
                        engine.kind().equals(EngineDescriptor.WITH_INTL) ? "-i18n" : "",
                        engine.version(),
                        SUFFIXES.get(engine.os()));
        assertThat(engine.nativeLibrary()).isEqualTo("native/" + name);
        assertThat(engine.classPath()).containsExactly("lib/javet-" + engine.version() + ".jar");
        assertThat(engine.nativeDigest()).as("what the library must be").isNotNull();
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(it -> it.endsWith("engine.json"))
                    .map(Path::getParent)
                    .toList();
        }
    }

    @Test
    void foldersForOtherPlatformsAreNoDefect(@TempDir Path directory) throws IOException {
        for (String foreign : List.of("windows-x64", "macos-arm64")) {
            String engine = foreign + "/javet-v8-4.0.0";
            Path folder = Files.createDirectories(directory.resolve(engine));
            Files.copy(EXAMPLES.resolve(engine).resolve("engine.json"), folder.resolve("engine.json"));
            EngineRejections rejections = new EngineRejections();

            assertThat(new EngineCatalogue(settings(directory, foreign + "/*")).installed(rejections))
                    .isEmpty();
            assertThat(rejections.all().get(engine)).startsWith("it is not for this platform, ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "isolated-vm, 7.0.1-node-24.21.0, true,",
        "isolated-vm, 7.0.1-node-24.21.0, false, has an addon",
        "node, 24.21.0, true, has an addon",
        "isolated-vm, 7.0.1, true, engine id",
        "javet-v8, 5.0.6-node-24, false, engine id",
    })
    void isolatedVmHasAnAddonAndNamesItsNode(
            String kind, String version, boolean addon, @Nullable String refusal, @TempDir Path directory)
            throws IOException {
        Path folder = Files.createDirectories(directory.resolve("linux-x64/engine"));
        Files.writeString(folder.resolve("engine.json"), """
                {"kind": "%s", "version": "%s", "os": "linux", "arch": "x64", "classPath": [], "nativeLibrary": "node"%s}
                """.formatted(
                kind,
                version,
                addon ? ", \"addon\": {\"file\": \"addon\", \"digest\": \"" + Digest.of(new byte[0]) + "\"}" : ""));
        for (Path file : List.of(
                directory.resolve("snapforge-engine-process.jar"), folder.resolve("node"), folder.resolve("addon"))) {
            Files.createFile(file);
        }
        EngineRejections rejections = new EngineRejections();

        List<InstalledEngine> installed = new EngineCatalogue(settings(directory, "*")).installed(rejections);

        if (refusal == null) {
            // Releases of Node are builds of one engine.
            assertThat(installed)
                    .singleElement()
                    .satisfies(it ->
                            assertThat(it.descriptor().target()).hasToString("linux-x64/isolated-vm-7.0.1-node-24"));
        } else {
            assertThat(installed).isEmpty();
            assertThat(rejections.all().get(folder.toString())).contains(refusal);
        }
    }

    @Test
    void anAddonThatIsAnotherFileIsNotLoaded(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("addon"), "another");
        EngineDescriptor descriptor = new EngineDescriptor(
                "isolated-vm",
                "7.0.1-node-24.21.0",
                "linux",
                "x64",
                List.of(),
                "node",
                null,
                null,
                new PinnedFile("addon", Digest.of(new byte[0]).toString()),
                List.of(),
                null,
                null);

        assertThatThrownBy(() -> new InstalledEngine(folder, folder, descriptor).checkAddon())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("its engine.json expects " + Digest.of(new byte[0]));
    }

    private static List<String> targets(String... patterns) {
        Path directory = Path.of(System.getProperty("snapforge.engine.directory", "target/engines"));
        return new EngineCatalogue(settings(directory, patterns))
                .installed(new EngineRejections()).stream()
                        .map(engine -> engine.descriptor().target().toString())
                        .toList();
    }

    private static EngineSettings settings(Path directory, String... patterns) {
        return new EngineSettings(
                directory,
                Stream.of(patterns).map(TargetPattern::of).toList(),
                Path.of("target"),
                IsolationPolicy.AUTO,
                1,
                Duration.ofMinutes(1),
                new EngineLimits(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        DataSize.ofMegabytes(256),
                        DataSize.ofMegabytes(700),
                        DataSize.ofMegabytes(4),
                        DataSize.ofMegabytes(256)),
                8);
    }
}
