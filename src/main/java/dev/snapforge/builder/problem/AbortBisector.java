package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.report.ReportText;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.engine.EngineResponse;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.EngineTermination.Cause;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.OutlineResponse;
import dev.snapforge.engine.protocol.OutlineResponse.Statement;
import dev.snapforge.engine.protocol.Script;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the statement that makes V8 abort, which V8 does not tell: the bundle's statements are halved again and again, each time
 * in fresh processes, until one is left without which there is no abort and with which there is. If that one calls functions of
 * the bundle, such as the one that a bundler has wrapped a module in, the same is done with the statements inside of them.
 */
public final class AbortBisector {

    /** Three or four functions deep in a bundle of thousands of statements. */
    private static final int MAX_TRIALS = 48;

    private static final int SHOWN = 120;

    private final EngineSession session;
    private final List<Script> scripts;
    private final DeterminismSettings conditions;
    private final boolean atLoad;
    private final Set<Statement> leftOut = new HashSet<>();
    private int trials;

    /** @param atLoad whether V8 aborts where the snapshot is loaded, and not already where it is made */
    public AbortBisector(EngineSession session, List<Script> scripts, DeterminismSettings conditions, boolean atLoad) {
        this.session = session;
        this.scripts = scripts;
        this.conditions = conditions;
        this.atLoad = atLoad;
    }

    /** The problem, and where its cause stands, if that can be found out. */
    public JobProblem explain(JobProblem problem) {
        return find().map(statement -> located(problem, statement)).orElse(problem);
    }

    private Optional<Statement> find() {
        return session.outline(scripts).as(OutlineResponse.class).flatMap(this::find);
    }

    private Optional<Statement> find(OutlineResponse outlined) {
        Optional<Statement> found = firstOf(outlined.statements().stream()
                .filter(it -> it.within() == OutlineResponse.SCRIPT)
                .toList());
        Set<Integer> entered = new HashSet<>();
        while (found.isPresent()) {
            Statement caller = found.get();
            List<Statement> inside = outlined.statements().stream()
                    .filter(it -> it.script() == caller.script())
                    .filter(it -> caller.calls().contains(it.within()) && !entered.contains(it.within()))
                    .toList();
            entered.addAll(caller.calls());
            if (inside.isEmpty() || trials >= MAX_TRIALS || aborts(inside)) {
                return found;
            }
            Optional<Statement> deeper = firstOf(inside);
            if (deeper.isEmpty()) {
                return found;
            }
            found = deeper;
        }
        return found;
    }

    /** The first of these with which V8 aborts; what comes after it stays left out. */
    private Optional<Statement> firstOf(List<Statement> statements) {
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        // Invariant: the first `without` statements do not abort, the first `with` do.
        int without = 0;
        int with = statements.size();
        while (with - without > 1 && trials < MAX_TRIALS) {
            int half = (without + with) >>> 1;
            if (aborts(statements.subList(half, statements.size()))) {
                with = half;
            } else {
                without = half;
            }
        }
        leftOut.addAll(statements.subList(with, statements.size()));
        return with - without == 1 ? Optional.of(statements.get(with - 1)) : Optional.empty();
    }

    /** @param also what is left out in this trial, beside what is left out for good */
    private boolean aborts(List<Statement> also) {
        trials++;
        session.discardBlobs();
        EngineResponse answer = session.create(without(also), conditions, false, true, stage -> {});
        if (!atLoad) {
            return answer.endedBy(Cause.ENGINE_ABORT);
        }
        return answer.as(CreateResponse.class)
                .map(created -> session.evaluateRestored(created.blob(), Questions.NONE, stage -> {}))
                .filter(load -> load.endedBy(Cause.ENGINE_ABORT))
                .isPresent();
    }

    /** What is left out is replaced by spaces, so that every position stays. */
    private List<Script> without(List<Statement> also) {
        List<StringBuilder> sources = new ArrayList<>();
        scripts.forEach(script -> sources.add(new StringBuilder(script.source())));
        leftOut.forEach(it -> blank(sources.get(it.script()), it));
        also.forEach(it -> blank(sources.get(it.script()), it));
        List<Script> reduced = new ArrayList<>();
        for (int i = 0; i < scripts.size(); i++) {
            Script script = scripts.get(i);
            reduced.add(script.withSource(sources.get(i).toString()));
        }
        return reduced;
    }

    private static void blank(StringBuilder source, Statement statement) {
        for (int i = statement.from(); i < statement.to(); i++) {
            if (source.charAt(i) != '\n') {
                source.setCharAt(i, ' ');
            }
        }
        source.replace(statement.from(), statement.from() + statement.instead().length(), statement.instead());
    }

    private JobProblem located(JobProblem abort, Statement statement) {
        Script script = scripts.get(statement.script());
        String source = script.source().substring(statement.from(), statement.to());
        JobProblem problem = NodeProblems.ofStatement(abort, source);
        String text = source.substring(0, Math.min(source.length(), SHOWN)).strip();
        String module = statement.module().isEmpty() ? "" : " of " + statement.module();
        return new JobProblem(
                problem.code(),
                problem.title(),
                "%s The first statement with which it happens was found by building parts of the bundle in %d fresh processes: it is in %s, line %d%s, and begins with: %s"
                        .formatted(
                                ReportText.sentence(problem.detail()),
                                trials,
                                script.name(),
                                statement.line(),
                                module,
                                text),
                problem.hint(),
                new SourceLocation(script.name(), statement.line(), statement.column()),
                problem.stack(),
                problem.engineMessage());
    }
}
