package dev.snapforge.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.CiRun;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The claims that GitHub Actions and GitLab document, and what must not become a source. */
class CiRunClaimsTest {

    private static final URI GITHUB = URI.create("https://token.actions.githubusercontent.com");
    private static final String COMMIT = "1f0e5a2c7b3d4e5f60718293a4b5c6d7e8f90123";

    @Test
    void readsWhatGithubActionsSays() {
        CiRun run = github(Map.of());

        assertThat(run.issuer()).isEqualTo(GITHUB.toString());
        assertThat(run.repository()).isEqualTo("https://github.com/acme/tools");
        assertThat(run.repositoryId()).isEqualTo("74");
        assertThat(run.ownerId()).isEqualTo("65");
        assertThat(run.ref()).isEqualTo("refs/heads/main");
        assertThat(run.commit()).isEqualTo(COMMIT);
        assertThat(run.workflow())
                .isEqualTo(new CiRun.Workflow(
                        "https://github.com/acme/tools", ".github/workflows/release.yml", "refs/heads/main"));
        assertThat(run.reusableWorkflow()).isNull();
        assertThat(run.run()).isEqualTo("4711");
        assertThat(run.attempt()).isEqualTo("2");
        assertThat(run.event()).isEqualTo("push");
        assertThat(run.uri()).isEqualTo("git+https://github.com/acme/tools@refs/heads/main");
    }

    @Test
    void tellsAReusableWorkflowFromTheOneThatCallsIt() {
        CiRun run = github(Map.of("job_workflow_ref", "acme/ci/.github/workflows/build.yml@refs/tags/v1"));

        assertThat(Objects.requireNonNull(run.workflow()).path()).isEqualTo(".github/workflows/release.yml");
        assertThat(run.reusableWorkflow())
                .isEqualTo(new CiRun.Workflow(
                        "https://github.com/acme/ci", ".github/workflows/build.yml", "refs/tags/v1"));
    }

    @Test
    void readsWhatGitlabSays() {
        CiRun run = Objects.requireNonNull(CiRunClaims.read(
                URI.create("https://gitlab.example"),
                Map.of(
                        "project_path", "acme/web/tools",
                        "project_id", "22",
                        "ref", "main",
                        "ref_type", "branch",
                        "sha", COMMIT,
                        "ci_config_ref_uri", "gitlab.example/acme/web/tools//.gitlab-ci.yml@refs/heads/main",
                        "pipeline_id", "1212",
                        "job_id", "1414",
                        "pipeline_source", "push")));

        assertThat(run.uri()).isEqualTo("git+https://gitlab.example/acme/web/tools@refs/heads/main");
        assertThat(run.repositoryId()).isEqualTo("22");
        assertThat(run.workflow())
                .isEqualTo(new CiRun.Workflow(
                        "https://gitlab.example/acme/web/tools", ".gitlab-ci.yml", "refs/heads/main"));
        assertThat(run.run()).isEqualTo("1212");
        assertThat(run.job()).isEqualTo("1414");
    }

    @ParameterizedTest
    @CsvSource({
        "https://token.actions.githubusercontent.com/acme, https://github.com",
        "https://token.actions.acme.ghe.com, https://acme.ghe.com",
        "https://git.example/_services/token, https://git.example",
        "https://gitlab.com, https://gitlab.com",
        "https://token.actions.evil.example, https://token.actions.evil.example",
        "https://evil.example/token.actions.githubusercontent.com, https://evil.example/token.actions.githubusercontent.com",
    })
    void takesTheHostFromTheIssuerAlone(URI issuer, String host) {
        Map<String, Object> claims = claims(Map.of("server_url", "https://github.com"));

        assertThat(Objects.requireNonNull(CiRunClaims.read(issuer, claims)).repository())
                .isEqualTo(host + "/acme/tools");
    }

    @Test
    void knowsNoSourceWithoutRepositoryRefAndCommit() {
        for (String claim : new String[] {"repository", "ref", "sha"}) {
            Map<String, Object> claims = claims(Map.of());
            claims.remove(claim);
            assertThat(CiRunClaims.read(GITHUB, claims)).as(claim).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tools",
                "acme/../tools",
                "/acme/tools",
                "acme//tools",
                "acme/tools@x",
                "acme/tools?a",
                "acme/\ntools"
            })
    void refusesRepositoriesThatLeadElsewhere(String path) {
        assertThat(CiRunClaims.read(GITHUB, claims(Map.of("repository", path)))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"refs/heads/a b", "refs/heads/\u202Emain", "refs/heads/\u0000", ""})
    void refusesRefsThatReadOtherwiseThanTheyAre(String ref) {
        assertThat(CiRunClaims.read(GITHUB, claims(Map.of("ref", ref)))).isNull();
        assertThat(CiRunClaims.read(GITHUB, claims(Map.of("ref", "r".repeat(301)))))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme/tools/.github/workflows/release.yml@refs/heads/main.yml@refs/heads/x",
                "acme/tools/release.yml@refs/heads/main",
                "acme/tools/.github/workflows/release.yml",
            })
    void leavesOutWorkflowsThatCanBeReadInTwoWays(String workflow) {
        assertThat(github(Map.of("workflow_ref", workflow, "job_workflow_ref", workflow))
                        .workflow())
                .isNull();
    }

    @Test
    void leavesOutWhatIsNoText() {
        Map<String, Object> claims = claims(Map.of());
        claims.put("run_id", new int[] {1});
        claims.put("event_name", "pu\u001bsh");
        CiRun run = Objects.requireNonNull(CiRunClaims.read(GITHUB, claims));

        assertThat(run.run()).isNull();
        assertThat(run.event()).isNull();
    }

    private static CiRun github(Map<String, Object> others) {
        @Nullable CiRun run = CiRunClaims.read(GITHUB, claims(others));
        return Objects.requireNonNull(run);
    }

    private static Map<String, Object> claims(Map<String, Object> others) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "repository", "acme/tools",
                "repository_id", "74",
                "repository_owner_id", 65,
                "ref", "refs/heads/main",
                "sha", COMMIT,
                "workflow_ref", "acme/tools/.github/workflows/release.yml@refs/heads/main",
                "job_workflow_ref", "acme/tools/.github/workflows/release.yml@refs/heads/main",
                "run_id", "4711",
                "run_attempt", "2",
                "event_name", "push"));
        claims.putAll(others);
        return claims;
    }
}
