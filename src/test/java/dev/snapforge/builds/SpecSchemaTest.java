package dev.snapforge.builds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.builds.spec.SpecSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The committed JSON Schemas are what the records say: {@code -Dtests.schema.write=true} writes them. */
class SpecSchemaTest {

    private static final Path FOLDER = Path.of("docs/schema");
    private static final JsonMapper JSON = new JsonMapper();
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    @Test
    void theSchemaOfASpecIsWhatTheRecordSays() throws IOException {
        assertCommitted("build-spec.schema.json", SpecSchema.ofSpec());
    }

    @Test
    void theSchemaOfAManifestIsWhatTheRecordSays() throws IOException {
        assertCommitted("snapforge.schema.json", SpecSchema.ofManifest());
    }

    private static void assertCommitted(String name, ObjectNode schema) throws IOException {
        Path committed = FOLDER.resolve(name);
        String generated = JSON.writer().with(PRINTER).writeValueAsString(schema) + "\n";
        if (Boolean.getBoolean("tests.schema.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(committed, generated);
        }
        assertThat(committed)
                .as("Run this test with -Dtests.schema.write=true and commit %s", committed)
                .hasContent(generated);
    }
}
