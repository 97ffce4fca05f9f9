package dev.snapforge.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The chart sets nothing that the service, or a library in it, does not know. */
class SettingsTest {

    static final List<String> VALUE_SETS = Chart.VALUE_SETS;

    /** What conditions ask for and no record holds. */
    private static final Set<String> ROLES =
            Set.of("snapforge.role.api", "snapforge.role.builder", "snapforge.role.signer", "snapforge.role.migrate");

    @ParameterizedTest
    @FieldSource("VALUE_SETS")
    void areKnownToTheService(String valueSet) throws IOException {
        Set<String> known = known();
        Set<String> set = Chart.render(valueSet).stream()
                .flatMap(manifest -> names(valueSet, manifest))
                .collect(Collectors.toSet());

        assertThat(set).contains("snapforge.engine.targets", "snapforge.role.migrate", "spring.datasource.url");
        assertThat(set.stream().map(name -> name.replaceFirst("\\[.*", ""))).allMatch(known::contains);
    }

    private static Stream<String> names(String valueSet, Manifest manifest) {
        if (manifest.kind().equals("Deployment")) {
            List<?> arguments = (List<?>) manifest.at("spec", "template", "spec", "initContainers", 0, "args");
            return arguments.stream().map(it -> it.toString().replaceAll("^--|=.*$", ""));
        }
        if (manifest.kind().equals("ConfigMap") && !manifest.name().endsWith("-dashboard")) {
            Map<String, String> settings = Settings.of(valueSet, manifest.name());
            return settings.keySet().stream();
        }
        return Stream.empty();
    }

    /** What the service and its libraries say of themselves in their metadata. */
    private static Set<String> known() throws IOException {
        Set<String> names = new HashSet<>(ROLES);
        // Bound to the pool's own class, which has no metadata.
        names.add("spring.datasource.hikari.maximum-pool-size");
        for (URL url : Collections.list(
                SettingsTest.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream metadata = url.openStream()) {
                for (JsonNode property : new ObjectMapper().readTree(metadata).path("properties")) {
                    names.add(property.path("name").asText());
                }
            }
        }
        assertThat(names).contains("snapforge.builder.drain", "spring.lifecycle.timeout-per-shutdown-phase");
        return names;
    }
}
