package dev.snapforge.builds.spec;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.ProblemExtensions;
import dev.snapforge.core.SnapforgeException;
import java.util.List;
import java.util.Map;

/** Fields of the spec have the wrong type, or values that are not allowed. */
public final class InvalidSpecException extends SnapforgeException implements ProblemExtensions {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldViolation> errors;

    InvalidSpecException(List<FieldViolation> found) {
        super(
                ErrorCategory.INVALID,
                "invalid-spec",
                "The spec has " + found.size() + (found.size() == 1 ? " error." : " errors."),
                null,
                null,
                "Correct the fields that errors[] names.");
        this.errors = List.copyOf(found);
    }

    /** All that was found, in the order of the fields. */
    public List<FieldViolation> errors() {
        return errors;
    }

    @Override
    public Map<String, Object> problemMembers() {
        return Map.of("errors", errors);
    }
}
