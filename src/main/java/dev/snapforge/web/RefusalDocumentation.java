package dev.snapforge.web;

import dev.snapforge.kernel.SampleRefusals;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/**
 * Shows each refusal that an operation names as clients get it: an operation writes {@code `build-not-found`} into the
 * description of a response, and the capability's sample of that refusal becomes the response's example.
 */
@Component
class RefusalDocumentation implements OpenApiCustomizer {

    private static final Pattern CODE = Pattern.compile("`([a-z0-9-]+)`");

    private final Map<String, ProblemDetail> problems = new LinkedHashMap<>();

    RefusalDocumentation(List<SampleRefusals> features) {
        add(Problems.of(HttpStatus.BAD_REQUEST, "malformed-request", "Failed to read request"));
        add(Problems.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "Content-Type 'text/plain' is not supported."));
        add(Problems.malformedMultipart());
        add(Problems.tooManyParts(600));
        add(Problems.databaseUnavailable());
        add(Problems.internalError());
        features.stream().flatMap(it -> it.samples().stream()).map(Problems::of).forEach(this::add);
    }

    @Override
    public void customise(OpenAPI api) {
        ModelConverters.getInstance(true).read(ProblemDocument.class).forEach(api.getComponents()::addSchemas);
        api.getPaths().values().stream()
                .flatMap(it -> it.readOperations().stream())
                .forEach(this::describe);
    }

    private void describe(Operation operation) {
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("Any other refusal, such as `database-unavailable` or `internal-error`"));
        operation.getResponses().forEach((status, response) -> {
            if (status.matches("[45]..|default")) {
                response.setContent(content(response.getDescription()));
            }
        });
    }

    private Content content(@Nullable String description) {
        MediaType problem = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        Matcher codes = CODE.matcher(description == null ? "" : description);
        while (codes.find()) {
            ProblemDetail sample = problems.get(codes.group(1));
            if (sample != null) {
                problem.addExamples(
                        codes.group(1), new Example().summary(sample.getTitle()).value(members(sample)));
            }
        }
        return new Content().addMediaType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE, problem);
    }

    private void add(ProblemDetail problem) {
        if (problem.getProperties() != null) {
            problems.put(String.valueOf(problem.getProperties().get("code")), problem);
        }
    }

    private static Map<String, Object> members(ProblemDetail problem) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", String.valueOf(problem.getType()));
        members.put("title", problem.getTitle());
        members.put("status", problem.getStatus());
        members.put("detail", problem.getDetail());
        if (problem.getProperties() != null) {
            members.putAll(problem.getProperties());
        }
        return members;
    }
}
