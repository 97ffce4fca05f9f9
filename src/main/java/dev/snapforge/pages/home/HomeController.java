package dev.snapforge.pages.home;

import dev.snapforge.builds.BuildFilter;
import dev.snapforge.builds.visibility.VisibleBuilds;
import dev.snapforge.fleet.BuilderRegistry;
import dev.snapforge.fleet.EngineAvailability;
import dev.snapforge.pages.Commands;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class HomeController {

    private static final int LAST = 6;

    private final VisibleBuilds builds;
    private final BuilderRegistry builders;
    private final Commands commands;

    HomeController(VisibleBuilds builds, BuilderRegistry builders, Commands commands) {
        this.builds = builds;
        this.builders = builders;
        this.commands = commands;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("program", commands.program("build main.js --name shop --version 1.0.0 --promote stable"));
        model.addAttribute("submit", commands.submit());
        model.addAttribute("release", commands.release());
        model.addAttribute("java", commands.java("shop", "latest"));
        model.addAttribute("builds", builds.overview(BuildFilter.NONE, null, LAST));
        model.addAttribute(
                "engines",
                builders.engines().stream().filter(EngineAvailability::live).toList());
        return "home/home";
    }
}
