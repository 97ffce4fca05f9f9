package dev.snapforge.pages.release;

import dev.snapforge.access.OpenBadges;
import dev.snapforge.api.Page;
import dev.snapforge.api.PageRequest;
import dev.snapforge.pages.Commands;
import dev.snapforge.release.NameSummary;
import dev.snapforge.release.ReleasedNames;
import dev.snapforge.release.Version;
import dev.snapforge.release.VersionDeprecations;
import dev.snapforge.release.channel.Channel;
import dev.snapforge.release.channel.ChannelChange;
import dev.snapforge.release.channel.Channels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows names, and compares two versions of one. */
@Controller
@RequestMapping("/names")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class NamePageController {

    private static final int NAMES = 50;
    private static final int VERSIONS = 20;
    private static final int CHANGES = 8;
    private static final PageRequest PAGING = new PageRequest(VERSIONS);

    private final ReleasedNames names;
    private final VersionDeprecations deprecations;
    private final Channels channels;
    private final VersionSnapshots snapshots;
    private final OpenBadges badges;
    private final Commands commands;

    NamePageController(
            ReleasedNames names,
            VersionDeprecations deprecations,
            Channels channels,
            VersionSnapshots snapshots,
            OpenBadges badges,
            Commands commands) {
        this.names = names;
        this.deprecations = deprecations;
        this.channels = channels;
        this.snapshots = snapshots;
        this.badges = badges;
        this.commands = commands;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String cursor, Model model) {
        model.addAttribute("section", "names");
        model.addAttribute("page", Page.of(names.list(cursor, NAMES + 1), NAMES, NameSummary::name));
        return "release/list";
    }

    @GetMapping("/{name}")
    String show(@PathVariable String name, @RequestParam(required = false) @Nullable String cursor, Model model) {
        List<Version> found = names.versions(name, PAGING.place(cursor, Long::valueOf), VERSIONS + 1);
        Page<Version> versions = Page.of(found, VERSIONS, Version::sequence);
        List<VersionSnapshots.Entry> entries = snapshots.of(name, versions.items());
        List<Channel> all = channels.all(name);
        Map<String, List<ChannelChange>> changes = new LinkedHashMap<>();
        all.forEach(it -> changes.put(it.channel(), channels.history(name, it.channel(), null, CHANGES)));
        model.addAttribute("section", "names");
        model.addAttribute("name", name);
        model.addAttribute("versions", versions);
        model.addAttribute("entries", entries);
        model.addAttribute(
                "deprecations",
                deprecations.of(
                        name, versions.items().stream().map(Version::version).toList()));
        model.addAttribute("channels", all);
        model.addAttribute("changes", changes);
        model.addAttribute("histories", History.of(entries));
        model.addAttribute(
                "badges",
                badges.include(name)
                        ? all.stream()
                                .map(it -> commands.badge(name, it.channel()))
                                .toList()
                        : List.of());
        model.addAttribute("download", commands.program("download " + name + " --all"));
        model.addAttribute("resolve", commands.get("/api/v1/names/" + name));
        model.addAttribute(
                "java",
                commands.java(name, all.isEmpty() ? Channel.LATEST : all.get(0).channel()));
        return "release/name";
    }

    @GetMapping("/{name}/compare")
    String compare(@PathVariable String name, @RequestParam String from, @RequestParam String to, Model model) {
        List<VersionSnapshots.Entry> before = snapshots.of(name, List.of(names.version(name, from)));
        List<VersionSnapshots.Entry> after = snapshots.of(name, List.of(names.version(name, to)));
        VersionComparison comparison = VersionComparison.of(before, after);
        model.addAttribute("section", "names");
        model.addAttribute("name", name);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("comparison", comparison);
        model.addAttribute("markdown", comparison.markdown(name, from, to));
        return "release/compare";
    }
}
