package dev.snapforge.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard ask for metrics that there are, by labels that these have. */
class MonitoringTest {

    private static final Map<String, Set<String>> METRICS = ServiceMetrics.LABELS;

    /** What Prometheus adds. */
    private static final Set<String> PLACES = Set.of("namespace", "service", "pod");

    private static final Pattern METRIC = Pattern.compile("([a-z_]+)\\{([^}]*)}");
    private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\)");
    private static final Pattern SHOWN = Pattern.compile("\\$labels\\.([a-z]+)");

    @Test
    void alertsAskForMetricsThatThereAre() {
        List<Rule> rules = rules();

        assertThat(rules).hasSizeGreaterThan(5).allSatisfy(rule -> {
            check(rule.getExpr().getStrVal());
            assertThat(rule.getLabels().get("severity")).isIn("warning", "critical");
            Map<String, String> texts = rule.getAnnotations();
            assertThat(texts).containsOnlyKeys("summary", "description", "runbook_url");
            assertThat(found(SHOWN, texts.get("summary") + texts.get("description"), 1))
                    .allMatch(label -> rule.getExpr().getStrVal().contains("by (")
                            && found(GROUPING, rule.getExpr().getStrVal(), 1).stream()
                                    .anyMatch(labels ->
                                            List.of(labels.split(", ")).contains(label)));
        });
    }

    @Test
    void eachAlertLeadsToWhatToDo() throws IOException {
        String operations = Files.readString(Path.of("docs", "operations.md"));
        List<String> sections = found(Pattern.compile("(?m)^### (Snapforge\\w+)$"), operations, 1);

        assertThat(rules()).extracting(Rule::getAlert).containsExactlyInAnyOrderElementsOf(sections);
        // As GitHub and others make anchors of headings: in lower case.
        assertThat(rules())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.getAnnotations().get("runbook_url"))
                        .isEqualTo("https://snapforge.dev/docs/operations.md#"
                                + rule.getAlert().toLowerCase(Locale.ROOT)));
    }

    @Test
    void theDashboardAsksForMetricsThatThereAre() throws IOException {
        Manifest dashboard = Chart.render("everything").stream()
                .filter(manifest -> manifest.toString().equals("ConfigMap demo-snapforge-dashboard"))
                .findFirst()
                .orElseThrow();
        JsonNode panels = new ObjectMapper()
                .readTree((String) dashboard.at("data", "snapforge.json"))
                .path("panels");
        List<String> expressions = new ArrayList<>();
        panels.forEach(panel -> panel.path("targets")
                .forEach(target -> expressions.add(target.path("expr").asText())));

        assertThat(expressions).hasSizeGreaterThan(10).allSatisfy(MonitoringTest::check);
        assertThat(METRICS.keySet().stream().filter(name -> name.startsWith("snapforge_")))
                .as("each of the service's metrics is shown")
                .allMatch(name -> expressions.stream().anyMatch(it -> it.contains(name)));
    }

    /** The monitor finds the Service, and alerts the series that come through it. */
    @Test
    void prometheusFindsTheService() {
        Service service = Chart.render("everything").stream()
                .filter(manifest -> manifest.toString().equals("Service demo-snapforge-management"))
                .map(manifest -> manifest.as(Service.class))
                .findFirst()
                .orElseThrow();
        var monitor = only("ServiceMonitor").as(ServiceMonitor.class).getSpec();

        assertThat(service.getMetadata().getLabels())
                .containsAllEntriesOf(monitor.getSelector().getMatchLabels());
        assertThat(monitor.getEndpoints()).singleElement().satisfies(endpoint -> {
            assertThat(endpoint.getPort())
                    .isEqualTo(service.getSpec().getPorts().get(0).getName());
            assertThat(endpoint.getPath()).isEqualTo("/actuator/prometheus");
        });
        assertThat(PodsTest.deployments("everything"))
                .allSatisfy(deployment -> assertThat(PodsTest.labels(deployment))
                        .containsAllEntriesOf(service.getSpec().getSelector()));
        assertThat(rules())
                .isNotEmpty()
                .allMatch(rule -> rule.getExpr()
                        .getStrVal()
                        .contains("namespace=\"" + Chart.NAMESPACE + "\", service=\"demo-snapforge-management\""));
    }

    private static List<Rule> rules() {
        return only("PrometheusRule")
                .as(PrometheusRule.class)
                .getSpec()
                .getGroups()
                .get(0)
                .getRules();
    }

    private static void check(String expression) {
        List<String> names = found(METRIC, expression, 1);
        assertThat(names).isNotEmpty();
        Set<String> labels = new HashSet<>(PLACES);
        for (String name : names) {
            String base = METRICS.containsKey(name) ? name : name.replaceFirst("_(sum|count|bucket)$", "");
            assertThat(METRICS).as(expression).containsKey(base);
            labels.addAll(METRICS.get(base));
        }
        assertThat(found(GROUPING, expression, 1).stream().flatMap(it -> Stream.of(it.split(", "))))
                .as(expression)
                .allMatch(labels::contains);
        assertThat(found(METRIC, expression, 2).stream()
                        .flatMap(it -> Stream.of(it.split(", ")))
                        .map(it -> it.replaceFirst("[!=].*", "")))
                .as(expression)
                .allMatch(labels::contains);
    }

    private static List<String> found(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        List<String> all = new ArrayList<>();
        while (matcher.find()) {
            all.add(matcher.group(group));
        }
        return all;
    }

    private static Manifest only(String kind) {
        List<Manifest> all = Chart.render("everything").stream()
                .filter(manifest -> manifest.kind().equals(kind))
                .toList();
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
