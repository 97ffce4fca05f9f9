package dev.snapforge.builds.spec;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.ProblemExtensions;
import dev.snapforge.core.SnapforgeException;
import java.util.Map;

/** The spec is not JSON. */
final class MalformedSpecException extends SnapforgeException implements ProblemExtensions {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Integer> position;

    MalformedSpecException(String message, int line, int column) {
        super(
                ErrorCategory.INVALID,
                "malformed-spec",
                "The spec is not well-formed JSON: " + message,
                "one JSON object",
                "an error at line " + line + ", column " + column,
                "Check the text at that position.");
        this.position = Map.of("line", line, "column", column);
    }

    @Override
    public Map<String, Object> problemMembers() {
        return Map.of("position", position);
    }
}
