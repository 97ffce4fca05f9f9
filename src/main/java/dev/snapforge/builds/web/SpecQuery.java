package dev.snapforge.builds.web;

import dev.snapforge.core.UnknownFieldException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a spec of query parameters, by the list of them; what the values must be is checked with the spec. */
final class SpecQuery {

    // As JSON writes numbers; Java's own reader would take 0x1p3 and NaN, too.
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?([eE][-+]?[0-9]{1,3})?");
    private static final Map<String, SpecParameter> BY_NAME =
            SpecParameter.ALL.stream().collect(Collectors.toMap(SpecParameter::name, Function.identity()));
    // The spec's objects, and the parameters that are written instead of each.
    private static final Map<String, String> OBJECTS = SpecParameter.ALL.stream()
            .filter(it -> it.object() != null)
            .collect(Collectors.groupingBy(
                    SpecParameter::object, Collectors.mapping(SpecParameter::usage, Collectors.joining(" and "))));

    private final ObjectNode spec = JsonNodeFactory.instance.objectNode();

    private SpecQuery() {}

    /**
     * The spec that these parameters stand for.
     *
     * @throws UnknownFieldException {@code unknown-field}, for a name that stands for nothing
     * @throws BuildRequestException {@code invalid-parameter}, for a value that cannot be written into a spec
     */
    static ObjectNode read(Map<String, List<String>> parameters) {
        List<String> unknown =
                parameters.keySet().stream().filter(it -> !isKnown(it)).toList();
        if (!unknown.isEmpty()) {
            List<String> known = Stream.concat(
                            SpecParameter.ALL.stream().map(SpecParameter::name), Stream.of(ScriptReader.FILE_NAME))
                    .toList();
            throw UnknownFieldException.of("The spec", "", unknown, known);
        }
        SpecQuery query = new SpecQuery();
        parameters.forEach(query::put);
        return query.spec;
    }

    /** Whether a parameter of this name says something about a spec, rightly or not. */
    static boolean isKnown(String name) {
        return BY_NAME.containsKey(name) || OBJECTS.containsKey(name);
    }

    /**
     * The value of a parameter that has only one.
     *
     * @throws BuildRequestException {@code invalid-parameter}, if it has none or several
     */
    static String single(String name, List<String> values) {
        if (values.size() != 1) {
            throw BuildRequestException.invalidQuery(name, "one value", values.size() + " values");
        }
        return values.get(0);
    }

    private void put(String name, List<String> values) {
        SpecParameter parameter = BY_NAME.get(name);
        if (parameter == null) {
            throw BuildRequestException.invalidQuery(
                    name, OBJECTS.getOrDefault(name, "a field of the spec"), values.get(0));
        }
        ObjectNode target = parameter.object() == null ? spec : spec.withObject("/" + parameter.object());
        switch (parameter.form()) {
            case TEXT -> target.put(name, single(name, values));
            case NUMBER -> target.put(name, number(parameter, single(name, values)));
            case LIST -> addAll(target.putArray(name), values.stream().flatMap(SpecQuery::separated));
            case REPEATED -> addAll(target.putArray(name), values.stream());
            case ENTRIES -> values.forEach(it -> entry(target, name, it));
        }
    }

    private static void addAll(ArrayNode list, Stream<String> items) {
        items.forEach(list::add);
    }

    private static Stream<String> separated(String items) {
        return Arrays.stream(items.split(",", -1)).map(String::strip);
    }

    private static void entry(ObjectNode target, String name, String entry) {
        int equals = entry.indexOf('=');
        if (equals < 1) {
            throw BuildRequestException.invalidQuery(name, "key=value", entry);
        }
        target.put(entry.substring(0, equals), entry.substring(equals + 1));
    }

    private static double number(SpecParameter parameter, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw BuildRequestException.invalidQuery(parameter.name(), parameter.expected(), text);
        }
        return Double.parseDouble(text);
    }
}
