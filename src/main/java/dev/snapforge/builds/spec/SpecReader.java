package dev.snapforge.builds.spec;

import dev.snapforge.core.UnknownFieldException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import tools.jackson.databind.JsonNode;

/**
 * Makes a {@link BuildSpec} of JSON, by the record's components and their constraints, and reports all that is wrong with it. The
 * constraints are checked before there is a spec, so that places in lists are those that the client sent.
 */
public final class SpecReader {

    private static final RecordComponent[] COMPONENTS = BuildSpec.class.getRecordComponents();

    /** The names of a spec's fields, in their order. */
    static final List<String> FIELDS =
            Arrays.stream(COMPONENTS).map(RecordComponent::getName).toList();

    /** What editors find the JSON Schema by; the service does not look at it. */
    static final String SCHEMA = "$schema";

    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();
    private static final ConstraintMessages MESSAGES = new ConstraintMessages(VALIDATOR);

    private final JsonNode spec;
    private final SpecErrors errors;

    private SpecReader(JsonNode spec) {
        this.spec = spec;
        this.errors = new SpecErrors(spec);
    }

    /**
     * Reads a spec; null stands for a field that was left out.
     *
     * @throws UnknownFieldException {@code unknown-field}
     * @throws InvalidSpecException {@code invalid-spec}, with every error found
     */
    public static BuildSpec read(JsonNode spec) {
        if (!spec.isObject()) {
            throw new InvalidSpecException(List.of(new FieldViolation("", "must be a JSON object")));
        }
        refuseUnknown("The spec", spec, List.of());
        return new SpecReader(spec).read();
    }

    /**
     * Refuses fields that mean nothing.
     *
     * @param what the object in a sentence
     * @param more what it may have besides a spec's fields
     * @throws UnknownFieldException {@code unknown-field}
     */
    public static void refuseUnknown(String what, JsonNode object, List<String> more) {
        List<String> known = Stream.concat(FIELDS.stream(), more.stream()).toList();
        List<String> unknown = object.propertyNames().stream()
                .filter(it -> !known.contains(it) && !it.equals(SCHEMA))
                .toList();
        if (!unknown.isEmpty()) {
            throw UnknownFieldException.of(what, "", unknown, known);
        }
    }

    private BuildSpec read() {
        @Nullable Object[] values = Arrays.stream(COMPONENTS).map(this::value).toArray();
        if (spec.hasNonNull("version") && !spec.hasNonNull("name")) {
            errors.add("/version", "needs a name");
        }
        List<FieldViolation> found = errors.inOrderOf(FIELDS);
        if (!found.isEmpty()) {
            throw new InvalidSpecException(found);
        }
        return BeanUtils.instantiateClass(BeanUtils.getResolvableConstructor(BuildSpec.class), values);
    }

    private @Nullable Object value(RecordComponent field) {
        String pointer = "/" + field.getName();
        JsonNode json = spec.get(field.getName());
        if (json == null || json.isNull()) {
            return null;
        }
        Size size = field.getAccessor().getAnnotation(Size.class);
        if (size != null && json.isContainer() && json.size() > size.max()) {
            // Nobody should have to read a million items to say that a hundred are too many.
            errors.add(pointer, size.message());
            return null;
        }
        Object value = SpecJson.readTolerantly(json, field.getGenericType(), new Misfits(field));
        if (value != null) {
            VALIDATOR
                    .validateValue(BuildSpec.class, field.getName(), value)
                    .forEach(it -> errors.add("", it.getPropertyPath(), it.getMessage()));
            validateInside(pointer, value);
        }
        return value;
    }

    // Bean Validation looks into a value only where it is the property of an object, and there is none yet.
    private void validateInside(String pointer, @Nullable Object value) {
        if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                validateInside(pointer + "/" + i, items.get(i));
            }
        } else if (value instanceof Record) {
            VALIDATOR.validate(value).forEach(it -> errors.add(pointer, it.getPropertyPath(), it.getMessage()));
        }
    }

    /** Reports what one field's JSON does not fit, in the words of the constraint that is there. */
    private final class Misfits implements ErrorCollectingModule.Errors {

        private final RecordComponent field;

        Misfits(RecordComponent field) {
            this.field = field;
        }

        @Override
        public void misfit(String pointer) {
            String whole = "/" + field.getName() + pointer;
            // As with violations: in an object with names of the client's own, the object is the place.
            boolean named = Map.class.isAssignableFrom(field.getType());
            errors.add(named ? "/" + field.getName() : whole, MESSAGES.at(whole));
        }

        @Override
        public void unknownField(String pointer, Collection<String> known) {
            errors.add(
                    "/" + field.getName() + pointer,
                    known.stream().collect(Collectors.joining("', '", "has a field other than '", "'")));
        }
    }
}
