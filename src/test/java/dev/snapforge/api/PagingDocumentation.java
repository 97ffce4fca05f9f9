package dev.snapforge.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes the parameter {@code cursor}, which is the same for every list but for what it looks like. */
@Component
class PagingDocumentation implements OpenApiCustomizer {

    /** Operation → a cursor of its list. */
    private static final Map<String, String> CURSORS = Map.ofEntries(
            Map.entry("getChannel", "7"),
            Map.entry("getName", "7"),
            Map.entry("listAuditEvents", "0199c1f0-7a80-7000-8000-00000000000e"),
            Map.entry("listBuilds", "0199c1f0-7a80-7000-8000-00000000000b"),
            Map.entry("listNames", "greeting"),
            Map.entry("listSnapshots", "MjAyNi0xMS0wMVQwMDowMDowMFo"),
            Map.entry("listStorageChecks", "0199c1f0-7a80-7000-8000-00000000000f"),
            Map.entry("listStorageFindings", "100"),
            Map.entry("listTokens", "0199c1f0-7a80-7000-8000-00000000000d"),
            Map.entry("listWebhookDeliveries", "42"),
            Map.entry("listWebhooks", "0199c1f0-7a80-7000-8000-00000000000e"),
            Map.entry("previewRetention", "0199c1f0-7a80-7000-8000-00000000000b"));

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .flatMap(it -> it.readOperations().stream())
                .forEach(PagingDocumentation::describe);
    }

    private static void describe(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        operation.getParameters().stream()
                .filter(it -> it.getName().equals("cursor"))
                .forEach(it -> it.description("The `next` of the previous page")
                        .addExample(
                                "one",
                                new Example().summary("a cursor").value(CURSORS.get(operation.getOperationId()))));
    }
}
