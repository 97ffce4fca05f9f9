package dev.snapforge.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.docs.MarkdownPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands of docs/docker.md name what there is; docker/prove does what they do, without Docker. */
class DockerPageTest {

    private final ComposeFile compose = ComposeFile.read();

    private String commands;

    @BeforeEach
    void read() throws IOException {
        commands =
                String.join("\n", MarkdownPage.read(Path.of("docs/docker.md")).shellBlocks());
    }

    @Test
    void usesFilesThatExist() {
        assertThat(all("(?<![/\\w])((?:docker|examples)/[\\w./-]+)"))
                .contains("docker/compose.yaml", "docker/compose-secrets", "examples/greeting.js")
                .allSatisfy(file -> assertThat(Path.of(file)).isRegularFile());
    }

    @Test
    void asksServicesThatExist() {
        assertThat(all("(?:logs|exec -T) (\\w+)(?=$| pg_dump)").stream()
                        .filter(name -> !name.equals("snapforge"))
                        .toList())
                .contains("api", "postgres")
                .allSatisfy(name -> assertThat(compose.service(name)).isNotEmpty());
    }

    @Test
    void mountsTheVolumeOfTheImageAndThoseOfCompose() throws IOException {
        String volume = Files.readString(Path.of("Dockerfile")).replaceAll("(?s).*\\nVOLUME (\\S+).*", "$1");
        assertThat(all("--volume snapforge:(/var\\S+)")).hasSizeGreaterThan(1).containsOnly(volume);
        assertThat(all("for volume in ([\\w ]+);"))
                .singleElement()
                .satisfies(names -> assertThat(compose.volumes()).contains(names.split(" ")));
        assertThat(compose.root()).containsEntry("name", "snapforge");
    }

    private List<String> all(String pattern) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(commands)
                .results()
                .map((MatchResult it) -> it.group(1))
                .toList();
    }
}
