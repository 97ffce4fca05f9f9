package dev.snapforge.builder.create;

import dev.snapforge.builder.finding.IntlTargets;
import dev.snapforge.builder.problem.CreationProblems;
import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.BundleSources;
import dev.snapforge.builder.stage.EngineFailures;
import dev.snapforge.builder.stage.EngineResponses;
import dev.snapforge.builder.stage.JobStage;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.core.EngineId;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.protocol.ExpandRequest.Expanded;
import dev.snapforge.engine.protocol.ExpandRequest.Place;
import dev.snapforge.engine.protocol.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where an engine has no tables of Unicode, writes the bundle's regular expressions that ask for them ({@code \p{…}}, and {@code v} with
 * {@code i}) as equal ones that do not. Both sides of the proof run the result: nothing else can run there.
 */
public final class UnicodeExpansion implements PipelineStage<BundleSources, BundleSources> {

    /** The script that the expressions are in. */
    private static final String NAME = "snapforge:unicode.js";

    /** What may be the end of an expression with these two flags. */
    private static final Pattern IGNORES_CASE_OF_SETS =
            Pattern.compile("/[dgmsy]*(?:i[dgmsy]*v|v[dgmsy]*i)[dgmsy]*(?![\\w$])");

    private final IntlTargets intl;

    /** @param intl what to do where expressions become too long */
    public UnicodeExpansion(IntlTargets intl) {
        this.intl = intl;
    }

    @Override
    public BundleSources run(BundleSources sources) throws PipelineTermination {
        Attempt attempt = sources.attempt();
        if (!mayNeed(sources.scripts(), attempt.engineId())) {
            return sources;
        }
        Expanded expanded = EngineResponses.require(
                Expanded.class,
                attempt.session().expand(bundled(sources.scripts())),
                attempt,
                EngineFailures.of(
                        refusal -> CreationProblems.refused(
                                refusal,
                                attempt.spec().prelude(),
                                attempt.engine().deferred(),
                                Optional::empty),
                        death -> CreationProblems.died(death, false)));
        if (expanded.tooLong()) {
            throw attempt.rejected(intl.tooLong(
                    expanded.length(),
                    location(expanded.places().get(0)),
                    attempt.lease().target()));
        }
        attempt.stages().done(JobStage.EXPAND);
        expanded.places().forEach(place -> attempt.note(finding(place, expanded)));
        return new BundleSources(attempt, merged(sources.scripts(), expanded));
    }

    /** The scripts as they run on an engine, once they were proven there; as they are if they cannot be expanded any more. */
    public static List<Script> of(List<Script> scripts, EngineId engine, EngineSession session) {
        return mayNeed(scripts, engine)
                ? session.expand(bundled(scripts))
                        .as(Expanded.class)
                        .map(expanded -> merged(scripts, expanded))
                        .orElse(scripts)
                : scripts;
    }

    private static boolean mayNeed(List<Script> scripts, EngineId engine) {
        return !IntlTargets.hasIntl(engine)
                && bundled(scripts).stream().map(Script::source).anyMatch(UnicodeExpansion::mayNeed);
    }

    /** What a bundle has that may have such expressions; any other bundle is not even parsed for it. */
    private static boolean mayNeed(String source) {
        return source.contains("\\p{") || source.contains("\\P{") || mayIgnoreCaseOfSets(source);
    }

    /** From slash to slash, as a pattern would try every character of what may be ten million. */
    private static boolean mayIgnoreCaseOfSets(String source) {
        Matcher flags = IGNORES_CASE_OF_SETS.matcher(source);
        for (int slash = source.indexOf('/'); slash >= 0; slash = source.indexOf('/', slash + 1)) {
            if (flags.region(slash, source.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /** Without preludes, which ask for nothing that an engine may lack. */
    private static List<Script> bundled(List<Script> scripts) {
        return scripts.stream().filter(script -> !script.isOwn()).toList();
    }

    private static List<Script> merged(List<Script> scripts, Expanded expanded) {
        if (expanded.runtime().isEmpty()) {
            return scripts;
        }
        Map<String, Script> changed =
                expanded.changed().stream().collect(Collectors.toMap(Script::name, Function.identity()));
        List<Script> merged = new ArrayList<>();
        merged.add(new Script(NAME, expanded.runtime()));
        scripts.forEach(script -> merged.add(changed.getOrDefault(script.name(), script)));
        return List.copyOf(merged);
    }

    private static Finding finding(Place place, Expanded expanded) {
        String what = place.literals() > 0
                ? place.literals() + " regular expressions of " + place.file()
                        + " ask for properties of characters, or ignore case with the flag v"
                : place.file() + " has texts with \\p{…}, of which regular expressions may be made";
        return new Finding(
                "unicode-expanded",
                Severity.INFO,
                "Regular expressions are written without Unicode's tables",
                what
                        + "; this engine has no tables of Unicode. Equal expressions take their place, and calls of RegExp in the bundle"
                        + " do the same when they are made. The script that does it has "
                        + expanded.runtime().length() + " characters, " + expanded.length()
                        + " of which are the expressions of all files; that many bytes of the snapshot are it.",
                "Nothing to do. An engine with Intl needs none of it, and is faster where such an expression splits or replaces.",
                location(place),
                Math.max(1, place.literals()));
    }

    private static SourceLocation location(Place place) {
        return new SourceLocation(place.file(), place.line(), place.column());
    }
}
