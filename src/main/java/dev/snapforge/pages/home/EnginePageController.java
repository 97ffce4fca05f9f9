package dev.snapforge.pages.home;

import dev.snapforge.advisory.EngineAdvisories;
import dev.snapforge.advisory.EngineAdvisory;
import dev.snapforge.builds.Build;
import dev.snapforge.builds.BuildFilter;
import dev.snapforge.builds.BuildStatus;
import dev.snapforge.builds.Job;
import dev.snapforge.builds.JobStatus;
import dev.snapforge.builds.visibility.VisibleBuilds;
import dev.snapforge.fleet.BuilderRegistry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows the engines, and the caller's own jobs that wait for them. */
@Controller
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class EnginePageController {

    private static final int MOST = 100;

    private final VisibleBuilds builds;
    private final BuilderRegistry builders;
    private final EngineAdvisories advisories;

    EnginePageController(VisibleBuilds builds, BuilderRegistry builders, EngineAdvisories advisories) {
        this.builds = builds;
        this.builders = builders;
        this.advisories = advisories;
    }

    /** A job that waits, and its build. */
    record Waiting(Build build, Job job) {}

    /** How many wait for a target, and since when the first one does. */
    record Queue(long depth, Instant since) {}

    @GetMapping("/engines")
    String engines(Model model) {
        List<Waiting> waiting = Stream.of(BuildStatus.QUEUED, BuildStatus.RUNNING)
                .flatMap(it -> builds.overview(BuildFilter.of(it), null, MOST).stream())
                .flatMap(build -> build.jobs().stream().map(job -> new Waiting(build, job)))
                .filter(it -> it.job().status() == JobStatus.QUEUED)
                .sorted(Comparator.comparing(it -> it.job().queuedAt()))
                .toList();
        Map<String, Queue> queues = new TreeMap<>();
        waiting.forEach(it -> queues.merge(
                it.job().target().toString(),
                new Queue(1, it.job().queuedAt()),
                (a, b) -> new Queue(a.depth() + b.depth(), a.since())));
        model.addAttribute("section", "engines");
        model.addAttribute("engines", builders.engines());
        model.addAttribute(
                "advisories",
                advisories.all().stream()
                        .filter(it -> it.warning().isPresent())
                        .collect(Collectors.toMap(EngineAdvisory::engine, it -> it)));
        model.addAttribute("queues", queues);
        model.addAttribute("waiting", waiting);
        return "home/engines";
    }
}
