package dev.snapforge.builds.spec;

import jakarta.validation.Validator;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;

/**
 * What a value in a spec must be: whatever is not even of the right type is refused with the same words as what violates the
 * constraint that is there.
 */
final class ConstraintMessages {

    private final Validator validator;

    ConstraintMessages(Validator validator) {
        this.validator = validator;
    }

    /** @param pointer where, as a JSON Pointer into the spec */
    String at(String pointer) {
        ElementDescriptor place = validator.getConstraintsForClass(BuildSpec.class);
        for (JsonPointer rest = JsonPointer.compile(pointer); !rest.matches(); rest = rest.tail()) {
            place = inside(place, rest.getMatchingProperty());
        }
        Class<?> type = place.getElementClass();
        return place.getConstraintDescriptors().stream()
                .map(ConstraintDescriptor::getMessageTemplate)
                .findFirst()
                .orElseGet(() -> objectOf(type));
    }

    private ElementDescriptor inside(ElementDescriptor place, String name) {
        Stream<ContainerElementTypeDescriptor> items = place instanceof ContainerDescriptor container
                ? container.getConstrainedContainerElementTypes().stream()
                : Stream.empty();
        // A map's values come after its keys.
        return items.max(Comparator.comparingInt(ContainerElementTypeDescriptor::getTypeArgumentIndex))
                .<ElementDescriptor>map(it -> it)
                .orElseGet(() -> validator
                        .getConstraintsForClass(place.getElementClass())
                        .getConstraintsForProperty(name));
    }

    private static String objectOf(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.joining("', '", "must be an object with any of '", "'"));
    }
}
