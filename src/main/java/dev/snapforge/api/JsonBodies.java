package dev.snapforge.api;

import dev.snapforge.core.SnapforgeException;
import dev.snapforge.core.UnknownFieldException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the JSON bodies of requests strictly: a field that an operation does not know, one that comes twice, and anything after
 * the body are refused. A field that is skipped in silence makes something that nobody asked for, such as a token for ever of
 * {@code expiresIn}.
 */
@Component
class JsonBodies implements JsonMapperBuilderCustomizer {

    @Override
    public void customize(JsonMapper.Builder builder) {
        builder.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    /** Says what is wrong with a body; empty if Jackson has not said it. */
    static Optional<ProblemDetail> problem(HttpMessageNotReadableException failure) {
        Throwable cause = failure.getCause();
        for (Throwable it = cause; it != null; it = it.getCause()) {
            if (it instanceof SnapforgeException refused) {
                // Whatever reads a body may wrap that there was too much of it.
                return Optional.of(ProblemFactory.of(refused));
            }
        }
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return Optional.of(ProblemFactory.of(refusal(unknown)));
        }
        if (cause instanceof StreamReadException malformed) {
            return Optional.of(malformed(malformed, malformed.getOriginalMessage()));
        }
        if (cause instanceof MismatchedInputException mismatch) {
            return Optional.of(
                    mismatch.getPath().isEmpty() ? malformed(mismatch, noObject(mismatch)) : wrongType(mismatch));
        }
        return Optional.empty();
    }

    private static UnknownFieldException refusal(UnrecognizedPropertyException unknown) {
        List<String> known = Arrays.stream(unknown.getReferringClass().getRecordComponents())
                .map(it -> it.getName())
                .toList();
        // The path ends with the unknown field itself.
        String object = pointer(unknown.getPath().subList(0, unknown.getPath().size() - 1));
        return UnknownFieldException.of("The body", object, List.of(unknown.getPropertyName()), known);
    }

    private static ProblemDetail malformed(JacksonException malformed, String message) {
        ProblemDetail problem = ProblemFactory.of(
                HttpStatus.BAD_REQUEST,
                ProblemFactory.code(HttpStatus.BAD_REQUEST),
                "The body is not one well-formed JSON object: " + message);
        problem.setProperty("expected", "one JSON object, each field once");
        TokenStreamLocation location = malformed.getLocation();
        if (location != null) {
            problem.setProperty(
                    "found", "an error at line " + location.getLineNr() + ", column " + location.getColumnNr());
            problem.setProperty("position", Map.of("line", location.getLineNr(), "column", location.getColumnNr()));
        }
        problem.setProperty("hint", "Check the text at that position.");
        return problem;
    }

    /** Without a path nothing is wrong with a field. Jackson's own words name the class that the body was to become. */
    private static String noObject(MismatchedInputException mismatch) {
        return mismatch.getOriginalMessage().startsWith("Trailing token")
                ? "something follows it"
                : "it is another kind of value";
    }

    private static ProblemDetail wrongType(MismatchedInputException mismatch) {
        String pointer = pointer(mismatch.getPath());
        ProblemDetail problem = ProblemFactory.of(
                HttpStatus.BAD_REQUEST,
                ProblemFactory.code(HttpStatus.BAD_REQUEST),
                "The body's field '" + pointer + "' has a value of the wrong type.");
        problem.setProperty("errors", List.of(Map.of("pointer", pointer, "message", "has the wrong type")));
        problem.setProperty("hint", "The API's description, /v3/api-docs, has the type of each field.");
        return problem;
    }

    private static String pointer(List<JacksonException.Reference> path) {
        return path.stream()
                .map(it -> it.getPropertyName() == null ? String.valueOf(it.getIndex()) : it.getPropertyName())
                .map(it -> "/" + it.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
