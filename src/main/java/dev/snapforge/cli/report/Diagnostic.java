package dev.snapforge.cli.report;

import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.terminal.Printable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a build says about the author's files.
 *
 * @param code stable, with a page of its own
 * @param message what is wrong, in a sentence
 * @param cause why, or empty
 * @param hint what to do, or null
 * @param place where; null if it is nowhere in particular
 * @param stack of the script, or null
 * @param engineMessage what V8 said, or null
 * @param targets where it came up, each once
 */
record Diagnostic(
        Level level,
        String code,
        String message,
        String cause,
        @Nullable String hint,
        @Nullable Place place,
        @Nullable String stack,
        @Nullable String engineMessage,
        List<String> targets) {

    /** Copies the list. */
    public Diagnostic {
        targets = List.copyOf(targets);
    }

    static Diagnostic ofProblem(JsonView problem, String target) {
        return new Diagnostic(
                Level.ERROR,
                Printable.line(problem.text("code")),
                Printable.line(problem.text("title")),
                Printable.text(problem.text("detail")),
                clean(problem.textOrNull("hint")),
                Place.of(problem.at("location")),
                clean(problem.textOrNull("stack")),
                clean(problem.textOrNull("engineMessage")),
                List.of(Printable.line(target)));
    }

    static Diagnostic ofFinding(JsonView finding, String target) {
        return new Diagnostic(
                Level.of(finding.text("severity")),
                Printable.line(finding.text("code")),
                Printable.line(finding.text("title")),
                Printable.text(finding.text("detail")),
                clean(finding.textOrNull("hint")),
                Place.of(finding.at("location")),
                null,
                null,
                List.of(Printable.line(target)));
    }

    /** Whether another target says the same. */
    boolean saysTheSame(Diagnostic other) {
        return code.equals(other.code)
                && message.equals(other.message)
                && cause.equals(other.cause)
                && java.util.Objects.equals(place, other.place);
    }

    /** The same, with the other's targets as well. */
    Diagnostic and(Diagnostic other) {
        List<String> all = new ArrayList<>(targets);
        other.targets.stream().filter(it -> !all.contains(it)).forEach(all::add);
        return new Diagnostic(level, code, message, cause, hint, place, stack, engineMessage, all);
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : Printable.text(text);
    }
}
