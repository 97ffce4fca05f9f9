package dev.snapforge.journey.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The examples on the pages of codes: each shows its code, and the mended one builds without it. */
@WholeService
class ProblemExamplesTest {

    private static final Path EXAMPLES = Path.of("src/main/resources/dev/snapforge/pages/problem");
    private static final String TARGET = "{\"targets\": [\"linux-x64/javet-v8-5.0.6\"]}";

    @LocalServerPort
    private int port;

    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.map(EXAMPLES::relativize)
                    .map(Path::toString)
                    .filter(it -> it.contains("fails"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void showsItsCodeAndTheMendedOneDoesNot(String fails) throws IOException {
        String[] path = fails.split("/", 2);
        String file = path[1].replace("fails", "main");

        assertThat(codes(file, Files.readString(EXAMPLES.resolve(fails)))).contains(path[0]);
        String mended = fails.replace("fails", "mended");
        assertThat(codes(file, Files.readString(EXAMPLES.resolve(mended)))).doesNotContain(path[0], "FAILED");
    }

    /** The codes of the problem and the findings, and the build's state. */
    private List<String> codes(String file, String source) {
        BuildAnswer build = new ServiceClient(port).build(Form.of(file, source).spec(TARGET));
        Stream<String> problem = build.job().status().equals("FAILED")
                ? Stream.of(build.job().problem().text("code"))
                : Stream.empty();
        return Stream.concat(
                        Stream.concat(problem, build.findings().stream().map((AnswerObject it) -> it.text("code"))),
                        Stream.of(build.status()))
                .toList();
    }
}
