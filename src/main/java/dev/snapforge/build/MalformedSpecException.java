package dev.snapforge.build;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.ProblemMembers;
import dev.snapforge.kernel.SnapforgeException;
import java.util.Map;

/** The spec is not JSON. */
public final class MalformedSpecException extends SnapforgeException implements ProblemMembers {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Integer> position;

    MalformedSpecException(String message, int line, int column) {
        super(
                Kind.INVALID,
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
