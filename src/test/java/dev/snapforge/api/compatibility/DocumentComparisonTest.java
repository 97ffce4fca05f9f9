package dev.snapforge.api.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The released document, changed in one place after the other: each change that breaks a client is found, and where. */
class DocumentComparisonTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode RELEASED = read();
    private static final String SCHEMAS = "/components/schemas/";
    private static final String LIST = "/paths/~1api~1v1~1builds/get";
    private static final String SUBMIT = "/paths/~1api~1v1~1builds/post";
    private static final String GET = "/paths/~1api~1v1~1builds~1{id}/get";

    static Stream<Arguments> breaks() {
        return Stream.of(
                arguments("GET /api/v1/audit", edit("/paths", it -> it.remove("/api/v1/audit"))),
                arguments("POST /api/v1/tokens", edit("/paths/~1api~1v1~1tokens", it -> it.remove("post"))),
                arguments("GET /api/v1/builds/{id}", edit(GET, it -> it.put("operationId", "findBuild"))),
                arguments("GET /api/v1/builds/{id}", edit(GET + "/responses", it -> it.remove("200"))),
                arguments("GET /api/v1/builds/{id}", edit(GET + "/responses", it -> it.remove("401"))),
                arguments("GET /api/v1/builds/{id}", edit(GET + "/responses/200/content", it -> it.removeAll())),
                arguments("GET /api/v1/builds", edit(LIST, it -> {
                    ArrayNode security = it.putArray("security");
                    security.addObject().putArray("bearer");
                })),
                arguments(
                        "GET /api/v1/builds",
                        edit(
                                LIST,
                                it -> it.putArray("security")
                                        .addObject()
                                        .putArray("bearer")
                                        .add("admin"))),
                arguments(
                        "securitySchemes.bearer",
                        edit("/components/securitySchemes/bearer", it -> it.put("scheme", "basic"))),
                arguments(
                        "POST /api/v1/builds",
                        edit(SUBMIT + "/requestBody/content", it -> it.remove("text/javascript"))),
                arguments(
                        "POST /api/v1/tokens",
                        edit(
                                "/paths/~1api~1v1~1tokens/post",
                                it -> it.withArray("parameters")
                                        .addObject()
                                        .put("name", "reason")
                                        .put("in", "query")
                                        .put("required", true))),
                arguments(
                        "GET /api/v1/builds",
                        edit(LIST, it -> it.withArray("parameters").remove(0))),
                arguments("GET /api/v1/builds", edit(LIST + "/parameters/0", it -> it.put("required", true))),
                arguments(
                        "GET /api/v1/builds query parameter name",
                        edit(LIST + "/parameters/0/schema", it -> it.put("type", "integer"))),
                arguments(
                        "GET /api/v1/builds query parameter status",
                        edit(
                                LIST + "/parameters/1/schema",
                                it -> it.withArray("enum").remove(0))),
                arguments(
                        "GET /api/v1/builds query parameter limit",
                        edit(LIST + "/parameters/5/schema", it -> it.put("maximum", 5))),
                arguments(
                        "GET /api/v1/builds query parameter limit",
                        edit(LIST + "/parameters/5/schema", it -> it.put("default", 5))),
                arguments("Build", edit("/components/schemas", it -> it.set("Builds", it.remove("Build")))),
                arguments("Build.status", edit(SCHEMAS + "Build/properties", it -> it.remove("status"))),
                arguments(
                        "Build.id",
                        edit(SCHEMAS + "Build", it -> it.withArray("required").removeAll())),
                arguments(
                        "Build.id",
                        edit(
                                SCHEMAS + "Build/properties/id",
                                it -> it.putArray("type").add("string").add("null"))),
                arguments(
                        "Build.status",
                        edit(
                                SCHEMAS + "Build/properties/status",
                                it -> it.withArray("enum").add("PAUSED"))),
                arguments("Build.createdAt", edit(SCHEMAS + "Build/properties/createdAt", it -> it.remove("format"))),
                arguments("Finding.title", edit(SCHEMAS + "Finding/properties/title", it -> it.put("type", "integer"))),
                arguments(
                        "Build.jobs[]",
                        edit(
                                SCHEMAS + "Build/properties/jobs",
                                it -> it.putObject("items").put("type", "string"))),
                arguments("Build.bundle", edit(SCHEMAS + "Build/properties", it -> {
                    ArrayNode choices = it.putObject("bundle").putArray("oneOf");
                    choices.addObject().put("$ref", "#/components/schemas/Bundle");
                    choices.addObject().put("type", "null");
                })),
                arguments("BuildSpec.warmup", edit(SCHEMAS + "BuildSpec/properties", it -> it.remove("warmup"))),
                arguments(
                        "BuildSpec.warmup",
                        edit(SCHEMAS + "BuildSpec/properties/warmup", it -> it.put("type", "integer"))),
                arguments(
                        "BuildSpec.warmup",
                        edit(SCHEMAS + "BuildSpec/properties/warmup", it -> it.put("maxLength", 10))),
                arguments(
                        "BuildSpec.warmup",
                        edit(SCHEMAS + "BuildSpec/properties/warmup", it -> it.put("minLength", 10))),
                arguments(
                        "BuildSpec.targets",
                        edit(SCHEMAS + "BuildSpec/properties/targets", it -> it.put("maxItems", 2))),
                arguments(
                        "BuildSpec.labels",
                        edit(SCHEMAS + "BuildSpec/properties/labels", it -> it.put("maxProperties", 1))),
                arguments(
                        "BuildSpec.name", edit(SCHEMAS + "BuildSpec/properties/name", it -> it.put("pattern", "^a$"))),
                arguments(
                        "BuildSpec.prelude",
                        edit(
                                SCHEMAS + "BuildSpec/properties/prelude",
                                it -> it.withArray("enum").remove(0))),
                arguments(
                        "BuildSpec.name",
                        edit(
                                SCHEMAS + "BuildSpec",
                                it -> it.withArray("required").add("name"))),
                arguments("TokenRequest.reason", edit(SCHEMAS + "TokenRequest", it -> {
                    it.withObject("properties").putObject("reason").put("type", "string");
                    it.withArray("required").add("reason");
                })));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void isFoundUntilTheChangelogNamesIt(String place, Edit edit) {
        Set<BreakingChange> found = DocumentComparison.of(RELEASED, edit.applied());

        assertThat(found).extracting(BreakingChange::place).contains(place);
        String others =
                "## Unreleased\n\n### Changed\n\n- `" + place + "`\n\n## 1.0.0\n\n### Breaking\n\n- `" + place + "`\n";
        assertThat(ChangelogBreaks.of(others).missing(found)).hasSameElementsAs(found);
        String named = "## Unreleased\n\n### Breaking\n\n- `" + place + "` is another.\n\n### Added\n";
        assertThat(ChangelogBreaks.of(named).missing(found))
                .extracting(BreakingChange::place)
                .doesNotContain(place);
    }

    static Stream<Edit> compatible() {
        return Stream.of(
                edit(LIST, it -> it.put("description", "Other words")),
                edit("/paths", it -> it.putObject("/api/v1/fresh").putObject("get")),
                edit(
                        LIST,
                        it -> it.withArray("parameters")
                                .addObject()
                                .put("name", "fresh")
                                .put("in", "query")),
                edit(LIST + "/parameters/1/schema", it -> it.withArray("enum").add("PAUSED")),
                edit(LIST, it -> it.putArray("security").addObject()),
                edit(SCHEMAS + "Build/properties", it -> it.putObject("fresh").put("type", "string")),
                edit(
                        SCHEMAS + "Build/properties/status",
                        it -> it.withArray("enum").remove(0)),
                edit(
                        SCHEMAS + "BuildSpec/properties",
                        it -> it.putObject("fresh").put("type", "string")),
                edit(SCHEMAS + "BuildSpec/properties/warmup", it -> it.put("maxLength", 1_000_000)),
                edit(
                        SCHEMAS + "BuildSpec/properties/prelude",
                        it -> it.withArray("enum").add("deno")),
                edit(
                        "/components/responses/Forbidden/content/application~1problem+json/schema/allOf/1/properties/code",
                        it -> it.withArray("enum").add("one-more-code")));
    }

    @ParameterizedTest
    @MethodSource("compatible")
    void isNotFoundWhereClientsMayGoOn(Edit edit) {
        assertThat(DocumentComparison.of(RELEASED, edit.applied())).isEmpty();
    }

    @Test
    void aDocumentIsCompatibleWithItself() {
        assertThat(DocumentComparison.of(RELEASED, RELEASED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# Changelog\n\n### Breaking\n\n- `Build.id`\n", "## Unreleased\n\n- `Build.id`\n"})
    void aChangelogWithoutTheSectionNamesNothing(String changelog) {
        BreakingChange change = new BreakingChange("Build.id", "was removed");

        assertThat(ChangelogBreaks.of(changelog).missing(Set.of(change))).containsExactly(change);
    }

    /** A change of the object at a JSON pointer. */
    record Edit(String pointer, Consumer<ObjectNode> change) {

        JsonNode applied() {
            JsonNode copy = RELEASED.deepCopy();
            change.accept((ObjectNode) copy.at(pointer));
            return copy;
        }

        @Override
        public String toString() {
            return pointer;
        }
    }

    private static Edit edit(String pointer, Consumer<ObjectNode> change) {
        return new Edit(pointer, change);
    }

    private static JsonNode read() {
        try {
            return JSON.readTree(Files.readString(Path.of("src/test/resources/api/openapi-released.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
