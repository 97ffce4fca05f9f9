package dev.snapforge.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Who decides how many pods there are, and how many may be away. */
class ScalingTest {

    /** All but the one that switches budgets off. */
    static final List<String> WITH_BUDGETS =
            Chart.VALUE_SETS.stream().filter(it -> !it.equals("files")).toList();

    /** Source: KEDA 2.17, ScaledObject and the postgresql scaler. */
    @Test
    void kedaIsToldWhichDeploymentAndWhichQueue() {
        Manifest scaled = find("everything", "ScaledObject demo-snapforge-builder-x64");

        assertThat(scaled.content()).containsEntry("apiVersion", "keda.sh/v1alpha1");
        assertThat(scaled.at("spec"))
                .isEqualTo(Map.of(
                        "scaleTargetRef",
                        Map.of("name", "demo-snapforge-builder-x64"),
                        "minReplicaCount",
                        1,
                        "maxReplicaCount",
                        20,
                        "pollingInterval",
                        10,
                        "cooldownPeriod",
                        300,
                        "triggers",
                        List.of(Map.of(
                                "type",
                                "postgresql",
                                "metricType",
                                "AverageValue",
                                "metadata",
                                Map.of(
                                        "host",
                                        "postgres.example",
                                        "port",
                                        "6432",
                                        "dbName",
                                        "snapforge",
                                        "sslmode",
                                        "verify-full",
                                        "query",
                                        query("everything", "demo-snapforge-builder-x64"),
                                        "targetQueryValue",
                                        "3"),
                                "authenticationRef",
                                Map.of("name", "demo-snapforge-queue")))));
        assertThat(find("everything", "TriggerAuthentication demo-snapforge-queue")
                        .at("spec", "secretTargetRef"))
                .isEqualTo(List.of(
                        Map.of("parameter", "userName", "name", "snapforge-queue", "key", "username"),
                        Map.of("parameter", "password", "name", "snapforge-queue", "key", "password")));
    }

    @Test
    void theAutoscalerIsToldWhichDeployment() {
        var spec = find("everything", "HorizontalPodAutoscaler demo-snapforge-api")
                .as(HorizontalPodAutoscaler.class)
                .getSpec();

        assertThat(spec.getScaleTargetRef().getName()).isEqualTo("demo-snapforge-api");
        assertThat(spec.getMinReplicas()).isEqualTo(2);
        assertThat(spec.getMaxReplicas()).isEqualTo(8);
    }

    /** A number in the Deployment would undo the autoscaler's at each upgrade. */
    @Test
    void eitherTheDeploymentOrAnAutoscalerSaysHowMany() {
        assertThat(PodsTest.deployments("everything")).allSatisfy(deployment -> {
            String name = deployment.getMetadata().getName();
            boolean scaled = Chart.render("everything").stream()
                    .anyMatch(it -> it.toString().matches("(ScaledObject|HorizontalPodAutoscaler) " + name));
            assertThat(deployment.getSpec().getReplicas() == null).as(name).isEqualTo(scaled);
        });
    }

    /** A budget must leave a node a way to be emptied, whatever the number of replicas. */
    @ParameterizedTest
    @FieldSource("WITH_BUDGETS")
    void budgetsNeverKeepANodeFromBeingDrained(String valueSet) {
        List<Deployment> deployments = PodsTest.deployments(valueSet);

        assertThat(budgets(valueSet)).isNotEmpty().allSatisfy(budget -> {
            assertThat(budget.getSpec().getMinAvailable()).isNull();
            assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isPositive();
            assertThat(deployments)
                    .filteredOn(it -> it.getSpec()
                            .getSelector()
                            .getMatchLabels()
                            .equals(budget.getSpec().getSelector().getMatchLabels()))
                    .singleElement()
                    .satisfies(it -> assertThat(it.getMetadata().getName())
                            .isEqualTo(budget.getMetadata().getName()));
        });
    }

    @Test
    void budgetsAreThereUnlessTheyAreSwitchedOff() {
        assertThat(budgets("smallest")).hasSize(2);
        assertThat(budgets("files")).isEmpty();
        assertThat(budgets("everything").stream().map(it -> it.getMetadata().getName()))
                .doesNotContain("demo-snapforge-builder-arm64");
    }

    private static List<PodDisruptionBudget> budgets(String valueSet) {
        return Chart.render(valueSet).stream()
                .filter(manifest -> manifest.kind().equals("PodDisruptionBudget"))
                .map(manifest -> manifest.as(PodDisruptionBudget.class))
                .toList();
    }

    private static Object query(String valueSet, String name) {
        return find(valueSet, "ScaledObject " + name).at("spec", "triggers", 0, "metadata", "query");
    }

    private static Manifest find(String valueSet, String which) {
        return Objects.requireNonNull(Chart.render(valueSet).stream()
                .filter(manifest -> manifest.toString().equals(which))
                .findFirst()
                .orElse(null));
    }
}
