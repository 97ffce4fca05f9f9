package dev.snapforge.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class S3SettingsTest {

    @Test
    void needLittleMoreThanABucket() {
        assertThatCode(() -> settings(Map.of("bucket", "snapshots")).check()).doesNotThrowAnyException();
        assertThatCode(() -> settings(Map.of("bucket", "snapshots", "prefix", "a/b/", "endpoint", "http://s3:9000"))
                        .check())
                .doesNotThrowAnyException();
    }

    @Test
    void refuseToDoWithoutABucket() {
        assertThatThrownBy(() -> settings(Map.of("region", "eu-central-1")).check())
                .isInstanceOfSatisfying(UnusableS3SettingException.class, e -> {
                    assertThat(e.code()).isEqualTo("unusable-s3-setting");
                    assertThat(e).hasMessageContaining("snapforge.blob.s3.bucket");
                    assertThat(e.found()).isEqualTo("nothing");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "prefix, no-slash",
        "prefix, /absolute/",
        "endpoint, ftp://s3",
        "endpoint, s3.example",
        "attempts, 0",
        "attempts, 11",
        "timeout, 0s",
        "read-timeout, -1s",
        "connect-timeout, 0s"
    })
    void refuseWhatCannotWork(String name, String value) {
        assertThatThrownBy(() ->
                        settings(Map.of("bucket", "snapshots", name, value)).check())
                .isInstanceOf(UnusableS3SettingException.class)
                .hasMessageContaining("snapforge.blob.s3." + name);
    }

    private static S3Settings settings(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("", S3Settings.class);
    }
}
