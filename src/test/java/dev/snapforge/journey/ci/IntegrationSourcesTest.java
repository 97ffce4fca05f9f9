package dev.snapforge.journey.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapforge.docs.MarkdownPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of the integrations' sources is committed as they are, and their own tests pass; without Node on PATH, this is skipped. */
class IntegrationSourcesTest {

    private static final Path INTEGRATIONS = Path.of("integrations").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void giveWhatIsCommitted() throws Exception {
        JobProcess.Ended check = node("build.mjs", "--check");

        assertThat(check.exit()).as(check.output()).isZero();
    }

    @Test
    void passTheirOwnTests() throws Exception {
        JobProcess.Ended tests = node("--test", "tests");

        assertThat(tests.exit()).as(tests.output()).isZero();
        assertThat(tests.output()).containsPattern("pass [1-9][0-9]").contains("fail 0", "skipped 0");
    }

    @Test
    void theReadmeHasThePipelineOfThePage() throws Exception {
        String pipeline = CiPage.read().block("yaml", "on: ");

        assertThat(MarkdownPage.read(Path.of("README.md")).text()).contains(pipeline);
        assertThat(pipeline.lines().count()).isLessThanOrEqualTo(10);
    }

    private JobProcess.Ended node(String... arguments) throws Exception {
        String path = System.getenv().getOrDefault("PATH", "");
        assumeTrue(
                Arrays.stream(path.split(":")).anyMatch(it -> Files.isExecutable(Path.of(it, "node"))),
                "no node on PATH");
        List<String> command = new java.util.ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        return JobProcess.run(
                command, INTEGRATIONS, Map.of("PATH", path, "HOME", folder.toString()), folder.resolve("log.txt"));
    }
}
