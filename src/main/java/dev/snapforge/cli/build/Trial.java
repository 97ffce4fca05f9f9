package dev.snapforge.cli.build;

import dev.snapforge.cli.service.JsonView;
import java.util.List;
import java.util.Map;

/**
 * A build with a remedy, and with those that had helped before.
 *
 * @param options all that differs from what the user asked for
 * @param build as the API gives it
 */
record Trial(List<String> options, JsonView build) {

    Trial {
        options = List.copyOf(options);
    }

    boolean succeeded() {
        return BuildOutcome.succeeded(build);
    }

    Map<String, Object> toJson() {
        return Map.of("options", options, "build", build.value() == null ? Map.of() : build.value());
    }
}
