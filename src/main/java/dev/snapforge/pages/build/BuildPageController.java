package dev.snapforge.pages.build;

import dev.snapforge.api.Page;
import dev.snapforge.api.PageRequest;
import dev.snapforge.builds.Build;
import dev.snapforge.builds.BuildException;
import dev.snapforge.builds.BuildFilter;
import dev.snapforge.builds.BuildStatus;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.builds.spec.SpecJson;
import dev.snapforge.builds.submit.AvailableTargets;
import dev.snapforge.builds.submit.Rebuilds;
import dev.snapforge.builds.visibility.VisibleBuilds;
import dev.snapforge.bundle.Bundles;
import dev.snapforge.pages.Commands;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows builds, and cancels and repeats them. They are submitted by a script of the page, through the API. */
@Controller
@RequestMapping("/builds")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class BuildPageController {

    private static final int LISTED = 30;
    private static final int FINDINGS = 25;
    private static final int EXCERPTS = 8;
    private static final PageRequest PAGING = new PageRequest(LISTED);

    private final VisibleBuilds builds;
    private final Rebuilds rebuilds;
    private final Bundles bundles;
    private final AvailableTargets targets;
    private final SourceExcerpts excerpts;
    private final Commands commands;

    BuildPageController(
            VisibleBuilds builds,
            Rebuilds rebuilds,
            Bundles bundles,
            AvailableTargets targets,
            SourceExcerpts excerpts,
            Commands commands) {
        this.builds = builds;
        this.rebuilds = rebuilds;
        this.bundles = bundles;
        this.targets = targets;
        this.excerpts = excerpts;
        this.commands = commands;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "") String principal,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String submit,
            Model model) {
        BuildFilter filter = new BuildFilter(name, status(status), target, principal, label);
        List<Build> found = builds.overview(filter, PAGING.place(cursor, UUID::fromString), LISTED + 1);
        Page<Build> page = Page.of(found, LISTED, Build::id);
        model.addAttribute("section", "builds");
        model.addAttribute("page", page);
        model.addAttribute("open", submit != null);
        model.addAttribute("first", cursor == null);
        model.addAttribute("filter", filter);
        model.addAttribute("statuses", BuildStatus.values());
        model.addAttribute("targets", targets.all());
        return "build/list";
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "") String findings, Model model) {
        Build build = builds.get(id);
        int most = findings.equals("all") ? Integer.MAX_VALUE : FINDINGS;
        List<AvailableTargets.Availability> all = targets.all();
        List<JobCard> jobs =
                build.jobs().stream().map(it -> JobCard.of(it, all, most)).toList();
        List<SourceLocation> places = jobs.stream()
                .flatMap(JobCard::places)
                .distinct()
                .limit(EXCERPTS)
                .toList();
        model.addAttribute("section", "builds");
        model.addAttribute("build", build);
        model.addAttribute("bundle", bundles.get(build.bundle()));
        model.addAttribute("spec", SpecJson.write(build.spec()));
        model.addAttribute("jobs", jobs);
        model.addAttribute("commands", commands(build));
        Optional<Map<SourceLocation, SourceExcerpt>> lines = excerpts.of(build, places);
        model.addAttribute("excerpts", lines.orElse(Map.of()));
        model.addAttribute("withoutLines", lines.isEmpty());
        return "build/build";
    }

    private List<String> commands(Build build) {
        String path = "/api/v1/builds/" + build.id();
        return List.of(
                commands.program("status " + build.id()),
                commands.program("logs " + build.id()),
                commands.get(path),
                commands.follow(path + "/events"),
                commands.post(path + "/rebuild"));
    }

    /** @throws BuildException if it has ended */
    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable UUID id) {
        builds.cancel(id);
        return "redirect:/builds/" + id;
    }

    @PostMapping("/{id}/rebuild")
    String rebuild(@PathVariable UUID id) {
        return "redirect:/builds/" + rebuilds.rebuild(id, null);
    }

    /** Null, which stands for any, for a word that is no status: the form offers no such word. */
    private static @Nullable BuildStatus status(String word) {
        return Arrays.stream(BuildStatus.values())
                .filter(it -> it.name().equals(word))
                .findFirst()
                .orElse(null);
    }
}
