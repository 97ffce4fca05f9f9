package dev.snapforge.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The prefix that the builder's settings had before. */
@ExtendWith(OutputCaptureExtension.class)
class RenamedSettingsTest {

    @TempDir
    private Path folder;

    @Test
    void areReadFromEverySourceWithOneWarning(CapturedOutput output) throws IOException {
        Path yaml = Files.writeString(folder.resolve("a.yaml"), "snapforge:\n  worker:\n    poll-interval: 7s\n");
        Path properties = Files.writeString(folder.resolve("b.properties"), "snapforge.worker.heartbeat=3s\n");

        try (ConfigurableApplicationContext context = Startup.run(
                Map.of("SNAPFORGE_WORKER_MAX_ATTEMPTS", "5"),
                "--spring.config.additional-location=" + yaml + "," + properties,
                "--snapforge.worker.concurrency=4")) {
            assertThat(bound(context, "poll-interval")).isEqualTo("7s");
            assertThat(bound(context, "heartbeat")).isEqualTo("3s");
            assertThat(bound(context, "max-attempts")).isEqualTo("5");
            assertThat(bound(context, "concurrency")).isEqualTo("4");
        }
        assertThat(output.getOut().lines().filter(it -> it.contains("WARN")))
                .singleElement()
                .asString()
                .contains(
                        "SNAPFORGE_WORKER_MAX_ATTEMPTS is now SNAPFORGE_BUILDER_MAX_ATTEMPTS",
                        "snapforge.worker.concurrency is now snapforge.builder.concurrency",
                        "snapforge.worker.poll-interval is now snapforge.builder.poll-interval");
    }

    @Test
    void countLessThanTheNewNameBesideThemAndMoreThanOneOfALesserSource() {
        try (ConfigurableApplicationContext context = Startup.run(
                Map.of("SNAPFORGE_BUILDER_HEARTBEAT", "9s"),
                "--snapforge.worker.heartbeat=3s",
                "--snapforge.worker.concurrency=4",
                "--snapforge.builder.concurrency=8")) {
            assertThat(bound(context, "concurrency")).isEqualTo("8");
            assertThat(bound(context, "heartbeat")).isEqualTo("3s");
        }
    }

    @Test
    void areSilentWithoutOldNames(CapturedOutput output) {
        Startup.run(Map.of(), "--snapforge.builder.concurrency=4").close();

        assertThat(output).doesNotContain("WARN");
    }

    private static String bound(ConfigurableApplicationContext context, String name) {
        return Binder.get(context.getEnvironment())
                .bind("snapforge.builder." + name, String.class)
                .get();
    }
}
