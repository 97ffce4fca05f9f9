package dev.snapforge.builds.spec;

import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** What is wrong with one spec: one error for each place, the first that was found. */
final class SpecErrors {

    private final JsonNode spec;
    private final Map<JsonPointer, FieldViolation> found = new HashMap<>();

    SpecErrors(JsonNode spec) {
        this.spec = spec;
    }

    /** @param pointer where, as a JSON Pointer (RFC 6901) */
    void add(String pointer, String message) {
        JsonPointer place = JsonPointer.compile(pointer);
        // An expression that is written without its object has no inside.
        JsonPointer existing = spec.at(place.head()).isContainer() ? place : place.head();
        found.putIfAbsent(existing, new FieldViolation(existing.toString(), message));
    }

    /** Adds a violation of a constraint somewhere inside of this place. */
    void add(String within, Path violation, String message) {
        StringBuilder pointer = new StringBuilder(within);
        for (Path.Node node : violation) {
            if (node.getKey() != null) {
                // The names of labels are the client's own, and may be of any length: the object is the place.
                break;
            }
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
        add(pointer.toString(), message);
    }

    /** All errors, in this order of the spec's fields. */
    List<FieldViolation> inOrderOf(List<String> fields) {
        Comparator<JsonPointer> order = Comparator.comparingInt(
                        (JsonPointer it) -> fields.indexOf(it.getMatchingProperty()))
                .thenComparing(JsonPointer::toString, Comparator.comparingInt(String::length))
                .thenComparing(JsonPointer::toString);
        return found.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(order))
                .map(Map.Entry::getValue)
                .toList();
    }
}
