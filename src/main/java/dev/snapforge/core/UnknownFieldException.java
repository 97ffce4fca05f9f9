package dev.snapforge.core;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JSON from a client has fields that mean nothing: {@code unknown-field}, with the nearest known ones. */
public final class UnknownFieldException extends SnapforgeException implements ProblemExtensions {

    private static final long serialVersionUID = 1L;

    private static final int MAX_FIELDS = 20;
    private static final int MAX_CHARACTERS = 80;

    private final transient List<String> known;
    private final transient List<Map<String, String>> errors;

    private UnknownFieldException(String what, List<Field> unknown, List<String> known) {
        super(
                ErrorCategory.INVALID,
                "unknown-field",
                what + " has unknown fields: " + join(unknown.stream().map(Field::shown)) + ".",
                known.isEmpty() ? "no fields" : "the fields " + join(known.stream()),
                join(unknown.stream().map(Field::shown)),
                known.isEmpty()
                        ? "Leave the body out."
                        : unknown.stream()
                                .map(it -> "Instead of '" + it.shown() + "', did you mean '" + it.nearest(known) + "'?")
                                .collect(Collectors.joining(" ")));
        this.known = List.copyOf(known);
        this.errors = unknown.stream()
                .map(it -> Map.of("pointer", it.pointer(), "message", "is not a known field"))
                .toList();
    }

    /**
     * The refusal.
     *
     * @param what the object in a sentence, for example {@code The spec}
     * @param pointer where the object is, as a JSON Pointer (RFC 6901)
     * @param unknown at least one name, as sent; 20 of them are shown, each cut to 80 characters
     * @param known the names that mean something there
     */
    public static UnknownFieldException of(
            String what, String pointer, Collection<String> unknown, Collection<String> known) {
        return new UnknownFieldException(
                what,
                unknown.stream()
                        .limit(MAX_FIELDS)
                        .map(it -> new Field(pointer, it))
                        .toList(),
                List.copyOf(known));
    }

    @Override
    public Map<String, Object> problemMembers() {
        return Map.of("known", known, "errors", errors);
    }

    private static String join(Stream<String> names) {
        return names.collect(Collectors.joining(", "));
    }

    private record Field(String parent, String name) {

        String shown() {
            return name.length() > MAX_CHARACTERS ? name.substring(0, MAX_CHARACTERS) + "…" : name;
        }

        String pointer() {
            return parent + "/" + shown().replace("~", "~0").replace("/", "~1");
        }

        String nearest(List<String> known) {
            return EditDistance.nearest(shown(), known).orElseThrow();
        }
    }
}
