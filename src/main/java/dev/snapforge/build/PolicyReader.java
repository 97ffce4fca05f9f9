package dev.snapforge.build;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the field {@code policy} of a spec. */
final class PolicyReader {

    private static final String RUNTIME_STATE = "runtimeState";
    private static final String MIN_SPEEDUP = "minSpeedup";

    private PolicyReader() {}

    static Policy read(JsonFields spec) {
        JsonNode policy = spec.get("policy");
        if (policy == null) {
            return Policy.DEFAULT;
        }
        if (!policy.isObject()) {
            spec.refuse("policy", "must be an object with 'runtimeState', 'minSpeedup' or both");
            return Policy.DEFAULT;
        }
        JsonFields fields = spec.inside("policy", policy, List.of(RUNTIME_STATE, MIN_SPEEDUP));
        return new Policy(runtimeState(fields), minSpeedup(fields));
    }

    private static RuntimeState runtimeState(JsonFields policy) {
        JsonNode word = policy.get(RUNTIME_STATE);
        if (word == null) {
            return RuntimeState.FIX;
        }
        Optional<RuntimeState> state = word.isString() ? RuntimeState.of(word.asString()) : Optional.empty();
        if (state.isEmpty()) {
            policy.refuse(RUNTIME_STATE, "must be \"fix\", \"warn\" or \"reject\"");
        }
        return state.orElse(RuntimeState.FIX);
    }

    private static @Nullable Double minSpeedup(JsonFields policy) {
        JsonNode number = policy.get(MIN_SPEEDUP);
        if (number == null) {
            return null;
        }
        double speedup = number.isNumber() ? number.asDouble(Double.NaN) : Double.NaN;
        if (speedup > 0 && speedup <= Policy.MAX_SPEEDUP) {
            return speedup;
        }
        policy.refuse(MIN_SPEEDUP, "must be a number greater than 0 and at most 1000, such as 1.5");
        return null;
    }
}
