package dev.snapforge.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.cli.failure.CommandException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options go before the environment, and that before the user's file. */
class CommandSettingsTest {

    private static final URI HERE = URI.create("https://here.example");

    @TempDir
    Path home;

    private ConfigurationFolder folder;

    @BeforeEach
    void folder() {
        folder = ConfigurationFolder.of(Map.of("HOME", home.toString()));
    }

    @Test
    void takesTheAddressFromTheFirstThatNamesOne() {
        assertThat(settings().url("")).hasToString("http://127.0.0.1:8080");
        folder.writeConfiguration(Map.of("url", "https://file.example/"));
        assertThat(settings().url("")).hasToString("https://file.example");
        assertThat(settings("SNAPFORGE_URL", "https://environment.example").url(""))
                .hasToString("https://environment.example");
        assertThat(settings("SNAPFORGE_URL", "https://environment.example").url("https://option.example"))
                .hasToString("https://option.example");
        assertRefused("bad-url", () -> settings().url("ftp://x"));
        assertRefused("bad-url", () -> settings().url("https://user:password@x"));
    }

    @Test
    void givesATokenToTheServiceThatItIsFor() throws IOException {
        folder.writeCredentials(Map.of(HERE.toString(), "kept"));
        assertThat(settings().token(HERE, null)).isEqualTo("kept");
        assertThat(settings().token(URI.create("https://elsewhere.example"), null))
                .isNull();
        assertThat(settings("SNAPFORGE_TOKEN", "environment").token(HERE, null)).isEqualTo("environment");
        Path file = Files.writeString(home.resolve("token"), " file\n");
        assertThat(settings("SNAPFORGE_TOKEN_FILE", file.toString()).token(HERE, null))
                .isEqualTo("file");
        assertThat(settings("SNAPFORGE_TOKEN", "environment").token(HERE, file)).isEqualTo("file");
        assertRefused(
                "bad-token", () -> settings("SNAPFORGE_TOKEN", "two words").token(HERE, null));
    }

    @Test
    void knowsItsSettings() throws IOException {
        Files.createDirectories(folder.configuration().getParent());
        Files.writeString(folder.configuration(), "token=secret\n");
        assertRefused("unknown-setting", this::settings);
        Files.writeString(folder.configuration(), "keys = a.pem, b.pem\n");
        assertThat(settings().keys()).containsExactly(Path.of("a.pem"), Path.of("b.pem"));
        assertThat(settings("SNAPFORGE_KEYS", "c.pem").keys()).containsExactly(Path.of("c.pem"));
    }

    private CommandSettings settings(String... variable) {
        return new CommandSettings(variable.length == 0 ? Map.of() : Map.of(variable[0], variable[1]), folder);
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CommandException.class, it -> assertThat(it.code()).isEqualTo(code));
    }
}
