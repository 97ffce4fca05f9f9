package dev.snapforge.journey.ci;

import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** YAML as a tree, in which what is absent is a missing node. */
final class YamlTree {

    private static final JsonMapper JSON = new JsonMapper();

    private YamlTree() {}

    static JsonNode of(String yaml) {
        Object document = new Yaml().load(yaml);
        return JSON.valueToTree(document);
    }
}
