package dev.snapforge.builds.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.snapforge.builds.spec.SpecSchema;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes the spec in {@code POST /builds}, as a form's part and as query parameters, by the record that it is read into. */
@Component
@Order(0)
class SubmitDocumentation implements OpenApiCustomizer {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public void customise(OpenAPI api) {
        ObjectNode spec = SpecSchema.ofSpec();
        spec.remove(List.of("$schema", "$id", "title"));
        ((ObjectNode) spec.get("properties")).remove("$schema");
        api.getComponents().addSchemas("BuildSpec", read(spec, Schema.class));
        api.getPaths().values().stream()
                .flatMap(it -> it.readOperations().stream())
                .filter(it -> it.getOperationId().equals(SubmitOperation.ID))
                .forEach(SubmitDocumentation::describe);
    }

    private static void describe(Operation operation) {
        List<Parameter> parameters = new ArrayList<>();
        SpecParameter.ALL.forEach(it -> parameters.add(parameter(it)));
        parameters.addAll(operation.getParameters());
        operation.setParameters(parameters);
    }

    private static Parameter parameter(SpecParameter parameter) {
        ObjectNode schema = SpecSchema.of(parameter.component());
        String description = schema.remove("description").asString();
        // Swagger UI sends defaults, and beside a form no parameter is accepted.
        JsonNode omitted = schema.remove("default");
        if (omitted != null) {
            description += "; `" + omitted.asString() + "` if omitted";
        }
        description += "; script bodies only";
        JsonNode example = schema.path("examples").path(0);
        schema.remove("examples");
        if (schema.has("anyOf")) {
            // A query has one text for it; what needs a list needs several files, and so a form.
            schema.setAll((ObjectNode) ((ArrayNode) schema.remove("anyOf")).get(0));
        }
        switch (parameter.form()) {
            case REPEATED -> {
                schema.putObject("items").put("type", "string");
                example = JSON.createArrayNode()
                        .add(example.path(0).path("expression").asString());
            }
            case ENTRIES -> {
                ArrayNode entries = JSON.createArrayNode();
                example.properties()
                        .forEach(it ->
                                entries.add(it.getKey() + "=" + it.getValue().asString()));
                example = entries;
                description = "One of the `labels`, as `key=value`; may be repeated; script bodies only";
                schema.removeAll();
                schema.put("type", "array").putObject("items").put("type", "string");
            }
            default -> {}
        }
        return new QueryParameter()
                .name(parameter.name())
                .description(description)
                .schema(read(schema, Schema.class))
                .examples(Map.of("one", new Example().summary("for example").value(read(example, Object.class))));
    }

    private static <T> T read(JsonNode json, Class<T> type) {
        try {
            return Json31.mapper().readValue(json.toString(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
