package dev.snapforge.journey.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Includes a component with inputs, and runs its job as GitLab's runner does: rules, variables, ID tokens, a shell, reports. */
final class GitLabRunner {

    static final String PROJECT = "acme/shop";

    private static final Path TEMPLATE = Path.of("integrations/gitlab/templates/build.yml");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern INPUT = Pattern.compile("\\$\\[\\[ *inputs\\.([a-z-]+) *]]");
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Z_]+)");
    private static final Pattern RULE = Pattern.compile("\\$([A-Z_]+) == (?:\"([^\"]*)\"|\\$([A-Z_]+))");

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> claims =
            new HashMap<>(Map.of("project_path", PROJECT, "namespace_id", "7654321"));

    /**
     * How the job ended.
     *
     * @param issues the Code Quality report
     * @param variables the dotenv report
     */
    record Run(int exit, String output, JsonNode issues, Map<String, String> variables) {

        Run ended(int code) {
            assertThat(exit).as(output).isEqualTo(code);
            return this;
        }
    }

    /** @param folder for the runner's files; the checkout is {@code work} in it */
    GitLabRunner(Path folder, GitLabStandIn gitLab) throws IOException {
        this.folder = folder;
        Files.createDirectories(workspace());
        environment.put("CI", "true");
        environment.put("CI_API_V4_URL", gitLab.api());
        environment.put("CI_COMMIT_SHA", "0123abc");
        environment.put("CI_DEFAULT_BRANCH", "main");
        environment.put("CI_JOB_URL", "https://gitlab.example/acme/shop/-/jobs/4711");
        environment.put("CI_PIPELINE_IID", "12");
        environment.put("CI_PROJECT_DIR", workspace().toString());
        environment.put("CI_PROJECT_URL", "https://gitlab.example/acme/shop");
        environment.put("GITLAB_CI", "true");
        environment.put("PATH", System.getenv("PATH"));
    }

    GitLabRunner pushTo(String branch) {
        environment.put("CI_PIPELINE_SOURCE", "push");
        environment.put("CI_COMMIT_BRANCH", branch);
        claims.putAll(Map.of(
                "pipeline_source",
                "push",
                "ref_type",
                "branch",
                "ref",
                branch,
                "ref_protected",
                "" + branch.equals("main")));
        return this;
    }

    GitLabRunner mergeRequest() {
        environment.put("CI_PIPELINE_SOURCE", "merge_request_event");
        environment.put("CI_MERGE_REQUEST_IID", "7");
        environment.put("CI_MERGE_REQUEST_PROJECT_ID", "17");
        claims.putAll(Map.of("pipeline_source", "merge_request_event", "ref", "feature", "ref_protected", "false"));
        return this;
    }

    GitLabRunner with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Path workspace() {
        return folder.resolve("work");
    }

    /** Whether the pipeline has the job at all. */
    boolean includes(Map<String, ?> inputs) throws IOException {
        return job(inputs).path("rules").valueStream().anyMatch(this::holds);
    }

    Run run(Map<String, ?> inputs) throws IOException, InterruptedException {
        assertThat(includes(inputs)).isTrue();
        JsonNode job = job(inputs);
        Map<String, String> variables = new HashMap<>(environment);
        job.path("variables").properties().forEach(it -> {
            String value = it.getValue().path("value").stringValue();
            boolean expand = it.getValue().path("expand").asBoolean(true);
            variables.put(it.getKey(), expand ? expanded(value) : value);
        });
        job.path("id_tokens").properties().forEach(it -> {
            String audience = it.getValue().path("aud").stringValue();
            variables.put(it.getKey(), TrustedIssuers.token(TrustedIssuers.GITLAB, audience, claims));
        });
        String script =
                job.path("script").valueStream().map(JsonNode::stringValue).collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("job.sh"), "set -o errexit\n" + script);
        JobProcess.Ended ended =
                JobProcess.run(List.of("/bin/sh", file.toString()), workspace(), variables, folder.resolve("job.log"));
        JsonNode reports = job.at("/artifacts/reports");
        return new Run(
                ended.exit(),
                ended.output(),
                JSON.readTree(report(reports, "codequality")),
                dotenv(report(reports, "dotenv").lines().toList()));
    }

    private String report(JsonNode reports, String kind) throws IOException {
        return Files.readString(workspace().resolve(reports.path(kind).stringValue()));
    }

    private String expanded(String value) {
        return VARIABLE.matcher(value)
                .replaceAll(it -> Matcher.quoteReplacement(environment.getOrDefault(it.group(1), "")));
    }

    private static Map<String, String> dotenv(List<String> lines) {
        Map<String, String> variables = new LinkedHashMap<>();
        lines.forEach(it -> variables.put(it.replaceFirst("=.*", ""), it.replaceFirst("[^=]*=", "")));
        return variables;
    }

    private boolean holds(JsonNode rule) {
        Matcher condition = RULE.matcher(rule.path("if").stringValue());
        assertThat(condition.matches()).isTrue();
        String right = condition.group(2) == null ? environment.get(condition.group(3)) : condition.group(2);
        return Objects.equals(environment.get(condition.group(1)), right);
    }

    /** The only job, with inputs put into the text as GitLab does: what is no text, as JSON. */
    private static JsonNode job(Map<String, ?> inputs) throws IOException {
        String template = Files.readString(TEMPLATE);
        int end = template.indexOf("\n---\n");
        JsonNode declared = YamlTree.of(template.substring(0, end)).at("/spec/inputs");
        assertThat(declared.propertyNames()).as("inputs of the component").containsAll(inputs.keySet());
        String text = INPUT.matcher(template.substring(end))
                .replaceAll(it -> Matcher.quoteReplacement(
                        text(inputs.get(it.group(1)), declared.path(it.group(1)).path("default"))));
        JsonNode jobs = YamlTree.of(text);
        assertThat(jobs.propertyNames()).containsExactly("snapforge");
        return jobs.path("snapforge");
    }

    private static String text(@Nullable Object given, JsonNode preset) {
        assertThat(given != null || !preset.isMissingNode())
                .as("a required input")
                .isTrue();
        Object used = given != null ? given : preset.isString() ? preset.stringValue() : preset;
        return used instanceof String string ? string : JSON.writeValueAsString(used);
    }
}
