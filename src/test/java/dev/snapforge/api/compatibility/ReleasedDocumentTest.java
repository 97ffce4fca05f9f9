package dev.snapforge.api.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Clients of the last release may go on, or the changelog says what breaks them. {@code -Dtests.openapi.release=true} makes the committed
 * document the released one (RELEASING.md).
 */
class ReleasedDocumentTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path COMMITTED = Path.of("src/main/resources/openapi.json");
    private static final Path RELEASED = Path.of("src/test/resources/api/openapi-released.json");

    @Test
    void breaksNothingThatTheChangelogDoesNotName() throws IOException {
        if (Boolean.getBoolean("tests.openapi.release")) {
            Files.createDirectories(RELEASED.getParent());
            Files.copy(COMMITTED, RELEASED, StandardCopyOption.REPLACE_EXISTING);
        }
        Set<BreakingChange> changes = DocumentComparison.of(
                JSON.readTree(Files.readString(RELEASED)), JSON.readTree(Files.readString(COMMITTED)));

        assertThat(ChangelogBreaks.of(Files.readString(Path.of("CHANGELOG.md"))).missing(changes))
                .as("This breaks clients of the last release. Undo it, or name each place in backticks in CHANGELOG.md,"
                        + " Unreleased, under '### Breaking'")
                .isEmpty();
    }
}
