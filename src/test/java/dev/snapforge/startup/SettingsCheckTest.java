package dev.snapforge.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Misspelt settings, from each source that has them. */
@ExtendWith(OutputCaptureExtension.class)
class SettingsCheckTest {

    @TempDir
    private Path folder;

    @Test
    void refusesAnArgument(CapturedOutput output) {
        UnknownSettingException refusal = refusal(Map.of(), "--snapforge.buidler.concurrency=4");

        assertThat(refusal.expected()).isEqualTo("snapforge.builder.concurrency");
        assertThat(refusal.found()).contains("snapforge.buidler.concurrency").contains("command");
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("Expected: snapforge.builder.concurrency")
                .contains("Action:", "Write snapforge.builder.concurrency, or remove snapforge.buidler.concurrency");
    }

    @Test
    void refusesAnEnvironmentVariable() {
        UnknownSettingException refusal = refusal(Map.of("SNAPFORGE_BUILDER_CONCURENCY", "4"));

        assertThat(refusal.expected()).isEqualTo("SNAPFORGE_BUILDER_CONCURRENCY");
        assertThat(refusal.found()).contains("SNAPFORGE_BUILDER_CONCURENCY", "the environment");
    }

    @Test
    void refusesALineOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("application.yaml"), """
                snapforge:
                  access:
                    oidc:
                      issuers:
                        - name: github
                          isuer: https://issuer.example
                """);

        UnknownSettingException refusal = refusal(Map.of(), "--spring.config.additional-location=" + file);

        assertThat(refusal.expected()).isEqualTo("snapforge.access.oidc.issuers[0].issuer");
        assertThat(refusal.found()).contains("snapforge.access.oidc.issuers[0].isuer", "application.yaml");
    }

    @Test
    void refusesASystemProperty() {
        System.setProperty("snapforge.signing.keyfiles", "x");
        try {
            assertThat(refusal(Map.of()).expected()).isEqualTo("snapforge.signing.key-file");
        } finally {
            System.clearProperty("snapforge.signing.keyfiles");
        }
    }

    @Test
    void refusesWhatIsMisspeltBelowTheOldPrefix() {
        assertThat(refusal(Map.of(), "--snapforge.worker.concurency=4").expected())
                .isEqualTo("snapforge.builder.concurrency");
    }

    @Test
    void refusesWhatIsLikeNoSetting() {
        UnknownSettingException refusal = refusal(Map.of(), "--snapforge.something.quite.different=4");

        assertThat(refusal.expected()).contains("docs/configuration.md");
    }

    @Test
    void acceptsSettingsOfAllKinds() throws IOException {
        Path file = Files.writeString(folder.resolve("application.yaml"), """
                snapforge:
                  builder:
                  engine:
                    targets: [a, b]
                    limits:
                      wallClock: 10s
                snapforge.access.oidc.rules[0].claims: a=b
                other.setting: 1
                """);

        Startup.run(
                        Map.of("SNAPFORGE_BLOB_S3_PATH_STYLE", "true", "SNAPFORGE_ACCESS_OIDC_ISSUERS_0_NAME", "x"),
                        "--spring.config.additional-location=" + file,
                        "--snapforge.role.api=false")
                .close();
    }

    @Test
    void leavesVariablesOfScriptsAndOfKubernetesAlone() {
        Startup.run(Map.of(
                        "SNAPFORGE_URL",
                        "http://snapforge",
                        "SNAPFORGE_TOKEN",
                        "x",
                        "SNAPFORGE_ENGINES",
                        "x",
                        "SNAPFORGE_SERVICE_HOST",
                        "10.0.0.1",
                        "SNAPFORGE_PORT_8080_TCP_ADDR",
                        "10.0.0.1",
                        "SNAPFORGE_BUILDER_SERVICE_PORT_HTTP",
                        "8080"))
                .close();
    }

    private static UnknownSettingException refusal(Map<String, Object> variables, String... arguments) {
        return catchThrowableOfType(
                UnknownSettingException.class,
                () -> Startup.run(variables, arguments).close());
    }
}
