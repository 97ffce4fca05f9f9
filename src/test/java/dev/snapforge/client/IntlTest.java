package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** V8 with Intl in a JVM of its own: a crash would show as its exit code. */
class IntlTest {

    @Test
    void opensSnapshotsWithIntlAndRefusesWhatWouldEndTheProcess() {
        PreparedEngine engine = PreparedEngine.INTL;

        String output = PreparedEngine.run(
                List.of(Path.of("target/classes").toAbsolutePath(), PreparedEngine.testClasses(), engine.jar()),
                IntlProgram.class,
                engine.libraries().toString(),
                engine.jar().toString(),
                engine.icuData().toString());

        assertThat(output)
                .contains("without: icu-data-missing")
                .contains("other: icu-data-missing")
                .contains("engine: javet-v8-i18n-5.0.6")
                .contains("format: 1.234,5")
                .contains("beside: other-snapshot-open")
                .contains("words: zweizwei");
    }
}
