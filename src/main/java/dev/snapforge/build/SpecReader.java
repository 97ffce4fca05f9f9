package dev.snapforge.build;

import dev.snapforge.kernel.MalformedValueException;
import dev.snapforge.kernel.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks a spec field by field and gathers all that is wrong with it. */
final class SpecReader {

    static final int MAX_TARGETS = 16;
    static final int MAX_ITEMS = 100;
    static final int MAX_EXPRESSION = 10_000;
    static final int MAX_LABELS = 50;

    private static final int MAX_GLOBAL = 200;
    private static final int MAX_LABEL_KEY = 100;
    private static final int MAX_LABEL_VALUE = 1_000;
    private static final int MAX_SHOWN_FIELD = 80;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,126}[a-z0-9])?");
    // The grammar of semver.org, with the third number and what follows it left free.
    private static final Pattern VERSION = Pattern.compile(
            "[0-9]+(\\.[0-9]+){0,3}(-[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?(\\+[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?");
    // IdentifierName of ECMA-262, section 12.7, without escapes.
    private static final String IDENTIFIER =
            "[\\p{L}\\p{Nl}$_][\\p{L}\\p{Nl}\\p{Mn}\\p{Mc}\\p{Nd}\\p{Pc}$\\x{200C}\\x{200D}]*";
    private static final Pattern GLOBAL = Pattern.compile(IDENTIFIER + "(\\." + IDENTIFIER + ")*");
    private static final Pattern FEATURE = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?");

    private final JsonNode spec;
    private final List<FieldError> errors = new ArrayList<>();

    private SpecReader(JsonNode spec) {
        this.spec = spec;
    }

    /**
     * Reads a spec.
     *
     * @throws UnknownFieldException {@code unknown-field}
     * @throws InvalidSpecException {@code invalid-spec}, with every error found
     * @throws UnsupportedOptionException {@code unsupported-option}
     */
    static BuildSpec read(JsonNode spec) {
        return new SpecReader(spec).read();
    }

    private BuildSpec read() {
        if (!spec.isObject()) {
            throw new InvalidSpecException(List.of(new FieldError("", "must be a JSON object")));
        }
        refuseUnknown();
        String name = text(
                "name", NAME, 128, "must be 1 to 128 of a-z, 0-9, '.', '_', '-', with a letter or digit at both ends");
        String version = text(
                "version", VERSION, 64, "must be a version such as 1.0.0 or 2.1.0-beta.1, of at most 64 characters");
        if (version != null && name == null && absent("name")) {
            refuse("/version", "needs a name");
        }
        List<Target> targets = targets();
        List<String> requires = texts(
                "requires",
                MAX_ITEMS,
                GLOBAL,
                MAX_GLOBAL,
                "must be a JavaScript identifier or a dotted path of them, such as app.render");
        List<Check> checks = checks();
        List<String> features = texts(
                "features",
                MAX_LABELS,
                FEATURE,
                64,
                "must be 1 to 64 of a-z, 0-9, '.', '_', '-', with a letter or digit at both ends");
        Map<String, String> labels = labels();
        String prelude = absent("prelude") ? "none" : prelude();
        if (!errors.isEmpty()) {
            throw new InvalidSpecException(errors);
        }
        refuseUnsupported(prelude);
        return new BuildSpec(name, version, targets, prelude, requires, checks, features, labels);
    }

    private void refuseUnknown() {
        List<String> unknown = spec.propertyNames().stream()
                .filter(it -> !SpecFields.ALL.contains(it))
                .map(it -> it.length() > MAX_SHOWN_FIELD ? it.substring(0, MAX_SHOWN_FIELD) + "…" : it)
                .toList();
        if (!unknown.isEmpty()) {
            String nearest = String.join(
                    " ",
                    unknown.stream()
                            .map(it -> "Instead of '" + it + "', did you mean '" + SpecFields.nearest(it) + "'?")
                            .toList());
            throw new UnknownFieldException(unknown, nearest);
        }
    }

    private void refuseUnsupported(String prelude) {
        if (!prelude.equals("none")) {
            throw new UnsupportedOptionException("prelude", prelude);
        }
        for (String field : List.of("warmup", "policy")) {
            if (!absent(field)) {
                throw new UnsupportedOptionException(field, "a value");
            }
        }
    }

    private String prelude() {
        JsonNode prelude = spec.get("prelude");
        if (prelude.isString()
                && (prelude.asString().equals("none") || prelude.asString().equals("web"))) {
            return prelude.asString();
        }
        refuse("/prelude", "must be \"none\" or \"web\"");
        return "none";
    }

    private List<Target> targets() {
        LinkedHashSet<Target> targets = new LinkedHashSet<>();
        each("targets", MAX_TARGETS, (pointer, item) -> {
            try {
                targets.add(Target.parse(item.isString() ? item.asString() : item.toString()));
            } catch (MalformedValueException e) {
                refuse(pointer, "must be a target: " + e.expected());
            }
        });
        return List.copyOf(targets);
    }

    private List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        each("checks", MAX_ITEMS, (pointer, item) -> {
            if (item.isObject()) {
                for (String field : item.propertyNames()) {
                    if (!field.equals("expression") && !field.equals("expected")) {
                        refuse(pointer, "has a field other than 'expression' and 'expected'");
                    }
                }
                addCheck(checks, pointer + "/expression", item.get("expression"), item.get("expected"));
            } else {
                addCheck(checks, pointer, item, null);
            }
        });
        return checks;
    }

    private void addCheck(
            List<Check> checks, String pointer, @Nullable JsonNode expression, @Nullable JsonNode expected) {
        if (expression == null
                || !expression.isString()
                || expression.asString().isBlank()
                || expression.asString().length() > MAX_EXPRESSION) {
            refuse(pointer, "must be a JavaScript expression of at most " + MAX_EXPRESSION + " characters");
        } else {
            checks.add(new Check(expression.asString(), expected));
        }
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        JsonNode node = spec.get("labels");
        if (node == null || node.isNull()) {
            return labels;
        }
        if (!node.isObject() || node.size() > MAX_LABELS) {
            refuse("/labels", "must be an object of at most " + MAX_LABELS + " labels");
            return labels;
        }
        node.properties().forEach(label -> {
            boolean keyFits = !label.getKey().isBlank() && label.getKey().length() <= MAX_LABEL_KEY;
            boolean valueFits =
                    label.getValue().isString() && label.getValue().asString().length() <= MAX_LABEL_VALUE;
            if (keyFits && valueFits) {
                labels.put(label.getKey(), label.getValue().asString());
            } else {
                refuse("/labels", "must have names of 1 to 100 and texts of at most 1000 characters");
            }
        });
        return labels;
    }

    private @Nullable String text(String field, Pattern form, int longest, String message) {
        if (absent(field)) {
            return null;
        }
        JsonNode value = spec.get(field);
        if (fits(value, form, longest)) {
            return value.asString();
        }
        refuse("/" + field, message);
        return null;
    }

    private List<String> texts(String field, int most, Pattern form, int longest, String message) {
        LinkedHashSet<String> texts = new LinkedHashSet<>();
        each(field, most, (pointer, item) -> {
            if (fits(item, form, longest)) {
                texts.add(item.asString());
            } else {
                refuse(pointer, message);
            }
        });
        return List.copyOf(texts);
    }

    private static boolean fits(JsonNode value, Pattern form, int longest) {
        // The length first: a pattern should never see a text of megabytes.
        return value.isString()
                && value.asString().length() <= longest
                && form.matcher(value.asString()).matches();
    }

    private void each(String field, int most, BiConsumer<String, JsonNode> reader) {
        if (absent(field)) {
            return;
        }
        JsonNode list = spec.get(field);
        if (!list.isArray() || list.size() > most) {
            refuse("/" + field, "must be a list of at most " + most);
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            reader.accept("/" + field + "/" + i, list.get(i));
        }
    }

    private boolean absent(String field) {
        return !spec.hasNonNull(field);
    }

    private void refuse(String pointer, String message) {
        errors.add(new FieldError(pointer, message));
    }
}
