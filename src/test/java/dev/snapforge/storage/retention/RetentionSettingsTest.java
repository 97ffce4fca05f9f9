package dev.snapforge.storage.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionSettingsTest {

    @Test
    void takesTheShortestTimesThatAreSafe() {
        assertThat(new RetentionSettings(true, Duration.ofDays(1), Duration.ofHours(1), Duration.ofSeconds(1), 1)
                        .enabled())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "builds, PT23H59M, PT1H, PT1S, 1",
        "content, P1D, PT59M, PT1S, 1",
        "interval, P1D, PT1H, PT0S, 1",
        "most-per-pass, P1D, PT1H, PT1S, 0",
        "most-per-pass, P1D, PT1H, PT1S, 100001",
    })
    void refusesTimesThatCouldRemoveWhatIsInUse(
            String name, Duration builds, Duration content, Duration interval, int most) {
        assertThatThrownBy(() -> new RetentionSettings(true, builds, content, interval, most))
                .isInstanceOfSatisfying(UnsafeRetentionSettingException.class, e -> {
                    assertThat(e.code()).isEqualTo("unsafe-retention-setting");
                    assertThat(e.getMessage()).contains("snapforge.retention." + name);
                    assertThat(e.expected()).isNotEmpty();
                    assertThat(e.found()).isNotEmpty();
                    assertThat(e.hint()).contains(name);
                });
    }
}
