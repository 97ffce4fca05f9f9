package dev.snapforge.api.compatibility;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A schema of OpenAPI 3.1 in one form: references followed, {@code allOf} merged, and "this or null" said by the type.
 *
 * @param name of the component that it is; null if it is written in place
 * @param types the JSON types that it allows; empty for any
 * @param properties by name
 * @param required names of properties
 * @param alternatives of {@code oneOf} or {@code anyOf}, without null
 * @param constraints all other keywords that decide about values
 */
record ResolvedSchema(
        @Nullable String name,
        Set<String> types,
        Map<String, JsonNode> properties,
        Set<String> required,
        List<JsonNode> alternatives,
        Map<String, JsonNode> constraints) {

    /** The service decides nothing by them. */
    private static final Set<String> NOTES =
            Set.of("description", "title", "example", "examples", "deprecated", "readOnly", "writeOnly");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String COMPONENT = "#/components/schemas/";

    /** @param api the document that the schema is in */
    static ResolvedSchema of(JsonNode schema, JsonNode api) {
        Collector collector = new Collector(api);
        collector.add(schema);
        return new ResolvedSchema(
                collector.name,
                collector.types,
                collector.properties,
                collector.required,
                collector.alternatives,
                collector.constraints);
    }

    private static final class Collector {
        private final JsonNode api;
        private final Set<String> types = new TreeSet<>();
        private final Map<String, JsonNode> properties = new LinkedHashMap<>();
        private final Set<String> required = new TreeSet<>();
        private final List<JsonNode> alternatives = new ArrayList<>();
        private final Map<String, JsonNode> constraints = new HashMap<>();
        private @Nullable String name;

        private Collector(JsonNode api) {
            this.api = api;
        }

        private void add(JsonNode schema) {
            schema.forEachEntry((keyword, value) -> {
                switch (keyword) {
                    case "$ref" -> follow(value.asString());
                    case "allOf" -> value.forEach(this::add);
                    case "oneOf", "anyOf" -> choose(value);
                    case "type" -> addTypes(value);
                    case "properties" -> value.forEachEntry(this::addProperty);
                    case "required" -> value.forEach(it -> required.add(it.asString()));
                    default -> {
                        if (!NOTES.contains(keyword)) {
                            constraints.put(keyword, value);
                        }
                    }
                }
            });
        }

        private void follow(String reference) {
            if (!reference.startsWith(COMPONENT)) {
                throw new IllegalArgumentException("A reference of an unknown form: " + reference);
            }
            String found = reference.substring(COMPONENT.length());
            name = name == null ? found : name;
            add(api.at("/components/schemas").path(found));
        }

        /** With one alternative beside null, it is that one. */
        private void choose(JsonNode choices) {
            List<JsonNode> others = new ArrayList<>();
            choices.forEach(it -> {
                if (!it.path("type").asString("").equals("null")) {
                    others.add(it);
                }
            });
            if (others.size() == 1) {
                add(others.get(0));
            } else {
                alternatives.addAll(others);
            }
            if (others.size() < choices.size() && !types.isEmpty()) {
                types.add("null");
            }
        }

        private void addTypes(JsonNode value) {
            if (value.isArray()) {
                value.forEach(it -> types.add(it.asString()));
            } else {
                types.add(value.asString());
            }
        }

        /** What a later part says of a property narrows it. */
        private void addProperty(String property, JsonNode schema) {
            JsonNode earlier = properties.get(property);
            properties.put(
                    property,
                    earlier == null
                            ? schema
                            : NODES.objectNode()
                                    .set("allOf", NODES.arrayNode().add(earlier).add(schema)));
        }
    }
}
