package dev.snapforge.api.compatibility;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares schemas by one rule: what clients write may become more, what the service writes may become less, in values, and neither may lose
 * a property. A property named {@code code} is an open set: clients must expect codes that they do not know.
 */
final class SchemaComparison {

    /** Limits of which a greater one allows more. */
    private static final Set<String> UPPER =
            Set.of("maxLength", "maxItems", "maxProperties", "maximum", "exclusiveMaximum");

    /** Limits of which a smaller one allows more. */
    private static final Set<String> LOWER =
            Set.of("minLength", "minItems", "minProperties", "minimum", "exclusiveMinimum");

    private static final Set<String> SCHEMAS = Set.of("items", "additionalProperties");

    private final JsonNode before;
    private final JsonNode after;
    private final Set<BreakingChange> found;
    private final Set<List<Object>> compared = new HashSet<>();

    /**
     * A comparison.
     *
     * @param found gets what is found
     */
    SchemaComparison(JsonNode before, JsonNode after, Set<BreakingChange> found) {
        this.before = before;
        this.after = after;
        this.found = found;
    }

    /** Compares two schemas of one thing; components are compared once for each direction. */
    void compare(JsonNode one, JsonNode other, Direction direction, String place) {
        ResolvedSchema was = ResolvedSchema.of(one, before);
        ResolvedSchema is = ResolvedSchema.of(other, after);
        String name = was.name();
        if (name != null && !compared.add(List.of(name, String.valueOf(is.name()), direction, one, other))) {
            return;
        }
        Set<String> wide = direction == Direction.REQUEST ? is.types() : was.types();
        Set<String> narrow = direction == Direction.REQUEST ? was.types() : is.types();
        if (allowsTypes(wide, narrow)) {
            compare(was, is, direction, name != null && name.equals(is.name()) ? name : place);
        } else {
            found.add(new BreakingChange(place, "type " + was.types() + " became " + is.types()));
        }
    }

    private void compare(ResolvedSchema was, ResolvedSchema is, Direction direction, String place) {
        compareProperties(was, is, direction, place);
        compareAlternatives(was, is, direction, place);
        Set<String> keywords = new TreeSet<>(was.constraints().keySet());
        keywords.addAll(is.constraints().keySet());
        for (String keyword : keywords) {
            JsonNode old = was.constraints().get(keyword);
            JsonNode now = is.constraints().get(keyword);
            if (SCHEMAS.contains(keyword) && old != null && now != null && old.isObject() && now.isObject()) {
                compare(old, now, direction, place + (keyword.equals("items") ? "[]" : ".*"));
            } else if (isBroken(keyword, old, now, direction, place)) {
                found.add(new BreakingChange(place, keyword + " " + old + " became " + now));
            }
        }
    }

    private static boolean allowsTypes(Set<String> wide, Set<String> narrow) {
        if (wide.isEmpty()) {
            return true;
        }
        return !narrow.isEmpty()
                && narrow.stream()
                        .allMatch(it -> wide.contains(it) || (it.equals("integer") && wide.contains("number")));
    }

    private void compareProperties(ResolvedSchema was, ResolvedSchema is, Direction direction, String place) {
        was.properties().forEach((name, schema) -> {
            JsonNode now = is.properties().get(name);
            if (now == null) {
                found.add(new BreakingChange(place + "." + name, "was removed"));
            } else {
                compare(schema, now, direction, place + "." + name);
            }
        });
        Set<String> changed = new TreeSet<>(direction == Direction.REQUEST ? is.required() : was.required());
        changed.removeAll(direction == Direction.REQUEST ? was.required() : is.required());
        changed.removeIf(it -> !is.properties().containsKey(it));
        String what = direction == Direction.REQUEST ? "is required now" : "may be absent now";
        changed.forEach(it -> found.add(new BreakingChange(place + "." + it, what)));
    }

    private void compareAlternatives(ResolvedSchema was, ResolvedSchema is, Direction direction, String place) {
        int common = Math.min(was.alternatives().size(), is.alternatives().size());
        for (int i = 0; i < common; i++) {
            compare(was.alternatives().get(i), is.alternatives().get(i), direction, place);
        }
        int more = is.alternatives().size() - was.alternatives().size();
        if (direction == Direction.REQUEST ? more < 0 : more > 0) {
            found.add(new BreakingChange(place, "has other alternatives"));
        }
    }

    /** Whether a constraint forbids what clients write, or no longer promises what they read. */
    private static boolean isBroken(
            String keyword, @Nullable JsonNode old, @Nullable JsonNode now, Direction direction, String place) {
        JsonNode strict = direction == Direction.REQUEST ? now : old;
        JsonNode loose = direction == Direction.REQUEST ? old : now;
        boolean isOpen = direction == Direction.RESPONSE && place.endsWith(".code");
        if (keyword.equals("default")) {
            // What is left out means something else then.
            return direction == Direction.REQUEST && old != null && !old.equals(now);
        }
        if (strict == null || strict.equals(loose) || (keyword.equals("enum") && isOpen)) {
            return false;
        }
        if (keyword.equals("additionalProperties") && strict.isBoolean() && strict.asBoolean()) {
            return false;
        }
        if (loose == null) {
            return true;
        }
        if (keyword.equals("enum")) {
            return !members(strict).containsAll(members(loose));
        }
        if (UPPER.contains(keyword)) {
            return strict.asDouble() < loose.asDouble();
        }
        return !LOWER.contains(keyword) || strict.asDouble() > loose.asDouble();
    }

    private static Set<JsonNode> members(JsonNode array) {
        Set<JsonNode> members = new HashSet<>();
        array.forEach(members::add);
        return members;
    }

    /** Reports members of a map that are gone. */
    void requireKept(Map<String, JsonNode> was, Map<String, JsonNode> is, String place, String kind) {
        was.keySet().stream()
                .filter(it -> !is.containsKey(it))
                .forEach(it -> found.add(new BreakingChange(place, kind + " " + it + " was removed")));
    }
}
