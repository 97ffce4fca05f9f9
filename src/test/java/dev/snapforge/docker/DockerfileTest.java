package dev.snapforge.docker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The Dockerfile, and the settings that its image has; docker/prove builds and runs it. */
class DockerfileTest {

    private static final Pattern RESOURCES = Pattern.compile("<directory>([a-z][a-z/]*)</directory>");
    private static final String DATA = "/var/lib/snapforge";

    @Test
    void takesEveryFolderThatTheBuildReads() throws IOException {
        List<String> copied = Files.readAllLines(Path.of("Dockerfile")).stream()
                .filter(line -> line.startsWith("COPY ") && !line.contains("--from"))
                .flatMap(line -> Stream.of(line.split(" ")).skip(1))
                .toList();
        List<String> ignoredExcept = Files.readAllLines(Path.of(".dockerignore"));

        assertThat(RESOURCES
                        .matcher(Files.readString(Path.of("pom.xml")))
                        .results()
                        .map(MatchResult::group)
                        .map(it -> it.replaceAll("</?directory>", "")))
                .contains("docs", "migrations", "src/main/resources")
                .allSatisfy(folder -> {
                    String place = folder.startsWith("src/main") ? "src/main" : folder;
                    assertThat(copied).contains(place);
                    assertThat(ignoredExcept).contains("!" + place);
                });
    }

    @Test
    void listensOutsideWithTokensOnlyAndWritesToTheVolumeOnly() throws IOException {
        String text = Files.readString(Path.of("docker/application.yaml"));
        Map<String, Map<String, Map<String, Object>>> settings = new Yaml().load(text);
        Map<String, Map<String, Object>> snapforge = requireNonNull(settings.get("snapforge"));

        assertThat(text).contains("\nserver:\n  address: 0.0.0.0\n");
        assertThat(snapforge.get("access")).containsEntry("mode", "tokens").containsEntry("first-token", "print");
        // Each setting with a place below data/, where a service on a laptop has it.
        for (String row : Files.readAllLines(Path.of("docs/configuration.md"))) {
            String[] cells = row.split(" \\| ", -1);
            if (row.startsWith("| `snapforge.") && cells[1].matches("data\\b.*")) {
                String[] names =
                        cells[0].replaceAll("^\\| `snapforge\\.|`.*$", "").split("\\.", -1);
                assertThat(requireNonNull(snapforge.get(names[0])).get(names[1]))
                        .as(cells[0])
                        .asString()
                        .startsWith(DATA);
            }
        }
        assertThat(Files.readString(Path.of("Dockerfile"))).contains("\nVOLUME " + DATA + "\n", "\nUSER 10001:10001\n");
    }
}
