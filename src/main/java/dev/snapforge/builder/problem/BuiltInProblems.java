package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.report.ReportText;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a bundle does to built-ins that the engine installs only when it loads a snapshot, and what comes of their absence before that. */
public final class BuiltInProblems {

    /** Findings that say where a bundle came to see that such a built-in is absent, or only a stand-in. */
    private static final List<String> ABSENCE = List.of("deferred-built-in-absent", "stand-in-kept");

    private BuiltInProblems() {}

    /** The problem, with the place in the sources where the first of these built-ins is changed or named that they name at all. */
    static JobProblem located(JobProblem problem, List<String> paths, List<Script> scripts) {
        return paths.stream()
                .map(path -> mention(path.substring(path.lastIndexOf('.') + 1), scripts))
                .flatMap(Optional::stream)
                .findFirst()
                .map(location -> at(problem, problem.detail(), location))
                .orElse(problem);
    }

    /**
     * The bundle takes some away, or puts others in their place, and the engine installs its own all the same.
     *
     * @param paths which
     * @param difference what differs for the first, as a sentence
     */
    public static JobProblem changed(List<String> paths, String difference, List<Script> scripts) {
        JobProblem problem = JobProblem.of(
                "built-in-changed",
                "The bundle removes or replaces a built-in that the engine installs at load",
                "This engine installs %s itself when it loads a snapshot, whatever the bundle did to it before. %s"
                        .formatted(String.join(", ", paths), difference),
                "Remove or replace it in a callback of onRestore, or in a function that the runtime calls once the snapshot is loaded.");
        return located(problem, paths, scripts);
    }

    /** The problem, with the first place where the bundle found that a built-in is absent, which may be its cause. */
    public static JobProblem withAbsence(JobProblem problem, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> problem.location() == null && ABSENCE.contains(finding.code()))
                .filter(finding -> finding.location() != null)
                .findFirst()
                .map(finding -> at(
                        problem,
                        ReportText.sentence(problem.detail()) + " The cause may be here: " + finding.detail(),
                        Objects.requireNonNull(finding.location())))
                .orElse(problem);
    }

    private static JobProblem at(JobProblem problem, String detail, @Nullable SourceLocation location) {
        return new JobProblem(
                problem.code(),
                problem.title(),
                detail,
                problem.hint(),
                location,
                problem.stack(),
                problem.engineMessage(),
                problem.others());
    }

    /** Where a change of it begins, as far as the text shows one; otherwise where it is named first. */
    private static Optional<SourceLocation> mention(String name, List<Script> scripts) {
        String word = "(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])";
        return Stream.of(
                        "delete\\s[^;\\n]{0,80}" + word,
                        "(?:deleteProperty|definePropert(?:y|ies))\\([^;\\n]{0,80}" + word,
                        "(?:\\w{1,20}\\s?[.\\[]\\s?['\"]?)?" + word + "['\"]?\\]?\\s{0,9}=(?![=>])",
                        "(?:var|let|const|function|class)\\s{1,9}" + word,
                        word)
                .map(Pattern::compile)
                .map(pattern -> find(pattern, scripts))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<SourceLocation> find(Pattern pattern, List<Script> scripts) {
        for (Script script : scripts) {
            Matcher matcher = pattern.matcher(script.source());
            if (!script.isOwn() && matcher.find()) {
                String before = script.source().substring(0, matcher.start());
                int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
                return Optional.of(new SourceLocation(script.name(), line, matcher.start() - before.lastIndexOf('\n')));
            }
        }
        return Optional.empty();
    }
}
