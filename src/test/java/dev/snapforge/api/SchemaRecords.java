package dev.snapforge.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The records behind the schemas of the API's document: what of them is nullable in Java is nullable there. */
final class SchemaRecords {

    private final Map<String, Class<?>> records = new LinkedHashMap<>();

    SchemaRecords() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Schema.class, false));
        for (BeanDefinition found : scanner.findCandidateComponents("dev.snapforge")) {
            Class<?> type = load(String.valueOf(found.getBeanClassName()));
            String name = type.getAnnotation(Schema.class).name();
            records.put(name.isEmpty() ? type.getSimpleName() : name, type);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Says in a schema which of its properties are required, and which may be null. What a request must have is null in Java until it
     * was looked at, so its annotation says that it is required.
     *
     * @param answered whether answers have it: they have all properties, while a request may leave out what may be null
     */
    void describe(String name, ObjectNode schema, boolean answered) {
        Class<?> type = records.get(name);
        if (type == null && name.startsWith("Page")) {
            type = Page.class;
        }
        if (type == null) {
            throw new AssertionError("no record for the schema " + name);
        }
        Set<String> demanded =
                schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        ArrayNode required = schema.withArray("required").removeAll();
        describe(type, schema, demanded, answered, required);
        if (required.isEmpty()) {
            schema.remove("required");
        }
    }

    private static void describe(
            Class<?> type, ObjectNode schema, Set<String> demanded, boolean answered, ArrayNode required) {
        JsonInclude include = type.getAnnotation(JsonInclude.class);
        boolean omitted = include != null && include.value() == JsonInclude.Include.NON_NULL;
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                describe(component.getType(), schema, demanded, answered, required);
                continue;
            }
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    && !demanded.contains(component.getName());
            if (nullable && !omitted) {
                JsonNode property = schema.path("properties").path(component.getName());
                schema.withObjectProperty("properties").set(component.getName(), orNull((ObjectNode) property));
            }
            if (!nullable || (answered && !omitted)) {
                required.add(component.getName());
            }
        }
    }

    private static ObjectNode orNull(ObjectNode property) {
        if (property.has("$ref")) {
            ObjectNode either = property.objectNode();
            if (property.has("description")) {
                either.set("description", property.get("description"));
            }
            either.putArray("oneOf").addObject().set("$ref", property.get("$ref"));
            either.withArray("oneOf").addObject().put("type", "null");
            return either;
        }
        if (property.path("type").isString()) {
            String type = property.path("type").asString();
            property.putArray("type").add(type).add("null");
        }
        if (property.has("enum")) {
            property.withArray("enum").addNull();
        }
        return property;
    }
}
