package dev.snapforge.journey.api;

import static dev.snapforge.support.ServiceClient.json;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document says enough to try every operation without reading anything else. */
class ApiDescriptionTest {

    private final JsonNode api = read();

    private static JsonNode read() {
        try {
            return json(Files.readString(Path.of("src/main/resources/openapi.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isOpenApi31AndGoesToWhereThePageCameFrom() {
        assertThat(api.at("/openapi").asString()).startsWith("3.1");
        assertThat(api.at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(api.at("/info/description").asString()).contains("First steps");
        assertThat(texts(api.at("/tags"), "name"))
                .containsExactly(
                        "Builds", "Names", "Snapshots", "Engines", "Keys", "Access", "Audit", "Webhooks", "Storage");
        assertThat(texts(api.at("/tags"), "description")).noneMatch(String::isEmpty);
    }

    @Test
    void everyOperationIsDescribedWithExamples() {
        SoftAssertions all = new SoftAssertions();
        operations().forEach((name, operation) -> {
            all.assertThat(operation.at("/summary").asString()).as(name).isNotEmpty();
            all.assertThat(operation.at("/description").asString()).as(name).isNotEmpty();
            for (JsonNode parameter : operation.path("parameters")) {
                String which = name + " " + parameter.at("/name").asString();
                all.assertThat(parameter.at("/description").asString())
                        .as(which)
                        .isNotEmpty();
                all.assertThat(hasExample(parameter)).as(which).isTrue();
            }
            operation
                    .at("/requestBody/content")
                    .forEach(body -> all.assertThat(hasExample(body)).as(name).isTrue());
        });
        all.assertAll();
        assertThat(operations()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(operations().values().stream()
                        .map(it -> it.at("/operationId").asString()))
                .doesNotHaveDuplicates()
                .noneMatch(it -> it.isEmpty() || it.contains("_"));
    }

    @Test
    void everyRefusalIsAProblemAndNamesItsCodes() {
        SoftAssertions all = new SoftAssertions();
        operations()
                .forEach((name, operation) -> operation.at("/responses").forEachEntry((status, it) -> {
                    String which = name + " " + status;
                    JsonNode response = resolved(it);
                    all.assertThat(response.at("/description").asString())
                            .as(which)
                            .isNotEmpty();
                    if (!status.matches("[23]..")) {
                        JsonNode content = response.at("/content");
                        all.assertThat(content.propertyNames()).as(which).containsExactly("application/problem+json");
                        all.assertThat(content.findValues("enum").isEmpty())
                                .as(which)
                                .isEqualTo(status.equals("default"));
                        content.findValues("enum")
                                .forEach(values ->
                                        all.assertThat(values).as(which).isNotEmpty());
                    }
                }));
        all.assertAll();
        assertThat(api.at("/components/schemas/Problem/properties/code/enum")).hasSizeGreaterThan(70);
    }

    @Test
    void everySchemaAndEachOfItsFieldsIsDescribed() {
        SoftAssertions all = new SoftAssertions();
        api.at("/components/schemas").forEachEntry((name, schema) -> {
            all.assertThat(schema.at("/description").asString()).as(name).isNotEmpty();
            schema.path("properties")
                    .forEachEntry((field, value) -> all.assertThat(value.has("description") || value.has("$ref"))
                            .as(name + "." + field)
                            .isTrue());
        });
        all.assertAll();
        assertThat(api.at("/components/schemas").propertyNames()).doesNotContain("JsonNode", "SseEmitter");
    }

    @Test
    void saysWhatIsRequiredAndWhatMayBeNull() {
        JsonNode job = api.at("/components/schemas/Job");
        assertThat(job.at("/required")).hasSameSizeAs(job.at("/properties"));
        assertThat(job.at("/properties/builder/type").valueStream().map(JsonNode::asString))
                .containsExactly("string", "null");
        assertThat(job.at("/properties/status/type").asString()).isEqualTo("string");
        assertThat(api.at("/components/schemas/BuildSpec").has("required")).isFalse();
        assertThat(api.at("/components/schemas/Problem/required").valueStream().map(JsonNode::asString))
                .containsExactly("type", "title", "status", "detail", "code");
    }

    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new LinkedHashMap<>();
        api.at("/paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    operations.put(method + " " + path, operation);
                }));
        return operations;
    }

    private JsonNode resolved(JsonNode described) {
        String reference = described.path("$ref").asString("");
        return reference.isEmpty() ? described : api.at(reference.substring(1));
    }

    // A schema's own example is shown as the body's, also one level down, as in a form.
    private boolean hasExample(JsonNode described) {
        if (described.has("example") || described.path("examples").size() > 0) {
            return true;
        }
        JsonNode schema = resolved(described.path("schema"));
        return schema.has("example")
                || schema.path("examples").size() > 0
                || schema.path("properties")
                        .valueStream()
                        .anyMatch(it -> it.has("example")
                                || resolved(it.at("/oneOf/0")).path("examples").size() > 0
                                || resolved(it).has("example")
                                || resolved(it.at("/oneOf/0")).has("example"));
    }

    private static List<String> texts(JsonNode items, String field) {
        List<String> texts = new ArrayList<>();
        items.forEach(it -> texts.add(it.path(field).asString("")));
        return texts;
    }
}
