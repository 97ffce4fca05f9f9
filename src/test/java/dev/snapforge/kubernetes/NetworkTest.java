package dev.snapforge.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may talk to whom. A rule without peers would mean everybody, and no policy at all would too. */
class NetworkTest {

    @Test
    void builderReachesPostgresTheObjectStoreAndNames() {
        List<NetworkPolicyEgressRule> rules =
                policy("smallest", "demo-snapforge-builder").getSpec().getEgress();

        assertThat(rules)
                .extracting(NetworkTest::describe)
                .containsExactly("53/UDP 53/TCP to pods", "5432/TCP to 192.0.2.10/32", "443/TCP to 192.0.2.20/32");
    }

    @Test
    void onlyTheApiReachesWhatIsAdded() {
        assertThat(policy("everything", "demo-snapforge-api").getSpec().getEgress())
                .extracting(NetworkTest::describe)
                .containsExactly(
                        "53/UDP 53/TCP to pods",
                        "6432/TCP to pods",
                        "9000/TCP to 192.0.2.0/24",
                        "4318/TCP to pods",
                        "443/TCP to 198.51.100.7/32");
        assertThat(policy("everything", "demo-snapforge-builder").getSpec().getEgress())
                .extracting(NetworkTest::describe)
                .containsExactly(
                        "53/UDP 53/TCP to pods", "6432/TCP to pods", "9000/TCP to 192.0.2.0/24", "4318/TCP to pods");
    }

    @Test
    void nobodyAsksABuilderForMoreThanMetrics() {
        assertThat(policy("smallest", "demo-snapforge-builder").getSpec().getIngress())
                .singleElement()
                .satisfies(rule -> assertThat(rule.getPorts())
                        .extracting(port -> port.getPort().getStrVal())
                        .containsExactly("management"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smallest", "everything"})
    void coversEveryPodInBothDirectionsAndNamesEveryPeer(String valueSet) {
        List<NetworkPolicy> policies = policies(valueSet);

        assertThat(PodsTest.deployments(valueSet))
                .allSatisfy(deployment -> assertThat(policies)
                        .filteredOn(policy -> PodsTest.labels(deployment)
                                .entrySet()
                                .containsAll(policy.getSpec()
                                        .getPodSelector()
                                        .getMatchLabels()
                                        .entrySet()))
                        .hasSize(1));
        assertThat(policies).isNotEmpty().allSatisfy(policy -> {
            assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
            assertThat(policy.getSpec().getEgress()).allSatisfy(rule -> {
                assertThat(rule.getTo()).isNotEmpty();
                assertThat(rule.getPorts()).isNotEmpty();
            });
            assertThat(policy.getSpec().getIngress()).allSatisfy(rule -> {
                assertThat(rule.getFrom()).isNotEmpty();
                assertThat(rule.getPorts()).isNotEmpty();
            });
        });
    }

    @Test
    void thereAreNoPoliciesWhereTheyAreSwitchedOff() {
        assertThat(policies("files")).isEmpty();
    }

    private static NetworkPolicy policy(String valueSet, String name) {
        return policies(valueSet).stream()
                .filter(policy -> policy.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<NetworkPolicy> policies(String valueSet) {
        return Chart.render(valueSet).stream()
                .filter(manifest -> manifest.kind().equals("NetworkPolicy"))
                .map(manifest -> manifest.as(NetworkPolicy.class))
                .toList();
    }

    private static String describe(NetworkPolicyEgressRule rule) {
        List<String> ports = rule.getPorts().stream().map(NetworkTest::describe).toList();
        List<String> peers = rule.getTo().stream().map(NetworkTest::describe).toList();
        return String.join(" ", ports) + " to " + String.join(" ", peers);
    }

    private static String describe(NetworkPolicyPort port) {
        return port.getPort().getValue() + "/" + port.getProtocol();
    }

    private static String describe(NetworkPolicyPeer peer) {
        return peer.getIpBlock() == null ? "pods" : peer.getIpBlock().getCidr();
    }
}
