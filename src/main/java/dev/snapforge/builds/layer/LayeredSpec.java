package dev.snapforge.builds.layer;

import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.builds.spec.DeferralHandling;
import dev.snapforge.builds.spec.FieldViolation;
import dev.snapforge.builds.spec.InvalidSpecException;
import dev.snapforge.builds.spec.Policy;
import dev.snapforge.builds.spec.SpecJson;
import dev.snapforge.builds.spec.SpecReader;
import dev.snapforge.core.Layer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The spec of a build that stands on a base: what the base was proved with holds here as well, and comes first. Where there can be one
 * value only, the spec may repeat the base's or say nothing.
 */
public final class LayeredSpec {

    private static final Pattern IMPORT = Pattern.compile("\\bimport\\s*\\(");

    private final BaseSnapshot base;
    private final BuildSpec below;
    private final BuildSpec own;
    private final JsonNode asked;

    private LayeredSpec(BaseSnapshot base, BuildSpec own, JsonNode asked) {
        this.base = base;
        this.below = base.spec();
        this.own = own;
        this.asked = asked;
    }

    /**
     * Puts a spec on top of its base's.
     *
     * @param own what was asked for
     * @param asked the same as it was sent: what it does not say is the base's to say
     * @throws LayerException {@code base-disagrees}, {@code base-imports} or {@code base-exceeds}
     */
    public static BuildSpec of(BaseSnapshot base, BuildSpec own, JsonNode asked) {
        return new LayeredSpec(base, own, asked).merged();
    }

    private BuildSpec merged() {
        refuseImports("the warm-up", below.warmup());
        below.checks().forEach(it -> refuseImports("the check " + it.expression(), it.expression()));
        BuildSpec merged = new BuildSpec(
                own.name(),
                own.version(),
                own.base(),
                own.targets(),
                one("/prelude", below.prelude(), own.prelude()),
                warmup(),
                joined(below.requires(), own.requires()),
                joined(below.checks(), own.checks()),
                policy(),
                joined(below.features(), own.features()),
                own.labels());
        try {
            return SpecReader.read(SpecJson.parse(SpecJson.write(merged).getBytes(StandardCharsets.UTF_8)));
        } catch (InvalidSpecException e) {
            FieldViolation first = e.errors().get(0);
            throw LayerException.exceeds(base, first.pointer(), first.message());
        }
    }

    private Policy policy() {
        Policy lower = below.policy();
        Policy upper = own.policy();
        return new Policy(
                one("/policy/runtimeState", lower.runtimeState(), upper.runtimeState()),
                one("/policy/unhandledRejections", lower.unhandledRejections(), upper.unhandledRejections()),
                deferral(lower.defer(), upper.defer()),
                upper.minSpeedup(),
                upper.metrics());
    }

    private DeferralHandling deferral(DeferralHandling lower, DeferralHandling upper) {
        DeferralHandling handling = one("/policy/defer", handling(lower), handling(upper));
        List<String> moved =
                lower.patterns().stream().map(it -> Layer.FOLDER + it).toList();
        return new DeferralHandling(handling.automatic(), joined(moved, upper.patterns()));
    }

    /** Without the patterns, of which both may have some. */
    private static DeferralHandling handling(DeferralHandling deferral) {
        return deferral.automatic() ? DeferralHandling.AUTO : DeferralHandling.OFF;
    }

    private <T> T one(String pointer, T lower, T upper) {
        JsonNode said = asked.at(pointer);
        if (!said.isMissingNode() && !said.isNull() && !upper.equals(lower)) {
            throw LayerException.disagrees(base, pointer, "what the base has: " + word(lower), said.toString());
        }
        return lower;
    }

    private static String word(Object value) {
        if (value instanceof DeferralHandling deferral) {
            return deferral.json().toString();
        }
        return value instanceof Enum<?> it ? it.name().toLowerCase(Locale.ROOT) : value.toString();
    }

    /**
     * The base's warm-up, then the own one. A function keeps their variables apart, and as it is declared behind the own one, whose text
     * begins in the first line, lines are those of its author.
     */
    private @Nullable String warmup() {
        String lower = below.warmup();
        String upper = own.warmup();
        if (lower == null || upper == null) {
            return lower == null ? upper : lower;
        }
        return "warmUpOfBase(); " + upper + "\nfunction warmUpOfBase() {\n" + lower + "\n}";
    }

    private void refuseImports(String where, @Nullable String source) {
        if (source != null && IMPORT.matcher(source).find()) {
            throw LayerException.imports(base, where);
        }
    }

    private static <T> List<T> joined(List<T> lower, List<T> upper) {
        return Stream.concat(lower.stream(), upper.stream()).distinct().toList();
    }
}
