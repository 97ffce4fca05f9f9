package dev.snapforge.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Helm takes the chart, Kubernetes would take what comes out, and values that cannot work are refused with what to do. */
class ChartTest {

    static final List<String> VALUE_SETS = Chart.VALUE_SETS;

    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("ConfigMap", ConfigMap.class),
            Map.entry("Deployment", Deployment.class),
            Map.entry("HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("Ingress", Ingress.class),
            Map.entry("NetworkPolicy", NetworkPolicy.class),
            Map.entry("Pod", Pod.class),
            Map.entry("PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("PrometheusRule", PrometheusRule.class),
            Map.entry("Service", Service.class),
            Map.entry("ServiceAccount", ServiceAccount.class),
            Map.entry("ServiceMonitor", ServiceMonitor.class));

    /** KEDA's, of which there are no types; {@link ScalingTest} looks at them field by field. */
    private static final Set<String> WITHOUT_TYPES = Set.of("ScaledObject", "TriggerAuthentication");

    @ParameterizedTest
    @FieldSource("VALUE_SETS")
    void passesHelmsLint(String valueSet, @TempDir Path folder) throws IOException {
        LintResult result = Chart.lint(valueSet, folder);

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
        assertThat(result.getMessages()).noneMatch(message -> message.contains("ERROR") || message.contains("WARNING"));
    }

    @ParameterizedTest
    @FieldSource("VALUE_SETS")
    void rendersOnlyFieldsThatKubernetesKnows(String valueSet) {
        List<Manifest> manifests = Chart.render(valueSet);

        assertThat(manifests).isNotEmpty().allSatisfy(manifest -> {
            if (!WITHOUT_TYPES.contains(manifest.kind())) {
                assertThat(TYPES).containsKey(manifest.kind());
                manifest.as(Objects.requireNonNull(TYPES.get(manifest.kind())));
            }
        });
        assertThat(manifests.stream().map(Manifest::toString)).doesNotHaveDuplicates();
    }

    @Test
    void rendersEveryKindWhereEverythingIsSwitchedOn() {
        assertThat(Chart.render("everything").stream().map(Manifest::kind).distinct())
                .containsAll(TYPES.keySet())
                .containsAll(WITHOUT_TYPES);
    }

    @Test
    void findsFieldsThatKubernetesDoesNotKnow() {
        Manifest misspelt = Manifest.all("{kind: Deployment, metadata: {name: x}, spec: {replicaz: 2}}")
                .get(0);

        assertThatThrownBy(() -> misspelt.as(Deployment.class)).hasMessageContaining("replicaz");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "database: {host: ''}|database.host is empty: name your Postgres",
                "database: {existingSecret: ''}|database.existingSecret is empty: name a Secret",
                "signing: {existingSecret: ''}|signing.existingSecret is empty: name a Secret with the signing key",
                "database: {builder: {existingSecret: ''}}|database.builder.existingSecret is empty: name a Secret",
                "signing: {pkcs11: {library: /lib.so}}|are both set: the key is in one place",
                "signing: {existingSecret: '', pkcs11: {library: /lib.so}}|signing.pkcs11.tokenLabel is empty",
                "signing: {existingSecret: '', pkcs11: {library: /lib.so, tokenLabel: t}}|signing.pkcs11.pinSecret is empty",
                "signing: {pkcs11: {library: lib.so}}|/signing/pkcs11/library",
                "advisories: {file: {existingConfigMap: a}}|advisories.keys.existingConfigMap is empty: name a ConfigMap with the public keys",
                "advisories: {keys: {existingConfigMap: a}}|advisories.file.existingConfigMap is empty",
                "advisories: {keys: {keys: []}}|/advisories/keys/keys",
                "advisories: {vulnerable: never}|/advisories/vulnerable",
                "blob: {s3: {bucket: ''}}|blob.s3.bucket is empty: name the bucket",
                "blob: {store: files}|blob.files.existingClaim is empty",
                "blob: {store: ftp}|/blob/store",
                "database: {sslMode: verify-full}|database.ca.existingSecret is empty: sslMode verify-full",
                "networkPolicy: {database: []}|networkPolicy.database is empty, which would let builders reach",
                "tracing: {endpoint: 'http://collector:4318/v1/traces'}|networkPolicy.traces.peers is empty",
                "networkPolicy: {objectStore: {peers: []}}|networkPolicy.objectStore.peers is empty",
                "networkPolicy: {database: [{}]}|/networkPolicy/database/0",
                "builders: [{name: a, arch: amd64, targets: ['linux-x64/javet-node-*']}]"
                        + "|Builder a: linux-x64/javet-node-* may mean an engine on which a bundle can read files",
                "builders: [{name: a, arch: amd64, targets: ['*']}]|set isolation to bubblewrap",
                "builders: [{name: a, arch: amd64, targets: [\"x' OR true\"]}]|/builders/0/targets/0",
                "builders: [{name: a, arch: riscv64, targets: [linux-x64/javet-v8-*]}]|/builders/0/arch",
                "builders: [{name: a, arch: amd64, targets: [linux-x64/javet-v8-*], replica: 2}]|replica",
                "builders: [{name: a, arch: amd64, targets: [linux-x64/javet-v8-*]},"
                        + " {name: a, arch: arm64, targets: [linux-arm64/javet-v8-*]}]|Two builders are called a",
                "builderDefaults: {autoscaling: {minReplicas: 0}}|/builderDefaults/autoscaling/minReplicas",
                "builderDefaults: {autoscaling: {minReplicas: 11}}|Builder x64: autoscaling.minReplicas is more than",
                "api: {autoscaling: {minReplicas: 9}}|api.autoscaling.minReplicas is more than maxReplicas",
                "api: {disruptionBudget: {maxUnavailable: 0}}|/api/disruptionBudget/maxUnavailable",
                "api: {ingress: {enabled: true}}|api.ingress.host is empty: name the host",
                "databse: {host: x}|databse",
                "database: {password: x}|password",
                "database: {parameters: {password: x}}|password",
                "config: {spring.datasource.password: x}|spring.datasource.password",
                "config: {spring: {datasource: {url: x}}}|/config/spring"
            })
    void refuses(String values, String message, @TempDir Path folder) throws IOException {
        Path changed = Files.writeString(folder.resolve("values.yaml"), values);

        assertThatThrownBy(() -> Chart.template("demo")
                        .withValuesFile(Chart.values("smallest"))
                        .withValuesFile(changed)
                        .call())
                .hasMessageContaining(message);
    }
}
