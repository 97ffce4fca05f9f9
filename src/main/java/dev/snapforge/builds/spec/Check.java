package dev.snapforge.builds.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An expression that must give the same value in a fresh and in a restored runtime. In JSON it is the expression alone if no
 * value is expected.
 *
 * @param expression JavaScript, at most 10,000 characters
 * @param expected the value it must give, or null if agreement is enough; an expected JSON null is a node
 */
@Schema(name = "BuildCheck", description = "An expression and what it must give")
public record Check(
        @Schema(description = "A JavaScript expression", example = "greet('Ada')")
        @NotNull(message = Check.MESSAGE)
        @Size(max = 10_000, message = Check.MESSAGE)
        @Pattern(regexp = Check.NOT_BLANK, message = Check.MESSAGE)
        String expression,

        @Schema(
                description = "The JSON value that it must give; if omitted, a fresh and a restored runtime must agree",
                example = "Hello, Ada!")
        @Nullable
        JsonNode expected) {

    static final String MESSAGE = "must be a JavaScript expression of 1 to 10000 characters, and more than space";

    /** More than space, line breaks among it; the same in Java and in JSON Schema. */
    static final String NOT_BLANK = "[\\s\\S]*[^\\s\\p{Z}][\\s\\S]*";

    // Explicit, because of the other way to write one.
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Check {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Check of(String expression) {
        return new Check(expression, null);
    }

    @JsonValue
    Object json() {
        return expected == null ? expression : Map.of("expression", expression, "expected", expected);
    }
}
