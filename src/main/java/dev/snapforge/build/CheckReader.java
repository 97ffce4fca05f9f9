package dev.snapforge.build;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the field {@code checks} of a spec. */
final class CheckReader {

    private static final int MAX_EXPRESSION = 10_000;
    private static final String EXPRESSION = "expression";
    private static final String EXPECTED = "expected";

    private CheckReader() {}

    static List<Check> read(JsonFields spec) {
        List<Check> checks = new ArrayList<>();
        spec.each("checks", SpecReader.MAX_ITEMS, (place, item) -> {
            if (item.isObject()) {
                spec.inside(place, item, List.of(EXPRESSION, EXPECTED));
                add(checks, spec, place + "/" + EXPRESSION, item.get(EXPRESSION), item.get(EXPECTED));
            } else {
                add(checks, spec, place, item, null);
            }
        });
        return checks;
    }

    private static void add(
            List<Check> checks,
            JsonFields spec,
            String place,
            @Nullable JsonNode expression,
            @Nullable JsonNode expected) {
        String source = spec.source(place, expression, MAX_EXPRESSION, "a JavaScript expression");
        if (source != null) {
            checks.add(new Check(source, expected));
        }
    }
}
