package dev.snapforge.worker;

import dev.snapforge.build.JobProblem;
import dev.snapforge.build.SourceLocation;
import dev.snapforge.engine.EngineAnswer;
import dev.snapforge.engine.EngineDeath;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.Conditions;
import dev.snapforge.engine.protocol.Created;
import dev.snapforge.engine.protocol.Outlined;
import dev.snapforge.engine.protocol.Outlined.Statement;
import dev.snapforge.engine.protocol.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the statement that makes V8 abort, which V8 does not tell: the bundle's statements are halved again and again, each time
 * in fresh processes, until one is left without which there is no abort and with which there is. What is left out is replaced by
 * spaces, so that every position stays; functions that are declared stay, too, because others may call them.
 */
final class Culprit {

    /** Enough for 64,000 statements. */
    private static final int MAX_TRIALS = 16;

    private static final int SHOWN = 120;

    private final EngineSession session;
    private final List<Script> scripts;
    private final Conditions conditions;
    private final boolean atLoad;
    private int trials;

    /** @param atLoad whether V8 aborts where the snapshot is loaded, and not already where it is made */
    Culprit(EngineSession session, List<Script> scripts, Conditions conditions, boolean atLoad) {
        this.session = session;
        this.scripts = scripts;
        this.conditions = conditions;
        this.atLoad = atLoad;
    }

    /** The problem, and where its cause stands, if that can be found out. */
    JobProblem explain(JobProblem problem) {
        return find().map(statement -> located(problem, statement)).orElse(problem);
    }

    private Optional<Statement> find() {
        if (scripts.stream().anyMatch(Script::isModule)
                || !(session.outline(scripts) instanceof EngineAnswer.Answered answered)
                || !(answered.message() instanceof Outlined outlined)
                || outlined.statements().isEmpty()) {
            return Optional.empty();
        }
        List<Statement> statements = outlined.statements();
        // Invariant: the first `without` statements do not abort, the first `with` do.
        int without = 0;
        int with = statements.size();
        while (with - without > 1 && trials < MAX_TRIALS) {
            int half = (without + with) >>> 1;
            if (aborts(statements, half)) {
                with = half;
            } else {
                without = half;
            }
        }
        return with - without == 1 ? Optional.of(statements.get(with - 1)) : Optional.empty();
    }

    private boolean aborts(List<Statement> statements, int kept) {
        trials++;
        EngineAnswer answer = session.create(withOnly(statements, kept), conditions, false, true, stage -> {});
        if (!atLoad) {
            return isAbort(answer);
        }
        return answer instanceof EngineAnswer.Answered answered
                && answered.message() instanceof Created created
                && isAbort(session.evaluateRestored(created.blob(), Questions.NONE, stage -> {}));
    }

    private static boolean isAbort(EngineAnswer answer) {
        return answer instanceof EngineDeath death && death.cause() == EngineDeath.Cause.ENGINE_ABORT;
    }

    private List<Script> withOnly(List<Statement> statements, int kept) {
        List<StringBuilder> sources = new ArrayList<>();
        scripts.forEach(script -> sources.add(new StringBuilder(script.source())));
        for (Statement statement : statements.subList(kept, statements.size())) {
            StringBuilder source = sources.get(statement.script());
            for (int i = statement.from(); i < statement.to(); i++) {
                if (source.charAt(i) != '\n') {
                    source.setCharAt(i, ' ');
                }
            }
        }
        List<Script> reduced = new ArrayList<>();
        for (int i = 0; i < scripts.size(); i++) {
            reduced.add(new Script(scripts.get(i).name(), sources.get(i).toString()));
        }
        return reduced;
    }

    private JobProblem located(JobProblem problem, Statement statement) {
        Script script = scripts.get(statement.script());
        String text = script.source()
                .substring(statement.from(), Math.min(statement.to(), statement.from() + SHOWN))
                .strip();
        String module = statement.module().isEmpty() ? "" : " of " + statement.module();
        return new JobProblem(
                problem.code(),
                problem.title(),
                "%s The first statement with which it happens was found by building parts of the bundle in %d fresh processes: it is in %s, line %d%s, and begins with: %s"
                        .formatted(problem.detail(), trials, script.name(), statement.line(), module, text),
                problem.hint(),
                new SourceLocation(script.name(), statement.line(), statement.column()),
                problem.stack(),
                problem.engineMessage());
    }
}
