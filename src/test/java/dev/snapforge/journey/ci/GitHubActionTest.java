package dev.snapforge.journey.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.journey.ci.GitHubRunner.Run;
import dev.snapforge.support.ProtectedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The GitHub Action on pushes and pull requests: what it releases, what it refuses, what it tells whom. */
@PublishingService
class GitHubActionTest {

    private static final String MAIN = "refs/heads/main";
    private static final String PULL = "refs/pull/7/merge";
    private static final String LARGE =
            "globalThis.answer = () => 42; globalThis.table = Array.from({length: 60000}, (_, i) => ({i, s: `x${i}`}));";

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    @Test
    void releasesAndPromotesOnTheDefaultBranchWithoutASecret() throws Exception {
        try (GitHubStandIn gitHub = new GitHubStandIn(MAIN)) {
            GitHubRunner runner = push(gitHub);
            CiCheckout.bundle(runner.workspace(), "globalThis.answer = () => 42;");
            Run run = runner.run(inputs("acme.released", "1.0.0")).ended(0);

            assertThat(run.outputs())
                    .containsEntry("status", "succeeded")
                    .containsEntry("code", "")
                    .containsEntry("released", "1.0.0")
                    .containsEntry("promoted", "stable");
            assertThat(run.outputs().get("snapshots")).startsWith("{\"" + PublishingService.ENGINE + "\":\"sha256:");
            assertThat(run.outputs().get("build")).isNotEmpty();
            assertThat(run.summary()).contains("acme.released: 1.0.0 is released and is now stable", "sha256:");
            assertThat(run.log().masks()).singleElement().asString().startsWith("ey");
            assertThat(run.log().annotations()).isEmpty();
            assertThat(gitHub.bodies()).isEmpty();
        }
    }

    @Test
    void tellsReviewersOnceOfGrowthBeyondTheSpread() throws Exception {
        release("acme.grown", "globalThis.answer = () => 42;");
        try (GitHubStandIn gitHub = new GitHubStandIn(PULL)) {
            gitHub.write("<!-- snapforge: acme.grown -->\nas a person wrote it");
            GitHubRunner runner = pullRequest(gitHub, GitHubStandIn.REPOSITORY);
            CiCheckout.bundle(runner.workspace(), LARGE);
            Run grown = runner.run(inputs("acme.grown", "1.0.1")).ended(0);

            assertThat(grown.outputs())
                    .containsEntry("grown", "true")
                    .containsEntry("released", "")
                    .containsEntry("promoted", "");
            assertThat(grown.log().annotations())
                    .anySatisfy(it ->
                            assertThat(it.text()).startsWith("warning").contains("the snapshot's size changed by +"));
            assertThat(gitHub.bodies()).hasSize(2);
            assertThat(gitHub.bodies().get(1))
                    .startsWith("<!-- snapforge: acme.grown -->")
                    .contains("grows beyond its limits", "Compared with `1.0.0`", "KiB");

            runner.run(inputs("acme.grown", "1.0.1")).ended(0);
            assertThat(gitHub.bodies()).hasSize(2);

            CiCheckout.bundle(runner.workspace(), "globalThis.answer = () => 42;");
            Run within = runner.run(inputs("acme.grown", "1.0.1")).ended(0);
            assertThat(within.outputs()).containsEntry("grown", "false");
            assertThat(gitHub.bodies()).hasSize(2);
            assertThat(gitHub.bodies().get(0)).endsWith("as a person wrote it");
            assertThat(gitHub.bodies().get(1)).contains("is within its limits again");
        }
    }

    @Test
    void saysNothingToReviewersIfNothingGrew() throws Exception {
        release("acme.steady", "globalThis.answer = () => 42;");
        try (GitHubStandIn gitHub = new GitHubStandIn(PULL)) {
            GitHubRunner runner = pullRequest(gitHub, GitHubStandIn.REPOSITORY);
            CiCheckout.bundle(runner.workspace(), "globalThis.answer = () => 43;");
            Run run = runner.run(inputs("acme.steady", "1.0.1")).ended(0);

            assertThat(run.outputs()).containsEntry("grown", "false");
            assertThat(run.summary()).contains("acme.steady: can be built", "Compared with `1.0.0`");
            assertThat(gitHub.bodies()).isEmpty();
        }
    }

    @Test
    void growthCanFailTheStepBeforeAnythingIsPromoted() throws Exception {
        release("acme.strict", "globalThis.answer = () => 42;");
        try (GitHubStandIn gitHub = new GitHubStandIn(MAIN)) {
            GitHubRunner runner = push(gitHub);
            CiCheckout.bundle(runner.workspace(), LARGE);
            Map<String, String> inputs = inputs("acme.strict", "1.1.0");
            inputs.put("fail-on-growth", "true");
            Run run = runner.run(inputs).ended(1);

            assertThat(run.outputs()).containsEntry("released", "1.1.0").containsEntry("promoted", "");
            assertThat(run.summary()).contains("is not within its limits");
        }
    }

    @Test
    void marksTheAuthorsLinesAndFailsWithTheProblem() throws Exception {
        try (GitHubStandIn gitHub = new GitHubStandIn(PULL)) {
            GitHubRunner runner = pullRequest(gitHub, GitHubStandIn.REPOSITORY);
            // As a bundler writes it: the second line of the script is the second line of src/main.ts.
            CiCheckout.bundle(
                    runner.workspace(),
                    "globalThis.a = 1;\nthrow new Error('no\\n::error::obeyed @you');\n//# sourceMappingURL=main.js.map");
            Files.writeString(
                    runner.workspace().resolve("dist/main.js.map"),
                    "{\"version\": 3, \"sources\": [\"../src/main.ts\"], \"names\": [], \"mappings\": \"AAAA;AACA\"}");
            Files.createDirectories(runner.workspace().resolve("src"));
            Files.writeString(runner.workspace().resolve("src/main.ts"), "const a: number = 1;\nthrow new Error();\n");
            Run run = runner.run(inputs("acme.failing", "1.0.0")).ended(1);

            assertThat(run.outputs()).containsEntry("status", "failed").containsEntry("code", "script-threw");
            assertThat(run.log().annotations()).singleElement().satisfies(it -> {
                assertThat(it.kind()).isEqualTo("error");
                assertThat(it.properties())
                        .containsEntry("file", "src/main.ts")
                        .containsEntry("line", "2")
                        .containsEntry("title", "Snapforge script-threw");
                assertThat(it.message()).contains("A file threw while it ran", "A snapshot is taken after");
            });
            assertThat(run.log().disobeyed()).isNotEmpty();
            assertThat(run.output()).contains("src/main.ts:2:1: error[script-threw]", "/problems/script-threw");
            assertThat(run.summary())
                    .contains("acme.failing: failed", "`src/main.ts:2:1`")
                    .doesNotContain("@you");
        }
    }

    @Test
    void aPullRequestCannotReleaseHoweverItIsAsked() throws Exception {
        try (GitHubStandIn gitHub = new GitHubStandIn(PULL)) {
            GitHubRunner runner = pullRequest(gitHub, GitHubStandIn.REPOSITORY);
            CiCheckout.bundle(runner.workspace(), "globalThis.answer = () => 42;");
            Map<String, String> inputs = inputs("acme.stolen", "1.0.0");
            inputs.put("release", "always");
            Run run = runner.run(inputs).ended(6);

            assertThat(run.outputs()).containsEntry("status", "refused").containsEntry("code", "name-not-allowed");
            assertThat(run.log().annotations())
                    .singleElement()
                    .satisfies(it -> assertThat(it.text()).contains("Snapforge name-not-allowed"));
        }
    }

    @Test
    void whatRunsForAPullRequestOnTheDefaultBranchReleasesNothing() throws Exception {
        try (GitHubStandIn gitHub = new GitHubStandIn(MAIN)) {
            GitHubRunner runner =
                    new GitHubRunner(folder, gitHub, MAIN, "pull_request_target", pullPayload("else/tools"));
            CiCheckout.bundle(runner.workspace(), "globalThis.answer = () => 42;");
            Run run = runner.run(inputs("acme.target", "1.0.0")).ended(0);

            assertThat(run.outputs()).containsEntry("released", "").containsEntry("promoted", "");
        }
    }

    @Test
    void anotherRepositoryIsRefusedByTheService() throws Exception {
        try (GitHubStandIn gitHub = new GitHubStandIn("refs/heads/other")) {
            GitHubRunner runner = push(gitHub);
            CiCheckout.bundle(runner.workspace(), "globalThis.answer = () => 42;");
            Run run = runner.run(inputs("acme.other", "1.0.0")).ended(6);

            assertThat(run.outputs()).containsEntry("code", "no-trusted-publisher");
        }
    }

    @Test
    void aForkIsToldWhyItCannotSignIn() throws Exception {
        try (GitHubStandIn gitHub = new GitHubStandIn(PULL)) {
            GitHubRunner runner = pullRequest(gitHub, "else/tools")
                    .without("ACTIONS_ID_TOKEN_REQUEST_URL")
                    .without("ACTIONS_ID_TOKEN_REQUEST_TOKEN");
            CiCheckout.bundle(runner.workspace(), "globalThis.answer = () => 42;");
            Map<String, String> inputs = inputs("acme.fork", "1.0.0");
            // Not on this machine, where services ask for no token; it is never reached.
            inputs.put("url", "https://snapforge.example");
            Run run = runner.run(inputs).ended(6);

            assertThat(run.outputs()).containsEntry("code", "no-id-token");
            assertThat(run.output()).contains("Pull requests of forks get none");
        }
    }

    @Test
    void aMissingPermissionForTheCommentIsAWarning() throws Exception {
        release("acme.mute", "globalThis.answer = () => 42;");
        try (GitHubStandIn gitHub = new GitHubStandIn(PULL)) {
            GitHubRunner runner = pullRequest(gitHub, GitHubStandIn.REPOSITORY);
            CiCheckout.bundle(runner.workspace(), LARGE);
            Map<String, String> inputs = inputs("acme.mute", "1.0.1");
            inputs.put("github-token", "another");
            Run run = runner.run(inputs).ended(0);

            assertThat(run.log().annotations())
                    .anySatisfy(it -> assertThat(it.text()).contains("no-comment", "403", "pull-requests: write"));
        }
    }

    @Test
    void aLinkOutOfTheCheckoutIsNotRead() throws Exception {
        try (GitHubStandIn gitHub = new GitHubStandIn(PULL)) {
            GitHubRunner runner = pullRequest(gitHub, GitHubStandIn.REPOSITORY);
            Files.createDirectories(runner.workspace().resolve("dist"));
            Files.createSymbolicLink(runner.workspace().resolve("dist/main.js"), Path.of("/proc/self/environ"));
            Run run = runner.run(inputs("acme.link", "1.0.0")).ended(2);

            assertThat(run.outputs()).containsEntry("code", "link-outside");
        }
    }

    @Test
    void anInputThatCannotBeReadIsNamed() throws Exception {
        try (GitHubStandIn gitHub = new GitHubStandIn(MAIN)) {
            Map<String, String> inputs = inputs("acme.inputs", "1.0.0");
            inputs.put("max-size-growth", "a lot");
            Run run = push(gitHub).run(inputs).ended(2);

            assertThat(run.outputs()).containsEntry("status", "refused").containsEntry("code", "usage");
            assertThat(run.output()).contains("The input max-size-growth cannot be read.", "found: a lot");
        }
    }

    @Test
    void aRunnerWithoutNodeIsToldSo() throws Exception {
        try (GitHubStandIn gitHub = new GitHubStandIn(MAIN)) {
            Run run = push(gitHub)
                    .with("PATH", folder.toString())
                    .run(inputs("acme.node", "1.0.0"))
                    .ended(2);

            assertThat(run.log().annotations())
                    .singleElement()
                    .satisfies(it -> assertThat(it.text()).contains("no-node", "actions/setup-node"));
        }
    }

    /** The step as the documentation has it, with another address; the audience is that of the documentation's service. */
    @Test
    void runsAsTheDocumentationSays() throws Exception {
        JsonNode steps = CiPage.read().yaml("on: ").at("/jobs/snapshot/steps");
        JsonNode step = steps.path(steps.size() - 1);
        assertThat(step.path("uses").stringValue()).contains("/integrations/github@");
        Map<String, String> with = new HashMap<>();
        step.path("with").properties().forEach(it -> {
            String value = it.getValue().stringValue();
            with.put(it.getKey(), value.replace("${{ github.run_number }}", "12"));
        });
        with.put("audience", with.getOrDefault("url", ""));
        with.put("url", "http://127.0.0.1:" + port);
        try (GitHubStandIn gitHub = new GitHubStandIn(MAIN)) {
            GitHubRunner runner = push(gitHub);
            CiCheckout.bundle(runner.workspace(), "globalThis.answer = () => 42;");
            Run run = runner.run(with).ended(0);

            assertThat(run.outputs()).containsEntry("released", "1.0.12").containsEntry("promoted", "stable");
        }
    }

    private void release(String name, String script) throws Exception {
        Path other = Files.createDirectory(folder.resolve("release"));
        try (GitHubStandIn gitHub = new GitHubStandIn(MAIN)) {
            GitHubRunner runner = new GitHubRunner(other, gitHub, MAIN, "push", payload());
            CiCheckout.bundle(runner.workspace(), script);
            runner.run(inputs(name, "1.0.0")).ended(0);
        }
    }

    private GitHubRunner push(GitHubStandIn gitHub) throws IOException {
        return new GitHubRunner(folder, gitHub, MAIN, "push", payload());
    }

    private GitHubRunner pullRequest(GitHubStandIn gitHub, String head) throws IOException {
        return new GitHubRunner(folder, gitHub, PULL, "pull_request", pullPayload(head));
    }

    private static Map<String, Object> payload() {
        return Map.of("repository", Map.of("full_name", GitHubStandIn.REPOSITORY, "default_branch", "main"));
    }

    private static Map<String, Object> pullPayload(String head) {
        Map<String, Object> payload = new HashMap<>(payload());
        payload.put(
                "pull_request",
                Map.of("number", 7, "head", Map.of("sha", "4567def", "repo", Map.of("full_name", head))));
        return payload;
    }

    private Map<String, String> inputs(String name, String version) {
        return new HashMap<>(Map.of(
                "url",
                "http://127.0.0.1:" + port,
                "audience",
                ProtectedService.AUDIENCE,
                "files",
                "dist/main.js",
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
