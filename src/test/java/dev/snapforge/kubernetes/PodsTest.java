package dev.snapforge.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What pods may do, how they are watched, and where their secrets come from. */
class PodsTest {

    static final List<String> VALUE_SETS = Chart.VALUE_SETS;

    private static final String ISOLATED = "demo-snapforge-builder-node";

    /** Source: Pod Security Standards, restricted. */
    @ParameterizedTest
    @FieldSource("VALUE_SETS")
    void keepToTheRestrictedStandardUnlessBubblewrapIsAskedFor(String valueSet) {
        assertThat(pods(valueSet)).isNotEmpty().allSatisfy((name, pod) -> {
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(10001);
            assertThat(pod.getHostNetwork()).isNull();
            assertThat(pod.getHostPID()).isNull();
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getVolumes()).allMatch(PodsTest::isAllowed);
            assertThat(containers(pod)).allSatisfy(container -> {
                var security = container.getSecurityContext();
                assertThat(security.getAllowPrivilegeEscalation()).isFalse();
                assertThat(security.getReadOnlyRootFilesystem()).isTrue();
                assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
                assertThat(security.getCapabilities().getAdd()).isEmpty();
                assertThat(security.getPrivileged()).isNull();
            });
            if (!name.equals(ISOLATED)) {
                assertThat(pod.getSecurityContext().getSeccompProfile().getType())
                        .isEqualTo("RuntimeDefault");
                assertThat(pod.getHostUsers()).isNull();
                assertThat(containers(pod))
                        .allMatch(it -> it.getSecurityContext().getProcMount() == null);
            }
        });
    }

    @Test
    void givesBubblewrapWhatItNeedsAndNothingToTheOthers() {
        PodSpec pod = Objects.requireNonNull(pods("everything").get(ISOLATED));

        assertThat(pod.getHostUsers()).isFalse();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("Localhost");
        assertThat(pod.getContainers().get(0).getSecurityContext().getProcMount())
                .isEqualTo("Unmasked");
        assertThat(Settings.of("everything", ISOLATED)).containsEntry("snapforge.engine.isolation", "required");
        assertThat(Settings.of("everything", "demo-snapforge-builder-x64"))
                .containsEntry("snapforge.engine.isolation", "landlock");
    }

    @ParameterizedTest
    @FieldSource("VALUE_SETS")
    void haveProbesAndResources(String valueSet) {
        assertThat(deployments(valueSet)).allSatisfy(deployment -> {
            Container container =
                    deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
            assertThat(path(container.getStartupProbe())).isEqualTo("/actuator/health/liveness");
            assertThat(path(container.getLivenessProbe())).isEqualTo("/actuator/health/liveness");
            assertThat(path(container.getReadinessProbe()))
                    .isEqualTo("/actuator/health/" + (container.getName().equals("api") ? "readiness" : "builder"));
        });
        assertThat(pods(valueSet).values().stream().flatMap(PodsTest::containers))
                .allSatisfy(container -> {
                    assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
                    assertThat(container.getResources().getLimits()).containsKey("memory");
                });
    }

    /** Longer than the service takes to end by itself, or its jobs would be lost to SIGKILL. */
    @ParameterizedTest
    @FieldSource("VALUE_SETS")
    void haveMoreTimeToEndThanTheServiceTakes(String valueSet) {
        assertThat(deployments(valueSet)).allSatisfy(deployment -> {
            Map<String, String> settings =
                    Settings.of(valueSet, deployment.getMetadata().getName());
            long phase = seconds(settings.getOrDefault("spring.lifecycle.timeout-per-shutdown-phase", "20s"));
            long drain = seconds(settings.getOrDefault("snapforge.builder.drain", "0s"));
            assertThat(phase).isGreaterThan(2 * drain);
            assertThat(deployment.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds())
                    .isGreaterThan(phase);
        });
    }

    @ParameterizedTest
    @FieldSource("VALUE_SETS")
    void areFoundByTheSelectorsThatMeanThem(String valueSet) {
        assertThat(deployments(valueSet))
                .allSatisfy(deployment -> assertThat(labels(deployment))
                        .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels()));
        List<Deployment> all = deployments(valueSet);
        for (Deployment one : all) {
            assertThat(all.stream()
                            .filter(other -> labels(other)
                                    .entrySet()
                                    .containsAll(one.getSpec()
                                            .getSelector()
                                            .getMatchLabels()
                                            .entrySet())))
                    .as("pods that %s takes for its own", one.getMetadata().getName())
                    .containsExactly(one);
        }
    }

    @Test
    void goToNodesOfTheirArchitecture() {
        assertThat(Objects.requireNonNull(pods("everything").get("demo-snapforge-builder-arm64"))
                        .getNodeSelector())
                .containsEntry("kubernetes.io/arch", "arm64")
                .containsEntry("pool", "builders");
        assertThat(Objects.requireNonNull(pods("everything").get("demo-snapforge-builder-x64"))
                        .getNodeSelector())
                .containsEntry("kubernetes.io/arch", "amd64");
        assertThat(Settings.of("everything", "demo-snapforge-builder-arm64"))
                .containsEntry("snapforge.engine.targets", "linux-arm64/javet-v8-4.0.0,linux-arm64/javet-v8-i18n-*");
    }

    @ParameterizedTest
    @FieldSource("VALUE_SETS")
    void takeSecretsByReference(String valueSet) {
        List<Manifest> manifests = Chart.render(valueSet);

        assertThat(manifests.stream().map(Manifest::kind)).doesNotContain("Secret");
        assertThat(pods(valueSet).values().stream()
                        .flatMap(PodsTest::containers)
                        .flatMap(container -> container.getEnv().stream())
                        .filter(variable -> isSecret(variable.getName())))
                .isNotEmpty()
                .allSatisfy(variable -> {
                    assertThat(variable.getValue()).isNull();
                    assertThat(variable.getValueFrom().getSecretKeyRef().getName())
                            .isNotEmpty();
                });
        manifests.stream()
                .filter(manifest -> manifest.kind().equals("ConfigMap"))
                .filter(manifest -> !manifest.name().endsWith("-dashboard"))
                .forEach(manifest -> assertThat(
                                Settings.of(valueSet, manifest.name()).keySet())
                        .isNotEmpty()
                        .noneMatch(PodsTest::isSecret));
    }

    /** Root's, and readable by the group of the service: the one form besides 0600 that the service takes. */
    @Test
    void mountTheSigningKeyForTheServiceAlone() {
        assertThat(Objects.requireNonNull(pods("smallest").get("demo-snapforge-api")).getVolumes().stream()
                        .filter(volume -> volume.getName().equals("signing")))
                .singleElement()
                .satisfies(volume -> {
                    assertThat(volume.getSecret().getDefaultMode()).isEqualTo(0440);
                    assertThat(volume.getSecret().getSecretName()).isEqualTo("snapforge-signing");
                });
        assertThat(pods("smallest").values())
                .filteredOn(pod -> !pod.getVolumes().isEmpty())
                .isNotEmpty()
                .allMatch(pod -> pod.getSecurityContext().getFsGroup() == 10001);
    }

    @Test
    void mountTheSecretsOfClientsForTheServiceAlone() {
        PodSpec api = Objects.requireNonNull(pods("everything").get("demo-snapforge-api"));

        assertThat(api.getVolumes())
                .filteredOn(volume -> volume.getName().equals("clients"))
                .singleElement()
                .satisfies(volume -> {
                    assertThat(volume.getSecret().getDefaultMode()).isEqualTo(0440);
                    assertThat(volume.getSecret().getSecretName()).isEqualTo("snapforge-clients");
                });
        assertThat(api.getContainers().get(0).getVolumeMounts())
                .filteredOn(it -> it.getName().equals("clients"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.getReadOnly()).isTrue();
                    assertThat(Settings.of("everything", "demo-snapforge-api")
                                    .get("snapforge.access.oidc.issuers[0].client.secret-file"))
                            .startsWith(it.getMountPath() + "/");
                });
        assertThat(deployments("everything"))
                .filteredOn(PodsTest::isBuilder)
                .allSatisfy(
                        it -> assertThat(it.getSpec().getTemplate().getSpec().getVolumes())
                                .noneMatch(volume -> volume.getName().equals("clients")));
    }

    /** Folders, and not files in them: Kubernetes renews what it mounts as a folder. */
    @Test
    void mountTheFileOfAdvisoriesAndItsKeysForTheServiceAlone() {
        PodSpec api = Objects.requireNonNull(pods("everything").get("demo-snapforge-api"));
        Map<String, String> settings = Settings.of("everything", "demo-snapforge-api");
        Map<String, VolumeMount> mounts = api.getContainers().get(0).getVolumeMounts().stream()
                .collect(Collectors.toMap(VolumeMount::getName, it -> it));

        assertThat(api.getVolumes())
                .filteredOn(volume -> volume.getName().startsWith("advisor"))
                .extracting(volume -> volume.getConfigMap().getName())
                .containsExactly("snapforge-advisories", "snapforge-advisory-keys");
        assertThat(Objects.requireNonNull(mounts.get("advisories")).getSubPath())
                .isNull();
        assertThat(settings)
                .containsEntry("snapforge.advisory.vulnerable", "refuse")
                .containsEntry(
                        "snapforge.advisory.feed.file",
                        Objects.requireNonNull(mounts.get("advisories")).getMountPath() + "/advisories.dsse.json");
        assertThat(Objects.requireNonNull(settings.get("snapforge.advisory.feed.keys"))
                        .split(","))
                .hasSize(2)
                .allMatch(key -> key.startsWith(
                        Objects.requireNonNull(mounts.get("advisory-keys")).getMountPath() + "/"));
        assertThat(deployments("everything"))
                .filteredOn(PodsTest::isBuilder)
                .allSatisfy(
                        it -> assertThat(it.getSpec().getTemplate().getSpec().getVolumes())
                                .noneMatch(volume -> volume.getName().startsWith("advisor")));
    }

    /** Where bundles run, there is neither the key nor anything that asks for it. */
    @ParameterizedTest
    @FieldSource("VALUE_SETS")
    void keepTheSigningKeyAwayFromBuilders(String valueSet) {
        assertThat(deployments(valueSet))
                .filteredOn(PodsTest::isBuilder)
                .isNotEmpty()
                .allSatisfy(deployment -> {
                    PodSpec pod = deployment.getSpec().getTemplate().getSpec();
                    assertThat(pod.getVolumes())
                            .noneMatch(volume -> volume.getName().equals("signing"));
                    Map<String, String> settings =
                            Settings.of(valueSet, deployment.getMetadata().getName());
                    assertThat(settings).containsEntry("snapforge.role.signer", "false");
                    assertThat(settings.keySet()).noneMatch(name -> name.startsWith("snapforge.signing."));
                });
        assertThat(deployments(valueSet))
                .filteredOn(deployment -> !isBuilder(deployment))
                .singleElement()
                .satisfies(api -> assertThat(
                                Settings.of(valueSet, api.getMetadata().getName()))
                        .containsEntry("snapforge.role.signer", "true"));
    }

    /** A builder's user reaches less; it has the api's only where the values say so. */
    @Test
    void giveBuildersTheirOwnUserOfTheDatabase() {
        assertThat(databaseSecretsOfBuilders("smallest")).containsOnly("snapforge-builder");
        assertThat(databaseSecretsOfBuilders("files")).containsOnly("database");
    }

    private static Stream<String> databaseSecretsOfBuilders(String valueSet) {
        return deployments(valueSet).stream()
                .filter(PodsTest::isBuilder)
                .flatMap(it ->
                        databaseSecrets(it.getSpec().getTemplate().getSpec().getContainers()));
    }

    @Test
    void mountWhatATokenNeedsForTheServiceAlone() {
        PodSpec api = Objects.requireNonNull(pods("files").get("forge-api"));
        Container container = api.getContainers().get(0);

        assertThat(Settings.of("files", "forge-api"))
                .containsEntry("snapforge.signing.pkcs11.library", "/opt/hsm/libhsm.so")
                .containsEntry("snapforge.signing.pkcs11.token-label", "forge")
                .containsEntry("snapforge.signing.pkcs11.key-label", "snapshots")
                .containsEntry("snapforge.signing.pkcs11.pin-file", "/etc/snapforge/signing/user-pin")
                .doesNotContainKey("snapforge.signing.key-file");
        assertThat(api.getVolumes()).extracting(Volume::getName).contains("signing", "hsm");
        assertThat(container.getEnv()).extracting(EnvVar::getName).contains("HSM_CONF");
        assertThat(container.getVolumeMounts())
                .anySatisfy(it -> assertThat(it.getMountPath()).isEqualTo("/opt/hsm"));
        assertThat(deployments("files"))
                .filteredOn(PodsTest::isBuilder)
                .allSatisfy(
                        it -> assertThat(it.getSpec().getTemplate().getSpec().getVolumes())
                                .noneMatch(volume -> volume.getName().equals("hsm")));
    }

    /** The user that may change tables is known to the step that changes them, which ends before any bundle is run. */
    @Test
    void giveTheOwnerOfTheSchemaToTheMigrationOnly() {
        assertThat(deployments("everything")).allSatisfy(deployment -> {
            PodSpec pod = deployment.getSpec().getTemplate().getSpec();
            assertThat(databaseSecrets(pod.getInitContainers())).containsOnly("snapforge-owner");
            assertThat(databaseSecrets(pod.getContainers()))
                    .containsOnly(isBuilder(deployment) ? "snapforge-builder" : "snapforge-database");
            assertThat(pod.getInitContainers().get(0).getArgs())
                    .contains("--snapforge.role.migrate=true", "--spring.flyway.enabled=true");
            assertThat(Settings.of("everything", deployment.getMetadata().getName()))
                    .containsEntry("spring.flyway.enabled", "false");
        });
    }

    /** Never empty, so that what is asserted of all is asserted of some. */
    static List<Deployment> deployments(String valueSet) {
        List<Deployment> deployments = Chart.render(valueSet).stream()
                .filter(manifest -> manifest.kind().equals("Deployment"))
                .map(manifest -> manifest.as(Deployment.class))
                .toList();
        assertThat(deployments).isNotEmpty();
        return deployments;
    }

    private static Map<String, PodSpec> pods(String valueSet) {
        return Stream.concat(
                        deployments(valueSet).stream()
                                .map(it -> Map.entry(
                                        it.getMetadata().getName(),
                                        it.getSpec().getTemplate().getSpec())),
                        Chart.render(valueSet).stream()
                                .filter(manifest -> manifest.kind().equals("Pod"))
                                .map(manifest -> Map.entry(
                                        manifest.name(), manifest.as(Pod.class).getSpec())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Map<String, String> labels(Deployment deployment) {
        return deployment.getSpec().getTemplate().getMetadata().getLabels();
    }

    private static boolean isBuilder(Deployment deployment) {
        return "builder".equals(labels(deployment).get("app.kubernetes.io/component"));
    }

    private static Stream<Container> containers(PodSpec pod) {
        return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream());
    }

    private static Stream<String> databaseSecrets(List<Container> containers) {
        return containers.stream()
                .flatMap(container -> container.getEnv().stream())
                .filter(variable -> variable.getName().startsWith("SPRING_DATASOURCE_"))
                .map(EnvVar::getValueFrom)
                .map(source -> source.getSecretKeyRef().getName());
    }

    private static boolean isAllowed(Volume volume) {
        return volume.getConfigMap() != null
                || volume.getSecret() != null
                || volume.getEmptyDir() != null
                || volume.getPersistentVolumeClaim() != null;
    }

    private static boolean isSecret(String name) {
        // Where a secret lies is none, nor what a token is called, nor how people get the first one.
        return name.matches("(?i).*(password|secret|access_key|username|token).*")
                && !name.endsWith("-file")
                && !name.endsWith("-label")
                && !name.endsWith("first-token");
    }

    private static String path(Probe probe) {
        HTTPGetAction request = probe.getHttpGet();
        assertThat(request.getPort().getStrVal()).isEqualTo("management");
        return request.getPath();
    }

    private static long seconds(String duration) {
        return Long.parseLong(duration.replaceFirst("s$", ""));
    }
}
