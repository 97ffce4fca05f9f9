package dev.snapforge.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Brings tags, paths and responses into the order of a first visit, the same at every start. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class DocumentOrder implements OpenApiCustomizer {

    private static final List<String> TAGS =
            List.of("Builds", "Names", "Snapshots", "Engines", "Keys", "Access", "Audit", "Storage");

    @Override
    public void customise(OpenAPI api) {
        // A tag comes once for each controller that carries it, and one of them describes it.
        List<Tag> described = new ArrayList<>(api.getTags());
        described.removeIf(it -> it.getDescription() == null);
        described.sort(Comparator.comparingInt(it -> TAGS.indexOf(it.getName())));
        api.setTags(described);

        List<Map.Entry<String, PathItem>> paths = new ArrayList<>(api.getPaths().entrySet());
        paths.sort(Comparator.comparing(
                        (Map.Entry<String, PathItem> it) -> !it.getKey().startsWith("/api/"))
                .thenComparing(Map.Entry::getKey));
        Paths sorted = new Paths();
        paths.forEach(it -> sorted.addPathItem(it.getKey(), it.getValue()));
        api.setPaths(sorted);
        sorted.values().stream().flatMap(it -> it.readOperations().stream()).forEach(DocumentOrder::sort);
    }

    // Digits sort before "default".
    private static void sort(Operation operation) {
        ApiResponses responses = new ApiResponses();
        responses.putAll(new TreeMap<>(operation.getResponses()));
        operation.setResponses(responses);
    }
}
