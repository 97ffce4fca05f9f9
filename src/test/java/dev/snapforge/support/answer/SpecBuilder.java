package dev.snapforge.support.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes a build spec as JSON. Specs that are no specs are written by hand. */
public final class SpecBuilder {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final List<String> targets = new ArrayList<>();
    private final List<String> requires = new ArrayList<>();
    private final List<Object> checks = new ArrayList<>();
    private final Map<String, Object> policy = new LinkedHashMap<>();

    private SpecBuilder() {}

    public static SpecBuilder spec() {
        return new SpecBuilder();
    }

    public SpecBuilder name(String name) {
        fields.put("name", name);
        return this;
    }

    public SpecBuilder version(String version) {
        fields.put("version", version);
        return this;
    }

    /** A snapshot, or a name with a version or channel. */
    public SpecBuilder base(String base) {
        fields.put("base", base);
        return this;
    }

    /** Adds targets; none for every engine of the service's platform. */
    public SpecBuilder target(String... names) {
        targets.addAll(List.of(names));
        return this;
    }

    /** Adds what the snapshot must have. */
    public SpecBuilder requires(String... paths) {
        requires.addAll(List.of(paths));
        return this;
    }

    /** Adds an expression whose value must be the same with and without the snapshot. */
    public SpecBuilder check(String expression) {
        checks.add(expression);
        return this;
    }

    /** Adds an expression that must have this value: text, number, truth value, or a list of them. */
    public SpecBuilder check(String expression, Object expected) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("expression", expression);
        check.put("expected", expected);
        checks.add(check);
        return this;
    }

    public SpecBuilder warmup(String script) {
        fields.put("warmup", script);
        return this;
    }

    public SpecBuilder prelude(String prelude) {
        fields.put("prelude", prelude);
        return this;
    }

    /** {@code fix}, {@code warn} or {@code reject}. */
    public SpecBuilder runtimeState(String what) {
        policy.put("runtimeState", what);
        return this;
    }

    /** {@code reject} or {@code warn}. */
    public SpecBuilder unhandledRejections(String what) {
        policy.put("unhandledRejections", what);
        return this;
    }

    /** {@code auto} or {@code off}. */
    public SpecBuilder defer(String what) {
        policy.put("defer", what);
        return this;
    }

    /** Patterns of files whose modules are evaluated on first use. */
    public SpecBuilder deferring(String... patterns) {
        policy.put("defer", List.of(patterns));
        return this;
    }

    public SpecBuilder minSpeedup(double factor) {
        policy.put("minSpeedup", factor);
        return this;
    }

    /** {@code later} or {@code wait}. */
    public SpecBuilder metrics(String when) {
        policy.put("metrics", when);
        return this;
    }

    /** The JSON, without the fields that were not set. */
    @Override
    public String toString() {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        put(all, "targets", targets);
        put(all, "requires", requires);
        put(all, "checks", checks);
        if (!policy.isEmpty()) {
            all.put("policy", policy);
        }
        return JSON.writeValueAsString(all);
    }

    private static void put(Map<String, Object> all, String field, List<?> values) {
        if (!values.isEmpty()) {
            all.put(field, values);
        }
    }
}
