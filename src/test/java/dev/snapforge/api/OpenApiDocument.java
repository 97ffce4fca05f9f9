package dev.snapforge.api;

import dev.snapforge.access.web.OperationScopes;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API's document as it is committed: what springdoc reads from the annotations, and what follows from them. That is nullability,
 * the form of refusals, their codes, and the scopes that operations need.
 */
public final class OpenApiDocument {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String PROBLEM = "Problem";
    private static final Pattern CODE = Pattern.compile("`([a-z0-9]+(?:-[a-z0-9]+)+)`");

    /** Refusals that do not come from an operation's own code; the operations do not list them. */
    private static final List<String> ANYWHERE = List.of(
            "blob-damaged",
            "blob-missing",
            "blob-store-unavailable",
            "cross-site-request",
            "database-unavailable",
            "expectation-failed",
            "foreign-host",
            "http-version-unsupported",
            "internal-error",
            "issuer-unavailable",
            "malformed-request",
            "method-not-allowed",
            "not-acceptable",
            "not-found",
            "range-not-satisfiable",
            "refused",
            "request-too-large",
            "signer-unavailable",
            "snapshot-damaged",
            "too-many-uploads",
            "transfer-coding-unknown",
            "unavailable",
            "unsupported-media-type",
            "upload-too-slow",
            "uploads-busy");

    private final ObjectNode api;
    private final Set<String> codes = new TreeSet<>(ANYWHERE);

    private OpenApiDocument(String springdoc) {
        this.api = (ObjectNode) JSON.readTree(springdoc);
    }

    /**
     * Completes the document.
     *
     * @param springdoc as springdoc makes it
     */
    public static String complete(String springdoc, OperationScopes scopes) {
        OpenApiDocument document = new OpenApiDocument(springdoc);
        document.addProblem();
        document.api
                .path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    document.describeScopes(
                            (ObjectNode) operation, scopes.anyOf(method.toUpperCase(Locale.ROOT), path));
                    document.describeRefusals(method, (ObjectNode) operation);
                    describeOptional((ObjectNode) operation);
                }));
        document.describeProperties();
        document.listCodes();
        document.sort();
        return document.text();
    }

    private void addProblem() {
        ModelConverters.getInstance(true)
                .readAll(ProblemDocument.class)
                .forEach((name, schema) -> schemas().set(name, JSON.readTree(json(schema))));
    }

    private static String json(Object schema) {
        try {
            return Json31.mapper().writeValueAsString(schema);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void describeScopes(ObjectNode operation, List<String> anyOf) {
        operation.remove("security");
        if (anyOf.isEmpty()) {
            return;
        }
        ArrayNode security = operation.putArray("security");
        security.addObject().putArray(ApiDescription.BEARER);
        security.addObject();
        String needed = anyOf.stream().map(it -> "`" + it + "`").collect(Collectors.joining(" or "));
        operation.put(
                "description",
                operation.path("description").asString() + "\n\nIf the service checks credentials: needs " + needed
                        + ".");
        common(
                operation,
                "401",
                "Unauthenticated",
                "The request has no valid credential: `authentication-required` or `invalid-token`");
        common(
                operation,
                "403",
                "Forbidden",
                "The credential does not allow this: `scope-missing`, `name-not-allowed` or `no-trusted-publisher`;"
                        + " or the request comes from another site: `cross-site-request`");
        common(operation, "429", "RateLimited", "Too many requests: `rate-limited`");
    }

    private void describeRefusals(String method, ObjectNode operation) {
        if (method.equals("get")) {
            common(operation, "400", "Malformed", "The request is malformed: `malformed-request`");
        } else {
            // No body may have fields that mean nothing, also where no body is taken.
            common(
                    operation,
                    "400",
                    "MalformedChange",
                    "The request is malformed: `malformed-request` or `unknown-field`");
        }
        common(
                operation,
                "default",
                "Refused",
                "Any other refusal, for example `database-unavailable` or `internal-error`");
        operation.path("responses").forEachEntry((status, response) -> {
            if (status.matches("[45]..") && !response.has("$ref")) {
                describeRefusal((ObjectNode) response);
            }
        });
    }

    private void describeRefusal(ObjectNode response) {
        Set<String> some = codes(response);
        codes.addAll(some);
        ArrayNode all = refusal(response).putArray("allOf");
        all.addObject().put("$ref", SCHEMAS + PROBLEM);
        ArrayNode values =
                all.addObject().putObject("properties").putObject("code").putArray("enum");
        some.forEach(values::add);
    }

    private static Set<String> codes(JsonNode response) {
        return CODE.matcher(response.path("description").asString())
                .results()
                .map((MatchResult it) -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ObjectNode refusal(JsonNode response) {
        ObjectNode content = ((ObjectNode) response).putObject("content");
        return content.putObject("application/problem+json").putObject("schema");
    }

    // A response that an operation describes itself keeps its words, and gets the codes that it does not name.
    private void common(ObjectNode operation, String status, String name, String description) {
        ObjectNode response = operation.withObjectProperty("responses").withObjectProperty(status);
        String own = response.path("description").asString("");
        if (own.isEmpty()) {
            response.put("$ref", "#/components/responses/" + name);
            ObjectNode shared = api.withObjectProperty("components")
                    .withObjectProperty("responses")
                    .putObject(name);
            shared.put("description", description);
            if (status.equals("default")) {
                refusal(shared).put("$ref", SCHEMAS + PROBLEM);
            } else {
                describeRefusal(shared);
            }
            return;
        }
        List<String> more = CODE.matcher(description)
                .results()
                .map(it -> it.group())
                .filter(it -> !own.contains(it))
                .toList();
        if (!more.isEmpty()) {
            response.put("description", own + "; or " + String.join(", ", more));
        }
    }

    // Swagger UI fills in the first of several examples, so one that leaves the parameter out comes before them.
    private static void describeOptional(ObjectNode operation) {
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.has("examples")) {
                ObjectNode examples = JSON.createObjectNode();
                examples.putObject("none").put("summary", "leave it out").put("value", "");
                parameter.path("examples").forEachEntry((name, example) -> {
                    ((ObjectNode) example).remove("description");
                    examples.set(name, example);
                });
                ((ObjectNode) parameter).set("examples", examples);
            }
        }
    }

    private void describeProperties() {
        SchemaRecords records = new SchemaRecords();
        Set<String> answered = new HashSet<>();
        // Refusals that several operations have are responses among the components.
        for (JsonNode response : api.findValues("responses")) {
            collect(response, answered);
        }
        schemas().forEachEntry((name, schema) -> {
            // The spec's schema says by itself what may be left out and what may be null.
            if (schema.has("properties") && !name.equals("BuildSpec")) {
                records.describe(name, (ObjectNode) schema, answered.contains(name));
            }
        });
    }

    private void collect(JsonNode node, Set<String> names) {
        for (String reference : node.findValuesAsString("$ref")) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            if (reference.startsWith(SCHEMAS) && names.add(name)) {
                collect(schemas().path(name), names);
            }
        }
    }

    private void listCodes() {
        ArrayNode values = ((ObjectNode) schemas().at("/" + PROBLEM + "/properties/code")).putArray("enum");
        codes.forEach(values::add);
    }

    private void sort() {
        ObjectNode paths = api.withObjectProperty("paths");
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(paths.properties());
        entries.sort(Comparator.comparing(
                        (Map.Entry<String, JsonNode> it) -> !it.getKey().startsWith("/api/"))
                .thenComparing(Map.Entry::getKey));
        paths.removeAll();
        entries.forEach(it -> paths.set(it.getKey(), it.getValue()));
        // Digits sort before "default".
        paths.findParents("responses").forEach(it -> sort((ObjectNode) it, "responses"));
        sort(api.withObjectProperty("components"), "schemas");
    }

    private static void sort(ObjectNode parent, String member) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        parent.path(member).forEachEntry(sorted::put);
        parent.putObject(member).setAll(sorted);
    }

    private ObjectNode schemas() {
        return api.withObjectProperty("components").withObjectProperty("schemas");
    }

    private String text() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return JSON.writer()
                        .with(new DefaultPrettyPrinter()
                                .withObjectIndenter(lines)
                                .withArrayIndenter(lines))
                        .writeValueAsString(api)
                + "\n";
    }
}
