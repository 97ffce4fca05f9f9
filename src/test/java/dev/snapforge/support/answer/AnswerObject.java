package dev.snapforge.support.answer;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An object inside an answer. Reading a field that the answer does not have fails the test, and shows the whole answer. */
public class AnswerObject {

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode json;
    private final JsonNode whole;

    AnswerObject(JsonNode json, JsonNode whole) {
        this.json = json;
        this.whole = whole;
    }

    /** The whole body of a response. */
    public static AnswerObject of(HttpResponse<?> response) {
        return of(parse(response));
    }

    public static AnswerObject of(JsonNode json) {
        return new AnswerObject(json, json);
    }

    static JsonNode parse(HttpResponse<?> response) {
        return JSON.readTree(text(response));
    }

    static String text(HttpResponse<?> response) {
        return response.body() instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : String.valueOf(response.body());
    }

    public final JsonNode json() {
        return json;
    }

    final JsonNode whole() {
        return whole;
    }

    public final String text(String field) {
        return field(field, JsonNode::isString, "text").asString();
    }

    /** A number without a fraction. */
    public final long number(String field) {
        return field(field, JsonNode::isIntegralNumber, "integer").asLong();
    }

    public final double decimal(String field) {
        return field(field, JsonNode::isNumber, "number").asDouble();
    }

    public final boolean flag(String field) {
        return field(field, JsonNode::isBoolean, "boolean").asBoolean();
    }

    /** Whether the field is there and null. */
    public final boolean isNull(String field) {
        return field(field, it -> true, "field").isNull();
    }

    public final AnswerObject object(String field) {
        return new AnswerObject(field(field, JsonNode::isObject, "object"), whole);
    }

    public final List<AnswerObject> objects(String field) {
        return list(field, AnswerObject::new);
    }

    /** A list of texts. */
    public final List<String> texts(String field) {
        return list(field, (item, all) -> item.asString());
    }

    final <T> List<T> list(String field, BiFunction<JsonNode, JsonNode, T> type) {
        return field(field, JsonNode::isArray, "list")
                .valueStream()
                .map(it -> type.apply(it, whole))
                .toList();
    }

    final JsonNode field(String field, Predicate<JsonNode> expected, String kind) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || !expected.test(value)) {
            throw new AssertionError("No " + kind + " \"" + field + "\" in " + json + " of " + this);
        }
        return value;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof AnswerObject object && object.json.equals(json);
    }

    @Override
    public final int hashCode() {
        return json.hashCode();
    }

    /** The whole answer. */
    @Override
    public final String toString() {
        return whole.toPrettyString();
    }
}
