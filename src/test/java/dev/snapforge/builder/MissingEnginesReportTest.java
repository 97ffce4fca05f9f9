package dev.snapforge.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MissingEnginesReportTest {

    private static final Path DIRECTORY = Path.of("/opt/engines");

    @Test
    void saysThatTheDirectoryHasNone() {
        MissingEnginesReport report = new MissingEnginesReport(DIRECTORY, Map.of());

        assertThat(report.text())
                .contains("no folder with an engine.json in /opt/engines")
                .contains("./mvnw package", "snapforge.engine.directory", "snapforge.role.builder=false");
    }

    @Test
    void saysWhyEachWasLeftOut() {
        MissingEnginesReport report = new MissingEnginesReport(
                DIRECTORY, Map.of("linux-x64/a", "its engine.json is not right", "linux-x64/b", "not named"));

        assertThat(report.text().lines())
                .contains("  linux-x64/a: its engine.json is not right", "  linux-x64/b: not named");
    }
}
