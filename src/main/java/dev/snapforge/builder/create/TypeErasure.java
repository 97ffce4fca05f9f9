package dev.snapforge.builder.create;

import dev.snapforge.builder.problem.CreationProblems;
import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.BundleSources;
import dev.snapforge.builder.stage.EngineFailures;
import dev.snapforge.builder.stage.EngineResponses;
import dev.snapforge.builder.stage.JobStage;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.bundle.FileNameRules;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.protocol.RewriteRequest.Rewritten;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes the types out of a bundle's files of TypeScript, in an engine process. What is erased becomes blanks, so that whatever is told of a
 * line and a column is told of the author's own file.
 */
public final class TypeErasure implements PipelineStage<BundleSources, BundleSources> {

    @Override
    public BundleSources run(BundleSources sources) throws PipelineTermination {
        List<Script> typed = typed(sources.scripts());
        if (typed.isEmpty()) {
            return sources;
        }
        Attempt attempt = sources.attempt();
        Rewritten erased = EngineResponses.require(
                Rewritten.class,
                attempt.session().erase(typed),
                attempt,
                EngineFailures.of(
                        refusal -> CreationProblems.refused(
                                refusal,
                                attempt.spec().prelude(),
                                attempt.engine().deferred(),
                                Optional::empty),
                        death -> CreationProblems.died(death, false)));
        attempt.stages().done(JobStage.ERASE);
        return new BundleSources(attempt, merged(sources.scripts(), erased));
    }

    /** The scripts as they run, once they were proven; as they are if their types cannot be erased any more. */
    public static List<Script> of(List<Script> scripts, EngineSession session) {
        List<Script> typed = typed(scripts);
        return typed.isEmpty()
                ? scripts
                : session.erase(typed)
                        .as(Rewritten.class)
                        .map(erased -> merged(scripts, erased))
                        .orElse(scripts);
    }

    private static List<Script> typed(List<Script> scripts) {
        return scripts.stream()
                .filter(script -> FileNameRules.isTypeScript(script.name()))
                .toList();
    }

    private static List<Script> merged(List<Script> scripts, Rewritten erased) {
        Map<String, Script> changed =
                erased.scripts().stream().collect(Collectors.toMap(Script::name, Function.identity()));
        return scripts.stream()
                .map(script -> changed.getOrDefault(script.name(), script))
                .toList();
    }
}
