package dev.snapforge.build.web;

import dev.snapforge.build.Submission;
import dev.snapforge.bundle.UploadPart;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a request whose body is one script, and whose query parameters are the spec. */
final class ScriptReader {

    private static final String FILE_NAME = "fileName";
    private static final String LABEL = "label";
    private static final String RUNTIME_STATE = "runtimeState";
    private static final String MIN_SPEEDUP = "minSpeedup";
    // As JSON writes numbers; Java's own reader would take 0x1p3 and NaN, too.
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?([eE][-+]?[0-9]{1,3})?");
    private static final Set<String> COMMA_SEPARATED = Set.of("targets", "requires", "features");
    // A query has no objects: how their fields are said instead.
    private static final Map<String, String> OBJECTS =
            Map.of("labels", "label=key=value, once for each label", "policy", "runtimeState=… and minSpeedup=…");
    // An expression may hold commas, so checks are only repeated.
    private static final Set<String> REPEATED = Set.of("checks");

    private ScriptReader() {}

    static Submission read(HttpServletRequest request, @Nullable String idempotencyKey) {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        String fileName = "main.js";
        for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
            List<String> values = Arrays.asList(parameter.getValue());
            switch (parameter.getKey()) {
                case FILE_NAME -> fileName = single(FILE_NAME, values);
                case LABEL -> values.forEach(it -> label(spec, it));
                case RUNTIME_STATE -> inside(spec, "policy").put(RUNTIME_STATE, single(RUNTIME_STATE, values));
                case MIN_SPEEDUP -> inside(spec, "policy").put(MIN_SPEEDUP, number(single(MIN_SPEEDUP, values)));
                default -> field(spec, parameter.getKey(), values);
            }
        }
        return new Submission(List.of(new UploadPart(fileName, request::getInputStream)), spec, idempotencyKey);
    }

    private static void field(ObjectNode spec, String name, List<String> values) {
        String instead = OBJECTS.get(name);
        if (instead != null) {
            throw new InvalidQueryException(name, instead, values.get(0));
        }
        boolean commas = COMMA_SEPARATED.contains(name);
        if (commas || REPEATED.contains(name)) {
            ArrayNode list = spec.putArray(name);
            values.stream()
                    .flatMap(it -> commas ? Arrays.stream(it.split(",", -1)).map(String::strip) : Stream.of(it))
                    .forEach(list::add);
        } else {
            spec.put(name, single(name, values));
        }
    }

    private static void label(ObjectNode spec, String label) {
        int equals = label.indexOf('=');
        if (equals < 1) {
            throw new InvalidQueryException(LABEL, "key=value", label);
        }
        inside(spec, "labels").put(label.substring(0, equals), label.substring(equals + 1));
    }

    private static ObjectNode inside(ObjectNode spec, String field) {
        return spec.get(field) instanceof ObjectNode there ? there : spec.putObject(field);
    }

    private static double number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new InvalidQueryException(MIN_SPEEDUP, "a number greater than 0 and at most 1000, such as 1.5", text);
        }
        return Double.parseDouble(text);
    }

    private static String single(String name, List<String> values) {
        if (values.size() != 1) {
            throw new InvalidQueryException(name, "one value", values.size() + " values");
        }
        return values.get(0);
    }
}
