package dev.snapforge.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of a JSON object that came from a client, read one by one; what is wrong is gathered, and null counts as absent. */
final class JsonFields {

    private final JsonNode object;
    private final String pointer;
    private final List<FieldError> errors;

    private JsonFields(JsonNode object, String pointer, List<FieldError> errors) {
        this.object = object;
        this.pointer = pointer;
        this.errors = errors;
    }

    static JsonFields of(JsonNode object) {
        return new JsonFields(object, "", new ArrayList<>());
    }

    /** What was found wrong so far, here and in the objects inside. */
    List<FieldError> errors() {
        return errors;
    }

    boolean absent(String field) {
        return !object.hasNonNull(field);
    }

    /** The field's value; null where it is absent. */
    @Nullable
    JsonNode get(String field) {
        return absent(field) ? null : object.get(field);
    }

    /** Refuses this object's field. */
    void refuse(String field, String message) {
        errors.add(new FieldError(pointer + "/" + field, message));
    }

    /** A text of this form and length; null where it is absent or was refused. */
    @Nullable
    String text(String field, Pattern form, int longest, String message) {
        JsonNode value = get(field);
        if (value == null || fits(value, form, longest)) {
            return value == null ? null : value.asString();
        }
        refuse(field, message);
        return null;
    }

    /** Texts of this form and length, each one once. */
    List<String> texts(String field, int most, Pattern form, int longest, String message) {
        LinkedHashSet<String> texts = new LinkedHashSet<>();
        each(field, most, (place, item) -> {
            if (fits(item, form, longest)) {
                texts.add(item.asString());
            } else {
                refuse(place, message);
            }
        });
        return List.copyOf(texts);
    }

    /** JavaScript that is more than space; null where it was refused, with the place as {@link #refuse} takes it. */
    @Nullable
    String source(String place, @Nullable JsonNode value, int longest, String what) {
        if (value != null
                && value.isString()
                && !value.asString().isBlank()
                && value.asString().length() <= longest) {
            return value.asString();
        }
        refuse(place, "must be " + what + " of 1 to " + longest + " characters, and more than space");
        return null;
    }

    /** Calls the reader with the place of each item, as {@link #refuse} and {@link #inside} take it, and the item. */
    void each(String field, int most, BiConsumer<String, JsonNode> reader) {
        JsonNode list = get(field);
        if (list == null) {
            return;
        }
        if (!list.isArray() || list.size() > most) {
            refuse(field, "must be a list of at most " + most);
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            reader.accept(field + "/" + i, list.get(i));
        }
    }

    /** The fields of an object inside this one; those not named here are refused. */
    JsonFields inside(String place, JsonNode inner, Collection<String> known) {
        for (String field : inner.propertyNames()) {
            if (!known.contains(field)) {
                refuse(place, "has a field other than '" + String.join("' and '", known) + "'");
            }
        }
        return new JsonFields(inner, pointer + "/" + place, errors);
    }

    private static boolean fits(JsonNode value, Pattern form, int longest) {
        // The length first: a pattern should never see a text of megabytes.
        return value.isString()
                && value.asString().length() <= longest
                && form.matcher(value.asString()).matches();
    }
}
