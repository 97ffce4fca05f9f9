package dev.snapforge.builds.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.snapforge.core.Target;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schemas (2020-12) of a build spec and of an archive's manifest, made of {@link BuildSpec} and its annotations. */
public final class SpecSchema {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BASE = "https://snapforge.dev/schema/";

    private SpecSchema() {}

    /** What the part {@code spec} of a form may be. */
    public static ObjectNode ofSpec() {
        ObjectNode schema = head(
                "build-spec.schema.json", "Build spec of Snapforge", "What to build: the part `spec` of POST /builds");
        ObjectNode body = record(BuildSpec.class);
        ((ObjectNode) body.get("properties")).setAll(editorsOwn((ObjectNode) body.get("properties")));
        body.remove("description");
        schema.setAll(body);
        return withName(schema);
    }

    /** What an archive's {@code snapforge.json} may be. */
    public static ObjectNode ofManifest() {
        ObjectNode schema = head(
                "snapforge.schema.json",
                "snapforge.json",
                "The manifest of an archive: which of its files run, and what to build of them");
        ObjectNode body = record(BuildSpec.class);
        ObjectNode properties = JSON.createObjectNode();
        ObjectNode files = properties.putObject("files");
        files.put(
                "description",
                "Paths inside the archive, in the order they run; what modules import need not be listed");
        files.put("type", "array").put("minItems", 1).put("uniqueItems", true);
        files.putObject("items").put("type", "string").put("minLength", 1);
        files.putArray("examples").addArray().add("main.js");
        properties.setAll((ObjectNode) body.get("properties"));
        body.set("properties", editorsOwn(properties));
        body.remove("description");
        body.remove("examples");
        schema.setAll(body);
        schema.putArray("required").add("files");
        return withName(schema);
    }

    /** The schema of a record's component. */
    public static ObjectNode of(RecordComponent component) {
        ObjectNode schema = JSON.createObjectNode();
        Schema words = component.getAccessor().getAnnotation(Schema.class);
        if (words != null) {
            schema.put("description", words.description());
        }
        schema.setAll(type(component.getAnnotatedType(), component.getAccessor()));
        if (words != null) {
            if (words.allowableValues().length > 0) {
                schema.remove("pattern");
                ArrayNode values = schema.putArray("enum");
                Arrays.stream(words.allowableValues()).forEach(values::add);
            }
            if (!words.defaultValue().isEmpty()) {
                schema.put("default", words.defaultValue());
            }
            if (!words.example().isEmpty()) {
                schema.putArray("examples").add(example(words.example()));
            }
        }
        return schema;
    }

    private static ObjectNode head(String file, String title, String description) {
        return JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", BASE + file)
                .put("title", title)
                .put("description", description);
    }

    // SpecReader allows it: editors look for it there.
    private static ObjectNode editorsOwn(ObjectNode properties) {
        ObjectNode all = JSON.createObjectNode();
        all.putObject(SpecReader.SCHEMA)
                .put("description", "Where this schema is, for editors; the service does not look at it")
                .put("type", "string");
        all.setAll(properties);
        return all;
    }

    private static ObjectNode withName(ObjectNode schema) {
        schema.putObject("dependentRequired").putArray("version").add("name");
        return schema;
    }

    private static ObjectNode record(Class<?> type) {
        ObjectNode schema = JSON.createObjectNode();
        Schema words = type.getAnnotation(Schema.class);
        schema.put("description", words.description()).put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.createArrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            ObjectNode property = of(component);
            properties.set(component.getName(), property);
            if (component.getAccessor().isAnnotationPresent(NotNull.class) && !property.has("default")) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.put("additionalProperties", false);
        if (!words.example().isEmpty()) {
            schema.putArray("examples").add(example(words.example()));
        }
        return schema;
    }

    private static ObjectNode type(AnnotatedType annotated, AnnotatedElement constraints) {
        Type type = annotated.getType();
        Class<?> raw = (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        ObjectNode schema = JSON.createObjectNode();
        @Nullable Size size = constraints.getAnnotation(Size.class);
        if (raw == JsonNode.class) {
            return schema;
        } else if (raw == DeferralHandling.class) {
            ArrayNode either = schema.putArray("anyOf");
            either.addObject()
                    .put("type", "string")
                    .putArray("enum")
                    .add("auto")
                    .add("off");
            ObjectNode list =
                    either.addObject().put("type", "array").put("minItems", 1).put("maxItems", 100);
            list.putObject("items").put("type", "string").put("minLength", 1).put("maxLength", 255);
            return schema;
        } else if (raw == Target.class) {
            return schema.put("type", "string");
        } else if (raw == String.class) {
            schema.put("type", "string");
            limit(schema, size, "minLength", "maxLength");
            Optional.ofNullable(constraints.getAnnotation(Pattern.class))
                    .ifPresent(it -> schema.put("pattern", "^(?:" + it.regexp() + ")$"));
        } else if (raw == Double.class) {
            schema.put("type", "number");
            DecimalMin least = constraints.getAnnotation(DecimalMin.class);
            schema.put(least.inclusive() ? "minimum" : "exclusiveMinimum", Integer.parseInt(least.value()));
            schema.put(
                    "maximum",
                    Integer.parseInt(constraints.getAnnotation(DecimalMax.class).value()));
        } else if (raw.isEnum()) {
            schema.put("type", "string");
            ArrayNode values = schema.putArray("enum");
            for (Object constant : raw.getEnumConstants()) {
                values.add(JSON.<JsonNode>valueToTree(constant));
            }
        } else if (raw == List.class) {
            schema.put("type", "array");
            limit(schema, size, "minItems", "maxItems");
            AnnotatedType item = argument(annotated, 0);
            schema.set("items", type(item, item));
        } else if (raw == Map.class) {
            schema.put("type", "object");
            limit(schema, size, "minProperties", "maxProperties");
            AnnotatedType key = argument(annotated, 0);
            AnnotatedType value = argument(annotated, 1);
            ObjectNode names = type(key, key);
            names.remove("type");
            schema.set("propertyNames", names);
            schema.set("additionalProperties", type(value, value));
        } else {
            return alternatives(raw);
        }
        return schema;
    }

    // A record that one of its components may stand for by itself.
    private static ObjectNode alternatives(Class<?> type) {
        ObjectNode whole = record(type);
        Optional<Method> shorthand = Stream.of(type.getDeclaredMethods())
                .filter(it -> it.isAnnotationPresent(JsonCreator.class))
                .findFirst();
        if (shorthand.isEmpty()) {
            return whole;
        }
        ObjectNode either = JSON.createObjectNode();
        either.putArray("anyOf").add(of(type.getRecordComponents()[0])).add(whole);
        return either;
    }

    private static AnnotatedType argument(AnnotatedType type, int index) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
    }

    private static void limit(ObjectNode schema, @Nullable Size size, String least, String most) {
        if (size != null) {
            if (size.min() > 0) {
                schema.put(least, size.min());
            }
            schema.put(most, size.max());
        }
    }

    private static JsonNode example(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return JSON.getNodeFactory().stringNode(text);
        }
    }
}
