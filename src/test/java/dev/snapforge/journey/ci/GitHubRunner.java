package dev.snapforge.journey.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the steps of a composite action as GitHub's runner does: expressions resolved, bash, files for outputs and the summary. */
final class GitHubRunner {

    static final Path ACTION = Path.of("integrations/github").toAbsolutePath();

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *(.+?) *}}");
    private static final Pattern OUTPUT = Pattern.compile("(?ms)^([a-z-]+)<<(\\S+)\\n(.*?)\\n?^\\2$");

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    /** How the job's step ended. */
    record Run(int exit, String output, WorkflowLog log, Map<String, String> outputs, String summary) {

        Run ended(int code) {
            assertThat(exit).as(output).isEqualTo(code);
            return this;
        }
    }

    /**
     * A job.
     *
     * @param folder for the runner's files; the checkout is {@code work} in it
     * @param event the name of the event, and what it says
     */
    GitHubRunner(Path folder, GitHubStandIn gitHub, String ref, String event, Map<String, ?> payload)
            throws IOException {
        this.folder = folder;
        Path workspace = Files.createDirectories(folder.resolve("work"));
        Path file = Files.writeString(folder.resolve("event.json"), JSON.writeValueAsString(payload));
        environment.put("GITHUB_ACTIONS", "true");
        environment.put("CI", "true");
        environment.put("GITHUB_ACTION_PATH", ACTION.toString());
        environment.put("GITHUB_API_URL", gitHub.api());
        environment.put("GITHUB_EVENT_NAME", event);
        environment.put("GITHUB_EVENT_PATH", file.toString());
        environment.put("GITHUB_REF", ref);
        environment.put("GITHUB_REPOSITORY", GitHubStandIn.REPOSITORY);
        environment.put("GITHUB_RUN_ID", "4711");
        environment.put("GITHUB_SERVER_URL", "https://github.com");
        environment.put("GITHUB_SHA", "0123abc");
        environment.put("GITHUB_WORKSPACE", workspace.toString());
        environment.put("ACTIONS_ID_TOKEN_REQUEST_URL", gitHub.idTokens());
        environment.put("ACTIONS_ID_TOKEN_REQUEST_TOKEN", GitHubStandIn.ID_TOKEN_SECRET);
        environment.put("PATH", System.getenv("PATH"));
    }

    /** The same without a variable. */
    GitHubRunner without(String variable) {
        environment.remove(variable);
        return this;
    }

    GitHubRunner with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Path workspace() {
        return folder.resolve("work");
    }

    /** Runs the action with what a workflow says under {@code with}. */
    Run run(Map<String, String> with) throws IOException, InterruptedException {
        JsonNode action = YamlTree.of(Files.readString(ACTION.resolve("action.yml")));
        Map<String, String> inputs = new LinkedHashMap<>();
        action.path("inputs").properties().forEach(it -> {
            String preset = resolved(it.getValue().path("default").asString(""), Map.of());
            inputs.put(it.getKey(), with.getOrDefault(it.getKey(), preset));
        });
        assertThat(inputs.keySet()).as("inputs of the action").containsAll(with.keySet());
        assertThat(action.at("/runs/using").stringValue()).isEqualTo("composite");

        Map<String, String> known = new HashMap<>(Map.of("toJSON(inputs)", JSON.writeValueAsString(inputs)));
        StringBuilder output = new StringBuilder();
        int exit = 0;
        Path summary = Files.writeString(folder.resolve("summary.md"), "");
        for (JsonNode step : action.at("/runs/steps")) {
            JobProcess.Ended ended = run(step, known, summary);
            output.append(ended.output());
            exit = ended.exit();
            if (exit != 0) {
                break;
            }
        }
        Map<String, String> results = new TreeMap<>();
        action.path("outputs")
                .properties()
                .forEach(it -> results.put(
                        it.getKey(), resolved(it.getValue().path("value").stringValue(), known)));
        return new Run(exit, output.toString(), WorkflowLog.of(output.toString()), results, Files.readString(summary));
    }

    /** As {@code bash --noprofile --norc -eo pipefail {0}}; its outputs become known. */
    private JobProcess.Ended run(JsonNode step, Map<String, String> known, Path summary)
            throws IOException, InterruptedException {
        assertThat(step.path("shell").stringValue()).isEqualTo("bash");
        Path outputs = Files.writeString(folder.resolve("outputs"), "");
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("GITHUB_OUTPUT", outputs.toString());
        variables.put("GITHUB_STEP_SUMMARY", summary.toString());
        step.path("env")
                .properties()
                .forEach(it -> variables.put(it.getKey(), resolved(it.getValue().stringValue(), known)));
        Path script =
                Files.writeString(folder.resolve("step.sh"), step.path("run").stringValue());
        List<String> bash = List.of("/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString());
        JobProcess.Ended ended = JobProcess.run(bash, workspace(), variables, folder.resolve("step.log"));
        Matcher written = OUTPUT.matcher(Files.readString(outputs));
        while (written.find()) {
            known.put("steps." + step.path("id").stringValue() + ".outputs." + written.group(1), written.group(3));
        }
        return ended;
    }

    private static String resolved(String text, Map<String, String> known) {
        return EXPRESSION
                .matcher(text)
                .replaceAll(it -> Matcher.quoteReplacement(
                        it.group(1).equals("github.token")
                                ? GitHubStandIn.JOB_TOKEN
                                : known.getOrDefault(it.group(1), "")));
    }
}
