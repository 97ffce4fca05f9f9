package dev.snapforge.cli.service;

import dev.snapforge.core.MalformedValueException;
import dev.snapforge.json.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value, read without surprises: what is absent or of another type is empty. Newer services may add members, so nothing is
 * refused here.
 *
 * @param value as {@link CanonicalJson#parse} gives it
 */
public record JsonView(@Nullable Object value) {

    /** Reads JSON; empty if it is none. */
    public static Optional<JsonView> parse(byte[] json) {
        try {
            return Optional.of(new JsonView(CanonicalJson.parse(json)));
        } catch (MalformedValueException e) {
            return Optional.empty();
        }
    }

    /** A member; one that is absent is as null. */
    public JsonView at(String member) {
        return new JsonView(value instanceof Map<?, ?> map ? map.get(member) : null);
    }

    /** Whether there is anything but null. */
    public boolean isPresent() {
        return value != null;
    }

    /** The member as text; empty if it is no text. */
    public String text(String member) {
        return at(member).value instanceof String text ? text : "";
    }

    /** The member as text; null if it is no text. */
    public @Nullable String textOrNull(String member) {
        return at(member).value instanceof String text ? text : null;
    }

    /** The member as a whole number; 0 if it is none. */
    public long number(String member) {
        return at(member).value instanceof Number number ? number.longValue() : 0;
    }

    /** The member as a number; null if it is none. */
    public @Nullable Double decimal(String member) {
        return at(member).value instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
    }

    /** The member as true or false; false if it is neither. */
    public boolean flag(String member) {
        return Boolean.TRUE.equals(at(member).value);
    }

    /** The items of a member that is a list. */
    public List<JsonView> list(String member) {
        List<JsonView> items = new ArrayList<>();
        if (at(member).value instanceof List<?> list) {
            list.forEach(it -> items.add(new JsonView(it)));
        }
        return items;
    }

    /** The texts of a member that is a list. */
    public List<String> texts(String member) {
        List<String> texts = new ArrayList<>();
        for (JsonView item : list(member)) {
            if (item.value instanceof String text) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The value in canonical form. */
    public byte[] bytes() {
        return CanonicalJson.write(value);
    }
}
