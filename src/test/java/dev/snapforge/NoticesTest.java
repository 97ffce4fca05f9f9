package dev.snapforge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others wrote is named, and their terms come with it. */
class NoticesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern LIBRARY = Pattern.compile("(?m)^ +([\\w.-]+:[\\w.-]+):jar:");
    private static final Pattern NOTICE = Pattern.compile("(?m)^  ([\\w.-]+:[\\w.*-]+): \\S");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\| (\\S+) \\| (\\d\\S*) \\| [^|]+ \\| (.+) \\|$");

    @Test
    void namesEveryLibraryOfTheService() throws IOException {
        // Maven's execution "libraries" in pom.xml; the server's binaries are those of this machine's platform.
        List<String> libraries = find(LIBRARY, Path.of("target/libraries.txt"))
                .map(it -> it.group(1).replaceFirst("(postgres-binaries-).*", "$1*"))
                .toList();
        List<String> notices = find(NOTICE, RESOURCES.resolve("META-INF/THIRD-PARTY.txt"))
                .map(it -> it.group(1))
                .toList();

        assertThat(notices)
                .as("./mvnw license:add-third-party writes META-INF/THIRD-PARTY.txt anew")
                .containsExactlyInAnyOrderElementsOf(libraries);
    }

    @Test
    void preludesEndWithTheNoticesOfWhatTheyHold() throws IOException {
        List<MatchResult> packages =
                find(PACKAGE, Path.of("src/main/prelude/LICENCES.md")).toList();

        assertThat(packages).isNotEmpty().allSatisfy(it -> {
            for (String prelude : it.group(3).split(", ", -1)) {
                String script = Files.readString(RESOURCES.resolve("dev/snapforge/prelude/" + prelude + ".js"));
                assertThat(script.substring(script.lastIndexOf("/*!")))
                        .contains(it.group(1) + " " + it.group(2) + ": Copyright ");
            }
        });
        assertThat(Files.readString(RESOURCES.resolve("META-INF/THIRD-PARTY.txt")))
                .contains(packages.stream().map(it -> it.group(1)).toList());
    }

    @ParameterizedTest
    @CsvSource({"unicode,unicode/expander.js", "typescript,common/typescript/eraser.js"})
    void scriptsEndWithTheNoticesOfWhatTheyHold(String project, String file) throws IOException {
        String script = Files.readString(RESOURCES.resolve("dev/snapforge/engine/process/" + file));
        List<MatchResult> packages =
                find(PACKAGE, Path.of("src/main", project, "LICENCES.md")).toList();

        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(script.substring(script.lastIndexOf("/*!")))
                        .contains(it.group(1) + " " + it.group(2) + ": Copyright "));
        assertThat(Files.readString(RESOURCES.resolve("META-INF/THIRD-PARTY.txt")))
                .contains(packages.stream().map(it -> it.group(1)).toList());
    }

    @Test
    void licenceAndTextsComeWithTheService() throws IOException {
        for (String file : List.of("LICENSE", "NOTICE")) {
            // Other jars have files of these names, too.
            assertThat(Files.readString(Path.of("target/classes/META-INF", file)))
                    .isEqualTo(Files.readString(Path.of(file)));
        }
        assertThat(resource("META-INF/licenses/LICENSE.v8")).contains("the V8 project authors");
        assertThat(resource("META-INF/licenses/LICENSE.node")).contains("UNICODE LICENSE V3", "Copyright Node.js");
        assertThat(resource("META-INF/licenses/LICENSE.postgresql")).contains("PostgreSQL Global Development Group");
    }

    @Test
    void licenceComesWithTheEngineProcess() throws IOException {
        Path file = Path.of(System.getProperty("snapforge.engine.directory", "target/engines"))
                .resolve("snapforge-engine-process.jar");
        try (JarFile jar = new JarFile(file.toFile())) {
            assertThat(jar.stream().map(Object::toString))
                    .contains(
                            "META-INF/LICENSE", "META-INF/NOTICE", "dev/snapforge/engine/process/common/acorn/LICENSE");
        }
    }

    private static String resource(String name) throws IOException {
        try (var file = NoticesTest.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(file).as(name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Stream<MatchResult> find(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results();
    }
}
