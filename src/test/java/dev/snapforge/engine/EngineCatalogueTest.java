package dev.snapforge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.engine.EngineSettings.EngineLimits;
import dev.snapforge.engine.isolation.IsolationPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class EngineCatalogueTest {

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
