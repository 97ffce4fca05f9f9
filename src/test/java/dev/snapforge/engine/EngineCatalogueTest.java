package dev.snapforge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.engine.EngineSettings.EngineLimits;
import dev.snapforge.engine.EngineSettings.IsolationPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class EngineCatalogueTest {

    @Test
    void onlyEnginesThatTheSettingNamesAreUsed() {
        List<String> all = targets("*");

        assertThat(all).contains("linux-x64/javet-v8-4.0.0", "linux-x64/javet-v8-5.0.6");
        assertThat(targets("linux-x64/javet-v8-4*")).containsExactly("linux-x64/javet-v8-4.0.0");
        assertThat(targets("windows-x64/*", "*/javet-v8-5.0.6")).containsExactly("linux-x64/javet-v8-5.0.6");
        assertThat(targets("windows-x64/*")).isEmpty();
    }

    private static List<String> targets(String... patterns) {
        EngineSettings settings = new EngineSettings(
                Path.of(System.getProperty("snapforge.engine.directory", "target/engines")),
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
        return new EngineCatalogue(settings)
                .installed().stream()
                        .map(engine -> engine.descriptor().target().toString())
                        .toList();
    }
}
