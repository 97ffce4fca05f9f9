package dev.snapforge.cli.build;

import dev.snapforge.cli.bundle.SpecDraft;
import dev.snapforge.cli.report.Diagnostics;
import dev.snapforge.cli.service.JsonView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Set<List<String>> tried = new HashSet<>();

    Diagnosis(BuildRunner runner) {
        this.runner = runner;
    }

    /** Tries until a build succeeds, or nothing is left to try. */
    void run(SpecDraft spec, JsonView failed) {
        SpecDraft current = spec.copy().targets(failedTargets(failed));
        JsonView build = failed;
        Map<String, String> options = new LinkedHashMap<>();
        Optional<Remedy> helped = Optional.empty();
        do {
            helped = firstThatHelps(current, build, options);
            if (helped.isPresent()) {
                current = helped.get().appliedTo(current);
                options.put(helped.get().name(), helped.get().option());
                steps.add(trials.get(trials.size() - 1));
                build = trials.get(trials.size() - 1).build();
            }
        } while (helped.isPresent() && !BuildOutcome.succeeded(build));
    }

    private Optional<Remedy> firstThatHelps(SpecDraft spec, JsonView failed, Map<String, String> before) {
        Diagnostics problems = Diagnostics.of(List.of(failed));
        for (Remedy remedy : Remedy.against(problems, spec)) {
            Map<String, String> options = new LinkedHashMap<>(before);
            options.put(remedy.name(), remedy.option());
            List<String> all = List.copyOf(options.values());
            if (trials.size() < MOST && tried.add(all)) {
                JsonView build = runner.run(remedy.appliedTo(spec));
                trials.add(new Trial(all, build));
                boolean other = !Diagnostics.of(List.of(build)).errors().equals(problems.errors());
                if (BuildOutcome.succeeded(build) || other) {
                    return Optional.of(remedy);
                }
            }
        }
        return Optional.empty();
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
