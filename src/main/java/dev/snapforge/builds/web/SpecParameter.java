package dev.snapforge.builds.web;

import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.builds.spec.Check;
import jakarta.validation.constraints.DecimalMax;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query parameter that stands for a part of the spec. A query has no objects: the fields of one are parameters by themselves,
 * and an object with names of the client's own is one parameter {@code name=key=value}, which is repeated.
 *
 * @param name its name in the query
 * @param object the field of the spec that has the component inside, or null if the component is a field of the spec
 * @param component what it stands for
 * @param form how it is written
 */
record SpecParameter(String name, @Nullable String object, RecordComponent component, Form form) {

    /** All parameters, in the order of the spec's fields. */
    static final List<SpecParameter> ALL = Arrays.stream(BuildSpec.class.getRecordComponents())
            .flatMap(SpecParameter::of)
            .toList();

    /** How the value of a parameter is written. */
    enum Form {
        /** One text. */
        TEXT,
        /** One number. */
        NUMBER,
        /** Texts, separated by commas, repeated, or both. */
        LIST,
        /** Texts, repeated: an expression may hold commas. */
        REPEATED,
        /** Texts {@code key=value}, repeated. */
        ENTRIES
    }

    private static Stream<SpecParameter> of(RecordComponent field) {
        String name = field.getName();
        if (field.getType() == Map.class) {
            String singular = name.substring(0, name.length() - 1);
            return Stream.of(new SpecParameter(singular, name, field, Form.ENTRIES));
        }
        if (field.getType().isRecord()) {
            return Arrays.stream(field.getType().getRecordComponents())
                    .map(it -> new SpecParameter(it.getName(), name, it, single(it.getType())));
        }
        boolean list = field.getType() == List.class;
        return Stream.of(new SpecParameter(name, null, field, list ? items(field) : single(field.getType())));
    }

    private static Form single(Class<?> type) {
        return Number.class.isAssignableFrom(type) ? Form.NUMBER : Form.TEXT;
    }

    private static Form items(RecordComponent field) {
        ParameterizedType type = (ParameterizedType) field.getGenericType();
        return type.getActualTypeArguments()[0] == Check.class ? Form.REPEATED : Form.LIST;
    }

    /** What a number must be. */
    String expected() {
        return component.getAccessor().getAnnotation(DecimalMax.class).message().replaceFirst("^must be ", "");
    }

    /** How to write it in a query. */
    String usage() {
        return form == Form.ENTRIES ? name + "=key=value, once for each " + name : name + "=…";
    }
}
