package dev.snapforge.builder.verify;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a runtime holds, as graph.js writes it down in lines: objects by number, each with its kind and its properties. */
final class ObjectGraph {

    /** An object in a place where a graph that was cut has not come to. */
    private static final Map<String, Property> UNSEEN = Map.of();

    private final Map<Integer, Map<String, Property>> properties = new HashMap<>();
    private final Map<Integer, String> kinds = new HashMap<>();

    /**
     * A property.
     *
     * @param attributes a letter for each that holds: enumerable, configurable, writable
     * @param value what it is, in words; for an object empty
     * @param object the object's number, or null for a value that is none
     */
    record Property(
            String attributes, String value, @Nullable Integer object) {}

    ObjectGraph(String lines) {
        lines.lines().forEach(this::add);
    }

    private void add(String line) {
        String[] fields = line.split("\t", 4);
        if (fields.length < 4) {
            return;
        }
        Property property = property(fields[2], fields[3]);
        int owner = fields[0].isEmpty() ? -1 : Integer.parseInt(fields[0]);
        properties.computeIfAbsent(owner, number -> new LinkedHashMap<>()).put(fields[1], property);
    }

    private Property property(String attributes, String value) {
        if (!value.startsWith("#")) {
            return new Property(attributes, value, null);
        }
        int space = value.indexOf(' ');
        String number = space < 0 ? value.substring(1) : value.substring(1, space);
        if (!number.chars().allMatch(Character::isDigit)) {
            // One that is not looked into, by its name.
            return new Property(attributes, number, null);
        }
        int object = Integer.parseInt(number);
        if (space > 0) {
            kinds.put(object, value.substring(space + 1));
        }
        return new Property(attributes, "", object);
    }

    /** The properties of an object; those of -1 are the roots. */
    Map<String, Property> of(int object) {
        return properties.getOrDefault(object, UNSEEN);
    }

    /** Whether anything is known of an object. */
    boolean knows(int object) {
        return properties.containsKey(object);
    }

    /** What kind of object it is, in words. */
    String kind(int object) {
        return kinds.getOrDefault(object, "an object");
    }

    /** What a property holds, in words. */
    String text(Property property) {
        return property.object() == null ? property.value() : kind(property.object());
    }
}
