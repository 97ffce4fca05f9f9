package dev.snapforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.StubService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands make of answers that a real service gives seldom. */
class StubbedCommandsTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private StubService service;

    @BeforeEach
    void start() throws IOException {
        service = new StubService();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void logsOfATargetThatTheBuildHasNotAreRefused() {
        service.with("GET /api/v1/builds/1", 200, "{\"jobs\": [{\"id\": \"7\", \"target\": \"linux-x64/a\"}]}")
                .with("GET /api/v1/builds/1/jobs/7/log", 200, "hello");
        assertThat(run("logs", "1", "--target", "linux-x64/a")).isZero();
        assertThat(text(out)).contains("hello");
        assertThat(run("logs", "1", "--target", "linux-x64/b")).isEqualTo(3);
        assertThat(text(err)).contains("error[no-such-target]", "one of linux-x64/a");
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return new SnapforgeCli(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        InputStream.nullInputStream(),
                        Map.of("HOME", folder.toString(), "SNAPFORGE_URL", service.url()))
                .run(folder, arguments);
    }

    private static String text(ByteArrayOutputStream from) {
        return from.toString(StandardCharsets.UTF_8);
    }
}
