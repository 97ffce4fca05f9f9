package dev.snapforge.journey.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.journey.ci.GitLabRunner.Run;
import dev.snapforge.support.ProtectedService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The GitLab component on branches and in merge requests: what it releases, what it refuses, what it reports. */
@PublishingService
class GitLabComponentTest {

    private static final String LARGE =
            "globalThis.answer = () => 42; globalThis.table = Array.from({length: 60000}, (_, i) => ({i, s: `x${i}`}));";

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    @Test
    void releasesAndPromotesOnTheDefaultBranchWithoutASecret() throws Exception {
        try (GitLabStandIn gitLab = new GitLabStandIn()) {
            GitLabRunner runner = new GitLabRunner(folder, gitLab).pushTo("main");
            CiCheckout.bundle(runner.workspace(), "globalThis.answer = (it) => it;");
            Map<String, Object> inputs = inputs("acme.shop", "1.0.0");
            // What a quote, a dollar or a line would break if it were put into a shell or a quoted text.
            inputs.put(
                    "checks",
                    List.of("answer('it\\'s \"$HOME\"')", Map.of("expression", "answer(`a\nb`)", "expected", "a\nb")));
            Run run = runner.run(inputs).ended(0);

            assertThat(run.variables())
                    .containsEntry("SNAPFORGE_RELEASED", "1.0.0")
                    .containsEntry("SNAPFORGE_PROMOTED", "stable")
                    .containsEntry("SNAPFORGE_GROWN", "");
            assertThat(run.output()).contains("acme.shop stable is now 1.0.0");
            assertThat(run.issues()).isEmpty();
        }
    }

    @Test
    void tellsReviewersOnceOfGrowth() throws Exception {
        release("acme.cart");
        try (GitLabStandIn gitLab = new GitLabStandIn()) {
            gitLab.write("<!-- snapforge: acme.cart -->\nas a person wrote it");
            GitLabRunner runner = new GitLabRunner(folder, gitLab)
                    .mergeRequest()
                    .with("SNAPFORGE_GITLAB_TOKEN", GitLabStandIn.PROJECT_TOKEN);
            CiCheckout.bundle(runner.workspace(), LARGE);
            Run grown = runner.run(inputs("acme.cart", "1.0.1")).ended(0);
            runner.run(inputs("acme.cart", "1.0.1")).ended(0);

            assertThat(grown.variables())
                    .containsEntry("SNAPFORGE_RELEASED", "")
                    .containsEntry("SNAPFORGE_GROWN", "true");
            assertThat(grown.issues()).singleElement().satisfies(it -> {
                assertThat(it.at("/check_name").stringValue()).isEqualTo("snapforge/grown");
                assertThat(it.at("/severity").stringValue()).isEqualTo("minor");
                assertThat(it.at("/location/path").stringValue()).isEqualTo("dist/main.js");
            });
            assertThat(gitLab.bodies()).hasSize(2);
            assertThat(gitLab.bodies().get(1)).contains("grows beyond its limits", "Compared with `1.0.0`");

            CiCheckout.bundle(runner.workspace(), "globalThis.answer = () => 42;");
            runner.run(inputs("acme.cart", "1.0.1")).ended(0);
            assertThat(gitLab.bodies()).hasSize(2);
            assertThat(gitLab.bodies().get(0)).endsWith("as a person wrote it");
            assertThat(gitLab.bodies().get(1)).contains("is within its limits again");
        }
    }

    @Test
    void withoutATokenForNotesTheLogSaysSo() throws Exception {
        release("acme.quiet");
        try (GitLabStandIn gitLab = new GitLabStandIn()) {
            GitLabRunner runner = new GitLabRunner(folder, gitLab).mergeRequest();
            CiCheckout.bundle(runner.workspace(), LARGE);
            Run run = runner.run(inputs("acme.quiet", "1.0.1")).ended(0);
            Run refused = runner.with("SNAPFORGE_GITLAB_TOKEN", "another")
                    .run(inputs("acme.quiet", "1.0.1"))
                    .ended(0);

            assertThat(run.output()).contains("there is no SNAPFORGE_GITLAB_TOKEN");
            assertThat(refused.output()).contains("warning[no-comment]", "401");
            assertThat(gitLab.bodies()).isEmpty();
        }
    }

    @Test
    void reportsTheAuthorsLinesAndFailsWithTheProblem() throws Exception {
        try (GitLabStandIn gitLab = new GitLabStandIn()) {
            GitLabRunner runner = new GitLabRunner(folder, gitLab).mergeRequest();
            CiCheckout.bundle(
                    runner.workspace(), "globalThis.a = 1;\nthrow new Error('no');\n//# sourceMappingURL=main.js.map");
            Files.writeString(
                    runner.workspace().resolve("dist/main.js.map"),
                    "{\"version\": 3, \"sources\": [\"../src/main.ts\"], \"names\": [], \"mappings\": \"AAAA;AACA\"}");
            Files.createDirectories(runner.workspace().resolve("src"));
            Files.writeString(runner.workspace().resolve("src/main.ts"), "const a: number = 1;\nthrow new Error();\n");
            Run run = runner.run(inputs("acme.broken", "1.0.0")).ended(1);

            assertThat(run.output()).contains("src/main.ts:2:1: error[script-threw]", "/problems/script-threw");
            JsonNode issue = run.issues().get(0);
            assertThat(run.issues()).hasSize(1);
            assertThat(issue.at("/check_name").stringValue()).isEqualTo("snapforge/script-threw");
            assertThat(issue.at("/severity").stringValue()).isEqualTo("critical");
            assertThat(issue.at("/location/path").stringValue()).isEqualTo("src/main.ts");
            assertThat(issue.at("/location/lines/begin").intValue()).isEqualTo(2);
            assertThat(issue.at("/fingerprint").stringValue()).matches("[0-9a-f]{64}");
        }
    }

    @Test
    void aMergeRequestCannotReleaseHoweverItIsAsked() throws Exception {
        try (GitLabStandIn gitLab = new GitLabStandIn()) {
            GitLabRunner runner = new GitLabRunner(folder, gitLab).mergeRequest();
            CiCheckout.bundle(runner.workspace(), "globalThis.answer = () => 42;");
            Map<String, Object> inputs = inputs("acme.taken", "1.0.0");
            inputs.put("release", "always");
            Run run = runner.run(inputs).ended(6);

            assertThat(run.output()).contains("error[name-not-allowed]");
            assertThat(run.issues()).isEmpty();
        }
    }

    @Test
    void aServiceThatIsNotThereHasAnExitCodeThatMayBeAllowed() throws Exception {
        try (GitLabStandIn gitLab = new GitLabStandIn()) {
            GitLabRunner runner = new GitLabRunner(folder, gitLab).pushTo("main");
            CiCheckout.bundle(runner.workspace(), "globalThis.answer = () => 42;");
            Map<String, Object> inputs = inputs("acme.away", "1.0.0");
            inputs.put("url", gitLab.api());
            Run answeredByAnother = runner.run(inputs).ended(5);

            assertThat(answeredByAnother.output()).contains("error[not-a-service]");
        }
    }

    @Test
    void otherBranchesHaveNoJob() throws Exception {
        try (GitLabStandIn gitLab = new GitLabStandIn()) {
            GitLabRunner runner = new GitLabRunner(folder, gitLab);

            assertThat(runner.pushTo("feature").includes(inputs("acme.none", "1.0.0")))
                    .isFalse();
            assertThat(runner.pushTo("main").includes(inputs("acme.none", "1.0.0")))
                    .isTrue();
        }
    }

    /** The include as the documentation has it, with another address and its own name. */
    @Test
    void runsAsTheDocumentationSays() throws Exception {
        JsonNode include = CiPage.read().yaml("include:").at("/include/0");
        assertThat(include.path("component").stringValue()).contains("/build@");
        Map<String, Object> inputs = new HashMap<>();
        include.path("inputs")
                .properties()
                .forEach(it -> inputs.put(
                        it.getKey(), it.getValue().isString() ? it.getValue().stringValue() : it.getValue()));
        inputs.put("url", "http://127.0.0.1:" + port);
        inputs.put("name", "acme.included");
        try (GitLabStandIn gitLab = new GitLabStandIn()) {
            GitLabRunner runner = new GitLabRunner(folder, gitLab).pushTo("main");
            CiCheckout.bundle(runner.workspace(), "globalThis.answer = () => 42;");
            Run run = runner.run(inputs).ended(0);

            assertThat(run.output()).contains("acme.included stable is now 1.0.12");
        }
    }

    private void release(String name) throws Exception {
        try (GitLabStandIn gitLab = new GitLabStandIn()) {
            GitLabRunner runner =
                    new GitLabRunner(Files.createDirectory(folder.resolve("release")), gitLab).pushTo("main");
            CiCheckout.bundle(runner.workspace(), "globalThis.answer = () => 42;");
            runner.run(inputs(name, "1.0.0")).ended(0);
        }
    }

    private Map<String, Object> inputs(String name, String version) {
        return new HashMap<>(Map.of(
                "url",
                "http://127.0.0.1:" + port,
                "audience",
                ProtectedService.AUDIENCE,
                "files",
                List.of("dist/main.js"),
                "name",
                name,
                "version",
                version,
                "promote",
                "stable",
                // Two runs on a busy machine say nothing about starts.
                "max-start-growth",
                "none"));
    }
}
