package dev.snapforge.kubernetes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** One object for a cluster. */
public record Manifest(Map<String, Object> content) {

    /** Kubernetes' own types, told not to put up with fields that they do not have: a cluster would drop those silently. */
    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            });

    /** The documents of a text; one that has a key twice is refused. */
    static List<Manifest> all(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<Manifest> manifests = new ArrayList<>();
        for (Object document : new Yaml(options).loadAll(text)) {
            if (document != null) {
                manifests.add(new Manifest(map(document)));
            }
        }
        return manifests;
    }

    String kind() {
        return (String) Objects.requireNonNull(content.get("kind"));
    }

    String name() {
        return (String) Objects.requireNonNull(metadata().get("name"));
    }

    Map<String, Object> metadata() {
        return map(content.get("metadata"));
    }

    /** As a type of Kubernetes' API; fails on a field that the type does not have, or has as something else. */
    <T> T as(Class<T> type) {
        return STRICT.convertValue(content, type);
    }

    /** What is at a path of names and positions. */
    public Object at(Object... path) {
        Object found = content;
        for (Object step : path) {
            found = step instanceof Integer position
                    ? ((List<?>) found).get(position)
                    : Objects.requireNonNull(map(found).get(step), () -> step + " in " + kind() + " " + name());
        }
        return found;
    }

    @SuppressWarnings("unchecked") // YAML's maps have texts as keys
    private static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
