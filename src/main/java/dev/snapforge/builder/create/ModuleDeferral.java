package dev.snapforge.builder.create;

import dev.snapforge.builder.problem.DeferralProblems;
import dev.snapforge.builder.stage.BundleSources;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.builds.spec.FilePattern;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.Optional;

/**
 * Marks the modules that a snapshot is to evaluate on their first use, because a pattern of {@code policy.defer} means them. What the marks
 * say is done where modules are linked, in the engine process.
 */
public final class ModuleDeferral implements PipelineStage<BundleSources, BundleSources> {

    @Override
    public BundleSources run(BundleSources sources) throws PipelineTermination {
        List<Script> scripts = of(sources.scripts(), sources.attempt().spec());
        Optional<Script> classic = scripts.stream()
                .filter(script -> script.deferred() && !script.isModule())
                .findFirst();
        if (classic.isPresent()) {
            throw sources.attempt()
                    .rejected(DeferralProblems.classicScript(classic.get().name()));
        }
        return new BundleSources(sources.attempt(), scripts);
    }

    /** The scripts with their marks; the same if there is no pattern. */
    static List<Script> of(List<Script> scripts, BuildSpec spec) {
        List<FilePattern> patterns =
                spec.policy().defer().patterns().stream().map(FilePattern::new).toList();
        return patterns.isEmpty()
                ? scripts
                : scripts.stream()
                        .map(script -> !script.isOwn() && patterns.stream().anyMatch(it -> it.matches(script.name()))
                                ? script.onFirstUse()
                                : script)
                        .toList();
    }
}
