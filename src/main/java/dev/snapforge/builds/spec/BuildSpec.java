package dev.snapforge.builds.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.Target;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to build. This is the one list of a spec's fields: {@link SpecReader} reads and checks JSON by it, the query of an upload
 * without a form has its fields as parameters, and the JSON Schemas in {@code docs/schema} are made of it. The constraints speak
 * of what was sent; the constructor fills in what was left out.
 *
 * @param name the name to release under, or null
 * @param version the version to release as, or null; only with a name
 * @param base what it stands on, as {@link BaseReference} reads it; null for nothing. Of a spec that is built, all other fields hold what
 *     is the base's, too
 * @param targets what to build for; empty before the default was filled in
 * @param prelude what runs before the bundle: {@code none}, {@code web} or {@code node}
 * @param warmup JavaScript that is run so that V8 compiles what it calls, and that leaves nothing else behind; null for none
 * @param requires globals that must exist once the snapshot is loaded
 * @param checks expressions to compare
 * @param policy what the snapshot must satisfy
 * @param features words a runtime can ask for
 * @param labels the client's own notes
 */
@Schema(
        name = "BuildSpec",
        description = "What to build; every field may be left out",
        example = "{\"name\": \"greeting\", \"version\": \"1.0.0\", \"labels\": {\"commit\": \"0123abc\"}}")
public record BuildSpec(
        @Schema(description = "The name to release under and to find the snapshots by", example = "greeting")
        @Pattern(
                regexp = BuildSpec.NAME,
                message = "must be 1 to 128 of a-z, 0-9, '.', '_', '-', with a letter or digit at both ends")
        @Nullable
        String name,

        // The grammar of semver.org, with the third number and what follows it left free.
        @Schema(description = "The version under that name; needs a name", example = "1.0.0")
        @Pattern(
                regexp = BuildSpec.VERSION,
                message = "must be a version such as 1.0.0 or 2.1.0-beta.1, of at most 64 characters")
        @Nullable
        String version,

        @Schema(
                description =
                        "What it stands on: the files, prelude, policy, warm-up and checks of that snapshot come first. A snapshot"
                                + " (`sha256:…`), or `name@version`, `name@channel` or `name`, which are resolved once, when the build is"
                                + " accepted",
                example = "framework@stable")
        @Pattern(regexp = BaseReference.FORM, message = BaseReference.MESSAGE)
        // A builder of the release before reads the specs that have none.
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String base,

        @Schema(
                description =
                        "What to build for; if omitted, every live engine of the default platform. A job for an engine"
                                + " that no builder has, or ever had, shows that under `waiting`, and ends with `no-builder` if"
                                + " none comes.",
                example = "[\"linux-x64/javet-v8-5.0.6\"]")
        @Size(max = BuildSpec.MAX_TARGETS, message = "must be a list of at most " + BuildSpec.MAX_TARGETS)
        List<@NotNull(message = "must be a target: <os>-<arch>/<engine>, for example linux-x64/javet-v8-5.0.6") Target>
                targets,

        @Schema(
                description =
                        "What runs before the bundle: nothing, the web's globals in JavaScript, or those and Node's"
                                + " `Buffer` and `process`",
                allowableValues = {"none", "web", "node"},
                defaultValue = BuildSpec.NO_PRELUDE,
                example = "none")
        @Pattern(regexp = "none|web|node", message = "must be \"none\", \"web\" or \"node\"")
        String prelude,

        @Schema(
                description =
                        "JavaScript that calls what the first request will call, so that it is compiled; nothing else"
                                + " of it stays. A long one fits only into a form.",
                example = "greet('Ada')")
        @Size(max = 100_000, message = BuildSpec.SOURCE_MESSAGE)
        @Pattern(regexp = Check.NOT_BLANK, message = BuildSpec.SOURCE_MESSAGE)
        @Nullable
        String warmup,

        // IdentifierName of ECMA-262, section 12.7, without escapes.
        @Schema(description = "Globals that must exist after load", example = "[\"greet\"]")
        @Size(max = 100, message = "must be a list of at most 100")
        List<
                        @NotNull(message = BuildSpec.GLOBAL_MESSAGE)
                        @Pattern(
                                regexp = "(?=.{1,200}$)" + BuildSpec.IDENTIFIER + "(\\." + BuildSpec.IDENTIFIER + ")*",
                                message = BuildSpec.GLOBAL_MESSAGE)
                        String>
                requires,

        @Schema(
                description =
                        "JavaScript expressions, each alone or as `{expression, expected}`: a restored runtime must give"
                                + " the same as a fresh one, and the expected value if there is one",
                example = "[{\"expression\": \"greet('Ada')\", \"expected\": \"Hello, Ada!\"}]")
        @Size(max = 100, message = "must be a list of at most 100")
        List<@NotNull(message = Check.MESSAGE) @Valid Check> checks,

        @Valid Policy policy,

        @Schema(description = "Words to find the snapshots by later", example = "[\"greeting\"]")
        @Size(max = 50, message = "must be a list of at most 50")
        List<
                        @NotNull(message = BuildSpec.FEATURE_MESSAGE)
                        @Pattern(regexp = "[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?", message = BuildSpec.FEATURE_MESSAGE)
                        String>
                features,

        @Schema(description = "Anything worth keeping with the build", example = "{\"commit\": \"0123abc\"}")
        @Size(max = 50, message = "must be an object of at most 50 labels")
        Map<
                        @Size(max = 100, message = BuildSpec.LABEL_MESSAGE)
                        @Pattern(regexp = Check.NOT_BLANK, message = BuildSpec.LABEL_MESSAGE) String,
                        @NotNull(message = BuildSpec.LABEL_MESSAGE)
                        @Size(max = 1_000, message = BuildSpec.LABEL_MESSAGE) String>
                labels) {

    /** The prelude that is empty. */
    public static final String NO_PRELUDE = "none";

    public static final int MAX_TARGETS = 16;

    static final String NAME = "[a-z0-9]([a-z0-9._-]{0,126}[a-z0-9])?";
    static final String CHANNEL = "[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?";
    static final String VERSION = "(?=.{1,64}$)[0-9]+(\\.[0-9]+){0,3}"
            + "(-[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?(\\+[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?";
    static final String IDENTIFIER = "[\\p{L}\\p{Nl}$_][\\p{L}\\p{Nl}\\p{Mn}\\p{Mc}\\p{Nd}\\p{Pc}$\\u200C\\u200D]*";
    static final String SOURCE_MESSAGE = "must be JavaScript source of 1 to 100000 characters, and more than space";
    static final String GLOBAL_MESSAGE =
            "must be a JavaScript identifier or a dotted path of them, for example app.render";
    static final String FEATURE_MESSAGE =
            "must be 1 to 64 of a-z, 0-9, '.', '_', '-', with a letter or digit at both ends";
    static final String LABEL_MESSAGE = "must have names of 1 to 100 and texts of at most 1000 characters";

    public BuildSpec {
        targets = distinct(targets);
        prelude = prelude == null ? NO_PRELUDE : prelude;
        requires = distinct(requires);
        checks = checks == null ? List.of() : List.copyOf(checks);
        policy = policy == null ? Policy.DEFAULT : policy;
        features = distinct(features);
        labels = labels == null ? Map.of() : Map.copyOf(labels);
    }

    /** What of it an engine does: Node does without prelude and warm-up, isolated-vm without warm-up. */
    public BuildSpec forEngine(EngineId engine) {
        if (!engine.runsInNode()) {
            return this;
        }
        String kept = engine.isNode() ? NO_PRELUDE : prelude;
        return new BuildSpec(name, version, base, targets, kept, null, requires, checks, policy, features, labels);
    }

    /** The same for these targets. */
    public BuildSpec withTargets(List<Target> chosen) {
        return new BuildSpec(name, version, base, chosen, prelude, warmup, requires, checks, policy, features, labels);
    }

    private static <T> List<T> distinct(@Nullable List<T> items) {
        return items == null ? List.of() : items.stream().distinct().toList();
    }
}
