package dev.snapforge.api.compatibility;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Finds what breaks existing clients between two OpenAPI documents of this service. */
final class DocumentComparison {

    private static final Set<String> NO_METHODS = Set.of("parameters", "summary", "description", "servers");

    private final JsonNode before;
    private final JsonNode after;
    private final Set<BreakingChange> found = new LinkedHashSet<>();
    private final SchemaComparison schemas;

    private DocumentComparison(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
        this.schemas = new SchemaComparison(before, after, found);
    }

    /** What is broken; empty if existing clients may go on. */
    static Set<BreakingChange> of(JsonNode before, JsonNode after) {
        DocumentComparison comparison = new DocumentComparison(before, after);
        comparison.compareComponents();
        Map<String, JsonNode> now = operations(after);
        operations(before).forEach((place, operation) -> {
            if (now.containsKey(place)) {
                comparison.compareOperation(operation, now.get(place), place);
            } else {
                comparison.broken(place, "was removed");
            }
        });
        return comparison.found;
    }

    private static Map<String, JsonNode> operations(JsonNode api) {
        Map<String, JsonNode> operations = new LinkedHashMap<>();
        api.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (!NO_METHODS.contains(method)) {
                        operations.put(method.toUpperCase(Locale.ROOT) + " " + path, operation);
                    }
                }));
        return operations;
    }

    /** Names of schemas are names of types in generated clients, in ours among them. */
    private void compareComponents() {
        Map<String, JsonNode> was = entries(before.at("/components/schemas"));
        Map<String, JsonNode> is = entries(after.at("/components/schemas"));
        was.keySet().stream().filter(it -> !is.containsKey(it)).forEach(it -> broken(it, "was removed"));
        entries(before.at("/components/securitySchemes")).forEach((name, scheme) -> {
            JsonNode now = after.at("/components/securitySchemes").path(name);
            for (String member : Set.of("type", "scheme", "in", "name")) {
                if (!scheme.path(member).equals(now.path(member))) {
                    broken("securitySchemes." + name, member + " changed");
                }
            }
        });
    }

    private void compareOperation(JsonNode was, JsonNode is, String place) {
        if (!was.path("operationId").equals(is.path("operationId"))) {
            broken(place, "operationId " + was.path("operationId") + " became " + is.path("operationId"));
        }
        compareParameters(parameters(was), parameters(is), place);
        compareBody(was.path("requestBody"), is.path("requestBody"), place);
        Map<String, JsonNode> responses = entries(is.path("responses"));
        schemas.requireKept(entries(was.path("responses")), responses, place, "response");
        entries(was.path("responses")).forEach((status, response) -> {
            if (responses.containsKey(status)) {
                compareResponse(resolved(response, before), resolved(responses.get(status), after), place, status);
            }
        });
        compareSecurity(security(was, before), security(is, after), place);
    }

    private static Map<String, JsonNode> parameters(JsonNode operation) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        operation
                .path("parameters")
                .forEach(it -> parameters.put(
                        it.path("in").asString() + " parameter "
                                + it.path("name").asString(),
                        it));
        return parameters;
    }

    private void compareParameters(Map<String, JsonNode> was, Map<String, JsonNode> is, String place) {
        was.forEach((name, parameter) -> {
            JsonNode now = is.get(name);
            if (now == null) {
                broken(place, name + " was removed");
            } else {
                schemas.compare(parameter.path("schema"), now.path("schema"), Direction.REQUEST, place + " " + name);
            }
        });
        is.forEach((name, parameter) -> {
            boolean wasRequired = was.containsKey(name) && isRequired(was.get(name));
            if (isRequired(parameter) && !wasRequired) {
                broken(place, name + " is required now");
            }
        });
    }

    private void compareBody(JsonNode was, JsonNode is, String place) {
        if (isRequired(is) && !isRequired(was)) {
            broken(place, "the body is required now");
        }
        compareContent(was.path("content"), is.path("content"), Direction.REQUEST, place, "body");
    }

    private void compareResponse(JsonNode was, JsonNode is, String place, String status) {
        compareContent(was.path("content"), is.path("content"), Direction.RESPONSE, place, status);
        Map<String, JsonNode> headers = entries(is.path("headers"));
        schemas.requireKept(entries(was.path("headers")), headers, place, status + " header");
        entries(was.path("headers")).forEach((name, header) -> {
            if (headers.containsKey(name)) {
                schemas.compare(
                        header.path("schema"),
                        headers.get(name).path("schema"),
                        Direction.RESPONSE,
                        place + " " + status + " header " + name);
            }
        });
    }

    private void compareContent(JsonNode was, JsonNode is, Direction direction, String place, String kind) {
        Map<String, JsonNode> now = entries(is);
        schemas.requireKept(entries(was), now, place, kind);
        entries(was).forEach((type, content) -> {
            if (now.containsKey(type)) {
                schemas.compare(content.path("schema"), now.get(type).path("schema"), direction, place + " " + kind);
            }
        });
    }

    /** Each way to be allowed in must go on being enough. */
    private void compareSecurity(Set<Set<String>> was, Set<Set<String>> is, String place) {
        boolean kept = was.stream().allMatch(one -> is.stream().anyMatch(one::containsAll));
        if (!kept) {
            broken(place, "security " + was + " became " + is);
        }
    }

    /** The alternatives; the empty one is to need nothing. */
    private static Set<Set<String>> security(JsonNode operation, JsonNode api) {
        JsonNode alternatives = operation.has("security") ? operation.path("security") : api.path("security");
        Set<Set<String>> all = new LinkedHashSet<>();
        alternatives.forEach(it -> {
            Set<String> one = new TreeSet<>();
            it.forEachEntry((scheme, scopes) -> {
                one.add(scheme);
                scopes.forEach(scope -> one.add(scheme + ":" + scope.asString()));
            });
            all.add(one);
        });
        return all.isEmpty() ? Set.of(Set.of()) : all;
    }

    private static JsonNode resolved(JsonNode node, JsonNode api) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : api.at(reference.substring(1));
    }

    private static boolean isRequired(JsonNode node) {
        return node.path("required").asBoolean(false);
    }

    private static Map<String, JsonNode> entries(JsonNode object) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        object.forEachEntry(entries::put);
        return entries;
    }

    private void broken(String place, String what) {
        found.add(new BreakingChange(place, what));
    }
}
