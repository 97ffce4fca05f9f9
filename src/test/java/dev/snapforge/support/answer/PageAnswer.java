package dev.snapforge.support.answer;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A part of a list. */
public final class PageAnswer extends AnswerObject {

    public PageAnswer(JsonNode json) {
        super(json, json);
    }

    public static PageAnswer of(HttpResponse<?> response) {
        return new PageAnswer(parse(response));
    }

    public List<AnswerObject> items() {
        return objects("items");
    }

    /** One field of all items, which is text. */
    public List<String> items(String field) {
        return items().stream().map(it -> it.text(field)).toList();
    }

    public AnswerObject first() {
        return items().stream().findFirst().orElseThrow(() -> new AssertionError("No items in " + this));
    }

    /** The item with this value in a field. */
    public AnswerObject item(String field, String value) {
        return items().stream()
                .filter(it -> it.text(field).equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No item with " + field + " " + value + " in " + this));
    }

    /** Where the next part begins; empty at the end of the list. */
    public Optional<String> next() {
        return isNull("next") ? Optional.empty() : Optional.of(text("next"));
    }
}
