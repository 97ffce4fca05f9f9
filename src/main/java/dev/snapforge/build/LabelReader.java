package dev.snapforge.build;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the field {@code labels} of a spec. */
final class LabelReader {

    private static final String LABELS = "labels";
    private static final int MAX_LABELS = 50;
    private static final int MAX_KEY = 100;
    private static final int MAX_VALUE = 1_000;

    private LabelReader() {}

    static Map<String, String> read(JsonFields spec) {
        Map<String, String> labels = new LinkedHashMap<>();
        JsonNode node = spec.get(LABELS);
        if (node == null) {
            return labels;
        }
        if (!node.isObject() || node.size() > MAX_LABELS) {
            spec.refuse(LABELS, "must be an object of at most " + MAX_LABELS + " labels");
            return labels;
        }
        node.properties().forEach(label -> {
            if (fits(label.getKey(), label.getValue())) {
                labels.put(label.getKey(), label.getValue().asString());
            } else {
                spec.refuse(LABELS, "must have names of 1 to 100 and texts of at most 1000 characters");
            }
        });
        return labels;
    }

    private static boolean fits(String key, JsonNode value) {
        return !key.isBlank()
                && key.length() <= MAX_KEY
                && value.isString()
                && value.asString().length() <= MAX_VALUE;
    }
}
