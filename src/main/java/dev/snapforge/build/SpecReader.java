package dev.snapforge.build;

import dev.snapforge.kernel.MalformedValueException;
import dev.snapforge.kernel.Target;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks a spec field by field and gathers all that is wrong with it. */
final class SpecReader {

    static final int MAX_TARGETS = 16;
    static final int MAX_ITEMS = 100;

    private static final int MAX_FEATURES = 50;
    private static final int MAX_GLOBAL = 200;
    private static final int MAX_WARMUP = 100_000;
    private static final Set<String> PRELUDES = Set.of("none", "web", "node");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,126}[a-z0-9])?");
    // The grammar of semver.org, with the third number and what follows it left free.
    private static final Pattern VERSION = Pattern.compile(
            "[0-9]+(\\.[0-9]+){0,3}(-[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?(\\+[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?");
    // IdentifierName of ECMA-262, section 12.7, without escapes.
    private static final String IDENTIFIER =
            "[\\p{L}\\p{Nl}$_][\\p{L}\\p{Nl}\\p{Mn}\\p{Mc}\\p{Nd}\\p{Pc}$\\x{200C}\\x{200D}]*";
    private static final Pattern GLOBAL = Pattern.compile(IDENTIFIER + "(\\." + IDENTIFIER + ")*");
    private static final Pattern FEATURE = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?");

    private final JsonFields spec;

    private SpecReader(JsonFields spec) {
        this.spec = spec;
    }

    /**
     * Reads a spec.
     *
     * @throws UnknownFieldException {@code unknown-field}
     * @throws InvalidSpecException {@code invalid-spec}, with every error found
     */
    static BuildSpec read(JsonNode spec) {
        if (!spec.isObject()) {
            throw new InvalidSpecException(List.of(new FieldError("", "must be a JSON object")));
        }
        SpecFields.refuseUnknown(spec.propertyNames());
        SpecReader reader = new SpecReader(JsonFields.of(spec));
        BuildSpec read = reader.read();
        if (!reader.spec.errors().isEmpty()) {
            throw new InvalidSpecException(reader.spec.errors());
        }
        return read;
    }

    private BuildSpec read() {
        String name = spec.text(
                "name", NAME, 128, "must be 1 to 128 of a-z, 0-9, '.', '_', '-', with a letter or digit at both ends");
        String version = spec.text(
                "version", VERSION, 64, "must be a version such as 1.0.0 or 2.1.0-beta.1, of at most 64 characters");
        if (version != null && name == null && spec.absent("name")) {
            spec.refuse("version", "needs a name");
        }
        List<Target> targets = targets();
        List<String> requires = spec.texts(
                "requires",
                MAX_ITEMS,
                GLOBAL,
                MAX_GLOBAL,
                "must be a JavaScript identifier or a dotted path of them, such as app.render");
        List<Check> checks = CheckReader.read(spec);
        List<String> features = spec.texts(
                "features",
                MAX_FEATURES,
                FEATURE,
                64,
                "must be 1 to 64 of a-z, 0-9, '.', '_', '-', with a letter or digit at both ends");
        return new BuildSpec(
                name,
                version,
                targets,
                prelude(),
                warmup(),
                requires,
                checks,
                PolicyReader.read(spec),
                features,
                LabelReader.read(spec));
    }

    private List<Target> targets() {
        LinkedHashSet<Target> targets = new LinkedHashSet<>();
        spec.each("targets", MAX_TARGETS, (place, item) -> {
            try {
                targets.add(Target.parse(item.isString() ? item.asString() : item.toString()));
            } catch (MalformedValueException e) {
                spec.refuse(place, "must be a target: " + e.expected());
            }
        });
        return List.copyOf(targets);
    }

    private String prelude() {
        JsonNode prelude = spec.get("prelude");
        if (prelude == null) {
            return "none";
        }
        if (!prelude.isString() || !PRELUDES.contains(prelude.asString())) {
            spec.refuse("prelude", "must be \"none\", \"web\" or \"node\"");
        }
        return prelude.asString("none");
    }

    private @Nullable String warmup() {
        return spec.absent("warmup")
                ? null
                : spec.source("warmup", spec.get("warmup"), MAX_WARMUP, "JavaScript source");
    }
}
