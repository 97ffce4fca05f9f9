package dev.snapforge.access.web;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.Scope;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Set;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says in the description of the API which credentials an operation takes; Swagger UI then has a button for them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AccessDocumentation implements OpenApiCustomizer {

    private static final String SCHEME = "bearer";

    private final AccessSettings settings;
    private final EndpointScopes scopes;

    AccessDocumentation(AccessSettings settings, EndpointScopes scopes) {
        this.settings = settings;
        this.scopes = scopes;
    }

    @Override
    public void customise(OpenAPI api) {
        if (!settings.asksWho()) {
            return;
        }
        api.getComponents()
                .addSecuritySchemes(
                        SCHEME,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API token (`sf_…`), or a token of a trusted issuer"));
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    Set<Scope> anyOf = scopes.anyOf(method.name(), path);
                    if (!anyOf.isEmpty()) {
                        describe(operation, anyOf);
                    }
                }));
    }

    private static void describe(Operation operation, Set<Scope> anyOf) {
        operation.addSecurityItem(new SecurityRequirement().addList(SCHEME));
        String needed = anyOf.size() == Scope.values().length
                ? "any scope"
                : anyOf.stream().map(it -> "`" + it + "`").sorted().collect(Collectors.joining(" or "));
        operation.setDescription(operation.getDescription() + "\n\nNeeds " + needed + ".");
        operation
                .getResponses()
                .addApiResponse(
                        "401",
                        new ApiResponse()
                                .description("Nobody knows who asks: `authentication-required` or `invalid-token`"))
                .addApiResponse(
                        "403",
                        new ApiResponse()
                                .description("The credential is not for this: `scope-missing`, `name-not-allowed` or"
                                        + " `no-trusted-publisher`"))
                .addApiResponse(
                        "429", new ApiResponse().description("Too much at a time: `rate-limited` or `queue-full`"));
    }
}
