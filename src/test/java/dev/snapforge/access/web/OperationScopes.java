package dev.snapforge.access.web;

import dev.snapforge.access.Scope;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** The service's table of operations and scopes, for the description of the API. */
public final class OperationScopes {

    private final EndpointScopes table;

    public OperationScopes(ApplicationContext service) {
        this.table = service.getBean(EndpointScopes.class);
    }

    /** Words of the scopes of which one is enough; empty if everybody may. */
    public List<String> anyOf(String method, String path) {
        return table.anyOf(method, path).stream().map(Scope::word).sorted().toList();
    }
}
