package dev.snapforge.web;

import dev.snapforge.kernel.LiveExamples;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Gives parameters examples that work at the moment of asking. */
@Component
class ExampleDocumentation implements OpenApiCustomizer {

    private static final String NOTHING_YET =
            " **There is none yet: run `POST /api/v1/builds` first, then reload this page.**";

    private final List<LiveExamples> features;

    ExampleDocumentation(List<LiveExamples> features) {
        this.features = features;
    }

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .flatMap(it -> it.readOperations().stream())
                .forEach(this::fill);
    }

    private void fill(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        Map<String, Object> live = new LinkedHashMap<>();
        features.forEach(it -> live.putAll(it.of(operation.getOperationId())));
        for (Parameter parameter : operation.getParameters()) {
            Object value = live.get(parameter.getName());
            if (value != null) {
                // A parameter has one example or several, never both.
                parameter.setExamples(null);
                parameter.setExample(value);
            } else if ("path".equals(parameter.getIn())) {
                parameter.setDescription(parameter.getDescription() + NOTHING_YET);
            } else if (parameter.getExamples() != null) {
                parameter.setExamples(withNone(parameter.getExamples()));
            }
        }
    }

    // Swagger UI fills in the first of several examples. A parameter that is best left out at first therefore has named
    // examples, and this choice before them; one with a single example is filled in.
    private static Map<String, Example> withNone(Map<String, Example> examples) {
        Map<String, Example> all = new LinkedHashMap<>();
        all.put("none", new Example().summary("leave it out").value(""));
        // The reader of the annotations puts the name where there is no description.
        examples.values().forEach(it -> it.setDescription(null));
        all.putAll(examples);
        return all;
    }
}
