package dev.snapforge.kubernetes;

import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** The settings that a pod's ConfigMap holds. */
final class Settings {

    private Settings() {}

    static Map<String, String> of(String valueSet, String configMap) {
        Manifest found = Chart.render(valueSet).stream()
                .filter(manifest -> manifest.toString().equals("ConfigMap " + configMap))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No ConfigMap " + configMap));
        Map<String, Object> settings = new Yaml().load((String) found.at("data", "application.yaml"));
        Map<String, String> texts = new TreeMap<>();
        settings.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }
}
