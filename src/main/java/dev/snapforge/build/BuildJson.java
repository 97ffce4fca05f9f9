package dev.snapforge.build;

import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.Target;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as this package reads it from clients and keeps it in its tables. */
final class BuildJson {

    // As deep as canonical JSON goes in this project.
    private static final int MAX_DEPTH = 64;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private BuildJson() {}

    /**
     * Reads what a client sent.
     *
     * @throws MalformedSpecException {@code malformed-spec}, with the position
     */
    static JsonNode parse(byte[] text) {
        try {
            return JSON.readTree(new String(text, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            throw new MalformedSpecException(
                    e.getOriginalMessage(),
                    location == null ? 0 : location.getLineNr(),
                    location == null ? 0 : location.getColumnNr());
        }
    }

    static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    static <T> T read(String text, Class<T> type) {
        return JSON.readValue(text, type);
    }

    static <T> List<T> readList(String text, Class<T> item) {
        return JSON.readValue(text, JSON.getTypeFactory().constructCollectionType(List.class, item));
    }

    /** The text under which a spec is kept. */
    static String writeSpec(BuildSpec spec) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", spec.name());
        fields.put("version", spec.version());
        fields.put("targets", spec.targets().stream().map(Target::toString).toList());
        fields.put("prelude", spec.prelude());
        fields.put("warmup", spec.warmup());
        fields.put("requires", spec.requires());
        fields.put("checks", spec.checks().stream().map(BuildJson::check).toList());
        fields.put("policy", policy(spec.policy()));
        fields.put("features", spec.features());
        fields.put("labels", spec.labels());
        return write(fields);
    }

    private static Object check(Check check) {
        JsonNode expected = check.expected();
        return expected == null ? check.expression() : Map.of("expression", check.expression(), "expected", expected);
    }

    private static Object policy(Policy policy) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("runtimeState", policy.runtimeState().word());
        fields.put("minSpeedup", policy.minSpeedup());
        return fields;
    }

    /** Reads what {@link #writeSpec} wrote, and what it wrote before there were warm-up and policy. */
    static BuildSpec readSpec(String text) {
        return SpecReader.read(JSON.readTree(text));
    }

    /** Tells requests apart; it covers what the client sent, and not what the service filled in. */
    static Digest requestDigest(Digest bundle, JsonNode spec) {
        Object sorted = JSON.treeToValue(spec, Object.class);
        return Digest.of((bundle + "\n" + JSON.writeValueAsString(sorted)).getBytes(StandardCharsets.UTF_8));
    }
}
