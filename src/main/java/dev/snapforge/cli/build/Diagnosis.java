package dev.snapforge.cli.build;

import dev.snapforge.cli.bundle.SpecDraft;
import dev.snapforge.cli.report.Diagnostics;
import dev.snapforge.cli.service.JsonView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out what lets a refused bundle through. Each remedy is built; one that leads to another problem has helped, and is kept while the
 * next ones are tried, so that a bundle with several problems shows them in one run.
 */
final class Diagnosis {

    private static final int MOST = 8;

    private final BuildRunner runner;
    private final List<Trial> trials = new ArrayList<>();
    private final List<Trial> steps = new ArrayList<>();

    Diagnosis(BuildRunner runner) {
        this.runner = runner;
    }

    /** Tries until a build succeeds, or nothing is left to try. */
    void run(SpecDraft spec, JsonView failed) {
        Set<String> tried = new HashSet<>();
        SpecDraft current = spec.copy().targets(failedTargets(failed));
        Diagnostics problems = Diagnostics.of(List.of(failed));
        String options = "";
        boolean further = true;
        while (further && trials.size() < MOST) {
            further = false;
            for (Remedy remedy : Remedy.against(problems, current)) {
                String all = options.isEmpty() ? remedy.option() : options + " " + remedy.option();
                if (!tried.add(all) || trials.size() == MOST) {
                    continue;
                }
                SpecDraft changed = remedy.appliedTo(current);
                Trial trial = new Trial(all, runner.run(changed));
                trials.add(trial);
                Diagnostics left = Diagnostics.of(List.of(trial.build()));
                if (trial.succeeded()) {
                    steps.add(trial);
                    return;
                }
                if (!left.errors().equals(problems.errors())) {
                    steps.add(trial);
                    current = changed;
                    problems = left;
                    options = all;
                    further = true;
                    break;
                }
            }
        }
    }

    /** All builds that were tried. */
    List<Trial> trials() {
        return trials;
    }

    /** Those that got further than the one before. */
    List<Trial> steps() {
        return steps;
    }

    private static List<String> failedTargets(JsonView build) {
        return build.list("jobs").stream()
                .filter(it -> !it.text("status").equals("SUCCEEDED"))
                .map(it -> it.text("target"))
                .toList();
    }
}
