package dev.snapforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service's jar is made of stands in it, in the form that scanners of vulnerabilities read. */
class BillOfMaterialsTest {

    private static final Pattern LIBRARY =
            Pattern.compile("(?m)^ +([\\w.-]+:[\\w.-]+):jar:(?:[\\w.-]+:)?([\\w.-]+):\\w+");

    private static final Path BILL = Path.of("target/classes/META-INF/sbom/application.cdx.json");

    @Test
    void listsEveryLibraryOfTheService() throws IOException {
        assumeTrue(Files.exists(BILL), "Maven was offline (-o), where its plugin writes no bill of materials");
        JsonNode bill = new JsonMapper().readTree(Files.readString(BILL));
        List<String> listed = new ArrayList<>();
        bill.path("components").forEach(it -> {
            listed.add(it.path("group").asString() + ":" + it.path("name").asString() + ":"
                    + it.path("version").asString());
            assertThat(it.path("hashes")).as("%s has digests", it.path("name")).isNotEmpty();
        });

        assertThat(bill.path("bomFormat").asString()).isEqualTo("CycloneDX");
        // Maven's execution "libraries" in pom.xml.
        assertThat(listed)
                .containsAll(LIBRARY.matcher(Files.readString(Path.of("target/libraries.txt")))
                        .results()
                        .map(it -> it.group(1) + ":" + it.group(2))
                        .toList());
    }
}
