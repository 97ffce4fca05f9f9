package dev.snapforge.api;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Compares answers of the service with what the API's document says about them. */
public final class OpenApiContract {

    private static final JsonMapper JSON = new JsonMapper();
    private static final OpenApiContract COMMITTED = new OpenApiContract(read());

    private final JsonNode components;
    private final List<Route> routes = new ArrayList<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    private record Route(Pattern path, JsonNode item) {}

    OpenApiContract(JsonNode api) {
        this.components = closed(api.path("components"));
        api.path("paths")
                .forEachEntry((path, item) ->
                        routes.add(new Route(Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+")), item)));
        // An address with fewer variables is the more exact one.
        routes.sort(Comparator.comparing(it -> it.path().pattern().split("\\[", -1).length));
    }

    private static JsonNode read() {
        try (var document = new ClassPathResource("openapi.json").getInputStream()) {
            return JSON.readTree(document);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /**
     * Hands on an answer that is as the document says. An answer of an operation needs a documented status, media type and body, without
     * any member that is not described; any other answer is only looked at if it is a problem.
     *
     * @throws AssertionError otherwise
     */
    public static <T> HttpResponse<T> checked(HttpResponse<T> answer) {
        Object body = answer.body();
        String text = body instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : body instanceof String whole ? whole : "";
        COMMITTED
                .complaint(
                        answer.request().method(),
                        answer.uri().getRawPath(),
                        answer.statusCode(),
                        answer.headers().firstValue("Content-Type").orElse(""),
                        text)
                .ifPresent(it -> {
                    throw new AssertionError("%s %s answers %s, and the API's document does not: %s%n%s"
                            .formatted(answer.request().method(), answer.uri(), answer.statusCode(), it, text));
                });
        return answer;
    }

    /**
     * What the document does not say about an answer.
     *
     * @param path as it was sent, without a query
     * @param body empty if there is none
     */
    Optional<String> complaint(String method, String path, int status, String contentType, String body) {
        String type = contentType.replaceFirst(";.*", "").strip();
        Optional<JsonNode> operation = routes.stream()
                .filter(it -> it.path().matcher(path).matches())
                .map(it -> it.item().path(method.toLowerCase(Locale.ROOT).replace("head", "get")))
                .filter(JsonNode::isObject)
                .findFirst();
        if (operation.isEmpty()) {
            return type.equals("application/problem+json") && !body.isEmpty()
                    ? violations(problem(), body)
                    : Optional.empty();
        }
        JsonNode responses = operation.get().path("responses");
        JsonNode response = responses.path(Integer.toString(status));
        if (response.isMissingNode() && status < 400) {
            return Optional.of("no such status");
        }
        JsonNode content = resolved(response.isMissingNode() ? responses.path("default") : response)
                .path("content");
        if (body.isEmpty()) {
            return Optional.empty();
        }
        if (!content.has(type)) {
            return Optional.of("the media type '" + type + "' is not among " + content.propertyNames());
        }
        return type.endsWith("json") ? violations(content.path(type).path("schema"), body) : Optional.empty();
    }

    private JsonNode resolved(JsonNode response) {
        String reference = response.path("$ref").asString("");
        return reference.isEmpty()
                ? response
                : components.path("responses").path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private ObjectNode problem() {
        return JSON.createObjectNode().put("$ref", "#/components/schemas/Problem");
    }

    private Optional<String> violations(JsonNode schema, String body) {
        List<Error> errors = schemas.computeIfAbsent(schema, this::compiled).validate(JSON.readTree(body));
        return errors.isEmpty() ? Optional.empty() : Optional.of(errors.toString());
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", components);
        return registry.getSchema(whole);
    }

    // A document for clients leaves room for members that come later; here, such a member is one that nobody has
    // described.
    private static JsonNode closed(JsonNode components) {
        JsonNode copy = components.deepCopy();
        copy.path("schemas").forEach(it -> {
            if (it.has("properties") && !it.has("additionalProperties")) {
                ((ObjectNode) it).put("additionalProperties", false);
            }
        });
        return copy;
    }
}
