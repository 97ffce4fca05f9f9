package dev.snapforge.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** docker/compose.yaml as far as it can be looked at without Docker; docker/prove runs its services. */
class ComposeTest {

    /** Of the Compose specification, from its repository, commit 00655e2; Apache 2.0. */
    private static final Path SCHEMA = Path.of("src/test/resources/docker/compose-spec.json");

    private static final Pattern SETTING = Pattern.compile("`([a-z0-9.-]+)`");

    private final ComposeFile compose = ComposeFile.read();

    @Test
    void isAsTheSpecificationSays() throws IOException {
        // Its own name is relative, which this validator refuses.
        String specification = Files.readString(SCHEMA).replace("compose_spec.json", "https://compose-spec.io/schema");
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(specification);

        assertThat(schema.validate(JsonMapper.shared().writeValueAsString(compose.root()), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate("{\"services\": {\"a\": {\"imagee\": \"b\"}}}", InputFormat.JSON))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "s3", "migrate", "api", "builder"})
    void servicesHaveNothingThatTheyDoNotNeed(String name) {
        Map<String, Object> service = compose.service(name);

        assertThat(service)
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"))
                .doesNotContainKeys("privileged", "cap_add", "network_mode", "pid", "ipc", "devices")
                .containsEntry("restart", name.equals("migrate") ? "no" : "unless-stopped");
        if (name.equals("api")) {
            assertThat(service.get("ports")).asString().contains("127.0.0.1:8080");
        } else {
            assertThat(service).doesNotContainKey("ports").containsEntry("networks", List.of("inside"));
        }
        if (service.get("image") instanceof String image && !image.startsWith("${")) {
            assertThat(image).matches("[a-z/]+:v?[0-9]+(\\.[0-9]+)+");
        }
    }

    @Test
    void setsWhatTheDocumentationNames() throws IOException {
        Set<String> documented = new HashSet<>();
        for (String row : Files.readAllLines(Path.of("docs/configuration.md"))) {
            if (row.startsWith("| `")) {
                documented.addAll(named(row.split(" \\| ", -1)[0]));
            }
        }
        documented.add("spring.config.import");
        Set<String> variables = documented.stream()
                .map(setting -> setting.replace(".", "_").replace("-", "_").toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());

        assertThat(Stream.of("migrate", "api", "builder")
                        .flatMap(name -> compose.environment(name).keySet().stream())
                        .filter(variable -> !variable.startsWith("AWS_")))
                .isNotEmpty()
                .allMatch(variables::contains);
    }

    @Test
    void mountsTheSecretsThatAreDrawn(@TempDir Path folder) throws IOException, InterruptedException {
        Path secrets = folder.resolve("secrets");
        draw(secrets);
        Map<String, String> drawn = contents(secrets);
        draw(secrets);

        assertThat(contents(secrets)).as("a second time").isEqualTo(drawn);
        assertThat(drawn.values()).doesNotHaveDuplicates().allMatch(it -> it.length() >= 48);
        assertThat(compose.secretFiles())
                .containsExactlyInAnyOrderElementsOf(
                        drawn.keySet().stream().map(it -> "secrets/" + it).toList());
        assertThat(Files.getPosixFilePermissions(secrets)).hasSize(3);
    }

    /** The full names in the first cell of a row, where those that follow one another may leave out what they share. */
    private static Set<String> named(String cell) {
        Set<String> names = new TreeSet<>(Comparator.naturalOrder());
        String parent = "";
        for (String name : SETTING.matcher(cell)
                .results()
                .map(MatchResult::group)
                .map(it -> it.replace("`", ""))
                .toList()) {
            String full = name.startsWith(".") ? parent + name : name;
            parent = full.substring(0, full.lastIndexOf('.'));
            names.add(full);
        }
        return names;
    }

    private static void draw(Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("docker/compose-secrets", folder.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toMap(it -> it.getFileName().toString(), ComposeFile::text));
        }
    }
}
