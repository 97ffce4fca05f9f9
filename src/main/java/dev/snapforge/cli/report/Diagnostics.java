package dev.snapforge.cli.report;

import dev.snapforge.cli.service.JsonView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What builds say, each thing once, however many targets say it; errors first. */
public final class Diagnostics {

    private final List<Diagnostic> all = new ArrayList<>();

    /** Of these builds, as the API gives them. */
    public static Diagnostics of(List<JsonView> builds) {
        Diagnostics diagnostics = new Diagnostics();
        for (JsonView build : builds) {
            for (JsonView job : build.list("jobs")) {
                diagnostics.addAll(job);
            }
        }
        diagnostics.all.sort(Comparator.comparing(Diagnostic::level));
        return diagnostics;
    }

    /** All of them. */
    List<Diagnostic> all() {
        return all;
    }

    /** The codes of those that are errors, each once. */
    public List<String> errorCodes() {
        return all.stream()
                .filter(it -> it.level() == Level.ERROR)
                .map(Diagnostic::code)
                .distinct()
                .toList();
    }

    /** What is wrong and where, in words that differ if anything of it does. */
    public List<String> errors() {
        return all.stream()
                .filter(it -> it.level() == Level.ERROR)
                .map(it -> it.code() + " " + it.cause() + " " + it.place())
                .toList();
    }

    /** The hints of those that are errors, each once. */
    public List<String> hints() {
        return all.stream()
                .filter(it -> it.level() == Level.ERROR)
                .map(Diagnostic::hint)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList();
    }

    private void addAll(JsonView job) {
        String target = job.text("target");
        JsonView problem = job.at("problem");
        if (problem.isPresent()) {
            add(Diagnostic.ofProblem(problem, target));
            problem.list("others").forEach(it -> add(Diagnostic.ofProblem(it, target)));
        }
        job.list("findings").forEach(it -> add(Diagnostic.ofFinding(it, target)));
    }

    private void add(Diagnostic diagnostic) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).saysTheSame(diagnostic)) {
                all.set(i, all.get(i).and(diagnostic));
                return;
            }
        }
        all.add(diagnostic);
    }
}
