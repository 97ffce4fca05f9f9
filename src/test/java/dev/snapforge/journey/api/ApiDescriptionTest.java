package dev.snapforge.journey.api;

import static dev.snapforge.support.ServiceClient.json;
import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document says enough to try every operation without reading anything else. */
@WholeService
class ApiDescriptionTest {

    @LocalServerPort
    private int port;

    private ServiceClient service;
    private JsonNode api;
    private BuildAnswer build;

    @BeforeEach
    void describe() {
        service = new ServiceClient(port);
        build = service.build(Form.of("described.js", "globalThis.described = true;")
                .spec(spec().name("described").version("1.0.0").target(CURRENT)));
        api = json(service.get("/v3/api-docs"));
    }

    @Test
    void isOpenApi31AndGoesToWhereThePageCameFrom() {
        assertThat(api.at("/openapi").asString()).startsWith("3.1");
        assertThat(api.at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(api.at("/info/description").asString()).contains("First steps");
        assertThat(texts(api.at("/tags"), "name"))
                .containsExactly("Builds", "NameClient", "Snapshots", "Engines", "Keys", "Audit", "Storage");
        assertThat(texts(api.at("/tags"), "description")).noneMatch(String::isEmpty);
    }

    @Test
    void staysTheSameWhenAskedAgain() {
        assertThat(json(service.get("/v3/api-docs"))).isEqualTo(api);
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
    void everyRefusalIsAProblemWithAnExample() {
        SoftAssertions all = new SoftAssertions();
        operations()
                .forEach((name, operation) -> operation.at("/responses").forEachEntry((status, response) -> {
                    String which = name + " " + status;
                    all.assertThat(response.at("/description").asString())
                            .as(which)
                            .isNotEmpty();
                    if (!status.matches("[23]..")) {
                        JsonNode content = response.at("/content");
                        all.assertThat(content.propertyNames()).as(which).containsExactly("application/problem+json");
                        content.forEach(
                                it -> all.assertThat(hasExample(it)).as(which).isTrue());
                        if (!status.equals("default")) {
                            content.findValues("value")
                                    .forEach(it -> all.assertThat(
                                                    it.at("/status").asString())
                                            .as(which)
                                            .isEqualTo(status));
                        }
                    }
                }));
        all.assertAll();
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
    void examplesNameTheNewestThatExists() {
        assertThat(example("/api/v1/builds/{id}", "id")).isEqualTo(build.id());
        assertThat(example("/api/v1/builds/{id}/jobs/{job}/log", "job"))
                .isEqualTo(build.job().id());
        String digest = example("/api/v1/snapshots/{digest}", "digest");
        assertThat(service.get("/api/v1/snapshots/" + digest + "/container")).hasStatus(200);
    }

    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new LinkedHashMap<>();
        api.at("/paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    operations.put(method + " " + path, operation);
                }));
        return operations;
    }

    private String example(String path, String parameter) {
        for (JsonNode it : api.at("/paths").path(path).at("/get/parameters")) {
            if (it.at("/name").asString().equals(parameter)) {
                return it.at("/example").asString();
            }
        }
        throw new AssertionError("no parameter " + parameter);
    }

    // A schema's own example is shown as the body's, also one level down, as in a form.
    private boolean hasExample(JsonNode described) {
        if (described.has("example") || described.path("examples").size() > 0) {
            return true;
        }
        String reference = described.at("/schema/$ref").asString("");
        JsonNode schema = reference.isEmpty() ? described.path("schema") : api.at(reference.substring(1));
        return schema.has("example")
                || schema.path("properties")
                        .valueStream()
                        .anyMatch(it -> it.has("example")
                                || api.at(it.path("$ref").asString("#/none").substring(1))
                                        .has("example"));
    }

    private static List<String> texts(JsonNode items, String field) {
        List<String> texts = new ArrayList<>();
        items.forEach(it -> texts.add(it.path(field).asString("")));
        return texts;
    }
}
