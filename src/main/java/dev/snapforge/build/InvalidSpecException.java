package dev.snapforge.build;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.ProblemMembers;
import dev.snapforge.kernel.SnapforgeException;
import java.util.List;
import java.util.Map;

/** Fields of the spec have the wrong type, or values that are not allowed. */
public final class InvalidSpecException extends SnapforgeException implements ProblemMembers {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    InvalidSpecException(List<FieldError> found) {
        super(
                Kind.INVALID,
                "invalid-spec",
                "The spec has " + found.size() + (found.size() == 1 ? " error." : " errors."),
                null,
                null,
                "Correct the fields that errors[] names.");
        this.errors = List.copyOf(found);
    }

    /** All that was found, in the order of the fields. */
    List<FieldError> errors() {
        return errors;
    }

    @Override
    public Map<String, Object> problemMembers() {
        return Map.of("errors", errors);
    }
}
