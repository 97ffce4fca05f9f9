package dev.snapforge.cli.build;

import dev.snapforge.cli.bundle.SpecDraft;
import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The build spec as options (docs/spec.md); they go before a file, and that before the bundle's own snapforge.json. */
final class SpecOptions {

    @Option(names = "--spec", paramLabel = "FILE", description = "A spec in JSON; options go before it.")
    @Nullable
    Path spec;

    @Option(names = "--prelude", paramLabel = "NAME", description = "Globals that the bundle needs: none, web or node.")
    @Nullable
    String prelude;

    @Option(
            names = "--require",
            paramLabel = "GLOBAL",
            description = "A global that must exist after loading; may be repeated.")
    List<String> requires = new ArrayList<>();

    @ArgGroup(exclusive = false, multiplicity = "0..*")
    List<CheckOption> checks = new ArrayList<>();

    @Option(
            names = "--warmup",
            paramLabel = "CODE",
            description = "JavaScript that does what the first request does; @FILE reads it from a file.")
    @Nullable
    String warmup;

    @Option(
            names = "--min-speedup",
            paramLabel = "FACTOR",
            description = "Fail if the snapshot is not this much faster than the source.")
    @Nullable
    Double minSpeedup;

    @Option(
            names = "--runtime-state",
            paramLabel = "POLICY",
            description = "What becomes of clock and randomness that are read while loading: fix, warn or reject.")
    @Nullable
    String runtimeState;

    @Option(
            names = "--base",
            paramLabel = "SNAPSHOT",
            description = "What the bundle stands on: NAME@VERSION, NAME@CHANNEL, NAME or the digest of a snapshot.")
    @Nullable
    String base;

    @Option(
            names = "--unhandled-rejections",
            paramLabel = "POLICY",
            description = "What becomes of rejected promises: reject or warn.")
    @Nullable
    String unhandledRejections;

    @Option(
            names = "--defer",
            paramLabel = "POLICY",
            description =
                    "What becomes of things that V8 cannot write: auto (made on first use) or off; or a pattern of files whose"
                            + " modules are evaluated on first use, may be repeated.")
    List<String> defer = new ArrayList<>();

    @Option(
            names = "--metrics",
            paramLabel = "WHEN",
            description = "Measure the snapshot after publishing it or before: later or wait.")
    @Nullable
    String metrics;

    @Option(names = "--feature", paramLabel = "WORD", description = "A word to find snapshots by; may be repeated.")
    List<String> features = new ArrayList<>();

    @Option(
            names = "--label",
            paramLabel = "KEY=VALUE",
            description = "A note that is kept with the build; may be repeated.")
    Map<String, String> labels = new LinkedHashMap<>();

    /** A check, and perhaps what it must give. */
    static final class CheckOption {
        @Option(
                names = "--check",
                required = true,
                paramLabel = "EXPRESSION",
                description = "Must have the same value with the snapshot as with the source; may be repeated.")
        String expression = "";

        @Option(names = "--expect", paramLabel = "JSON", description = "And this value, for the --check before it.")
        @Nullable
        String expected;
    }

    /** The spec. */
    SpecDraft draft() {
        return draft(new SpecDraft());
    }

    /** The spec, with this one in the place of the file if none is named; it is changed. */
    SpecDraft draft(SpecDraft otherwise) {
        SpecDraft draft = spec == null ? otherwise : SpecDraft.of(spec);
        return draft.set("prelude", prelude)
                .set("base", base)
                .set("requires", requires)
                .set("checks", checks.stream().map(SpecOptions::check).toList())
                .set("warmup", warmup == null ? null : text(warmup))
                .set("features", features)
                .set("labels", labels)
                .setPolicy("minSpeedup", minSpeedup)
                .setPolicy("runtimeState", runtimeState)
                .setPolicy("unhandledRejections", unhandledRejections)
                .setPolicy("defer", deferral())
                .setPolicy("metrics", metrics);
    }

    /** A word stands alone; what is no word is a pattern. */
    private @Nullable Object deferral() {
        if (defer.isEmpty()) {
            return null;
        }
        return defer.size() == 1 && List.of("auto", "off").contains(defer.get(0)) ? defer.get(0) : defer;
    }

    private static Map<String, Object> check(CheckOption option) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("expression", option.expression);
        if (option.expected != null) {
            try {
                Object value = CanonicalJson.parse(option.expected.getBytes(StandardCharsets.UTF_8));
                if (value == null) {
                    throw CommandException.usage(
                            "--expect cannot say null.", "any other JSON value", "null", "Say it in a --spec file.");
                }
                check.put("expected", value);
            } catch (MalformedValueException e) {
                throw CommandException.usage(
                        "--expect is not JSON.",
                        "JSON, for example 42 or '\"text\"'",
                        option.expected,
                        "Put a text into double quotes, inside the quotes of the shell.");
            }
        }
        return check;
    }

    private static String text(String argument) {
        if (!argument.startsWith("@")) {
            return argument;
        }
        Path file = Path.of(argument.substring(1));
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw CommandException.unreadable(file, e);
        }
    }
}
