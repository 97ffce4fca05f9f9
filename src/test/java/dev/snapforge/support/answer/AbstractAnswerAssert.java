package dev.snapforge.support.answer;

import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be asserted about every object of an answer. All failures show the whole answer. */
public abstract class AbstractAnswerAssert<S extends AbstractAnswerAssert<S, A>, A extends AnswerObject>
        extends AbstractAssert<S, A> {

    private static final JsonMapper JSON = new JsonMapper();

    AbstractAnswerAssert(A actual, Class<?> type) {
        super(actual, type);
    }

    /** The field is this text, number or truth value. */
    public final S has(String field, Object expected) {
        JsonNode value = actual.field(field, it -> true, "field");
        Assertions.assertThat(JSON.writeValueAsString(value))
                .as(about(field))
                .isEqualTo(JSON.writeValueAsString(expected));
        return myself;
    }

    public final S hasNull(String field) {
        Assertions.assertThat(actual.isNull(field))
                .as(about(field + " is null"))
                .isTrue();
        return myself;
    }

    /** The field is there, and neither null nor empty. */
    public final S hasSome(String field) {
        JsonNode value = actual.field(field, it -> !it.isNull(), "value");
        Assertions.assertThat(value.isString() ? value.asString() : value.toString())
                .as(about(field))
                .isNotBlank()
                .isNotIn("[]", "{}");
        return myself;
    }

    /** The field is a list of exactly these texts. */
    public final S hasTexts(String field, String... expected) {
        Assertions.assertThat(actual.texts(field)).as(about(field)).containsExactly(expected);
        return myself;
    }

    public final S hasSize(String field, int size) {
        listOf(field).hasSize(size);
        return myself;
    }

    /** The field is a text with all these parts. */
    public final S contains(String field, String... parts) {
        for (String part : parts) {
            textOf(field).contains(part);
        }
        return myself;
    }

    /** The field is a text that this pattern describes. */
    public final S matches(String field, String pattern) {
        textOf(field).matches(pattern);
        return myself;
    }

    /** An object of the answer, for more assertions. */
    public final AnswerAssert object(String field) {
        return new AnswerAssert(actual.object(field)).as(path(field));
    }

    /** An item of a list of objects. */
    public final AnswerAssert object(String field, int index) {
        listOf(field).hasSizeGreaterThan(index);
        return new AnswerAssert(actual.objects(field).get(index)).as(path(field + " " + index));
    }

    final AbstractStringAssert<?> textOf(String field) {
        return Assertions.assertThat(actual.text(field)).as(about(field));
    }

    final ListAssert<String> textsOf(List<String> texts, String what) {
        return Assertions.assertThat(texts).as(about(what));
    }

    private ListAssert<AnswerObject> listOf(String field) {
        return Assertions.assertThat(actual.objects(field)).as(about(field));
    }

    /** The description of an assertion: what was described, the field, and the whole answer. */
    final String about(String what) {
        return path(what) + " of " + actual;
    }

    final String path(String what) {
        String described = info.descriptionText();
        return described.isEmpty() ? what : described + ": " + what;
    }
}
