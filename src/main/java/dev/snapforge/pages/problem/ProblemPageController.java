package dev.snapforge.pages.problem;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Shows what a code means. A code that no table explains has a page as well, since links to it exist. */
@Controller
@RequestMapping("/problems")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class ProblemPageController {

    private final ProblemCatalogue catalogue;
    private final ProblemExamples examples;

    ProblemPageController(ProblemCatalogue catalogue, ProblemExamples examples) {
        this.catalogue = catalogue;
        this.examples = examples;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("section", "problems");
        model.addAttribute("codes", catalogue.codes());
        return "problem/list";
    }

    @GetMapping("/{code}")
    String show(@PathVariable String code, Model model) {
        model.addAttribute("section", "problems");
        model.addAttribute("code", code);
        model.addAttribute("entries", catalogue.find(code).orElse(null));
        model.addAttribute("example", examples.find(code).orElse(null));
        return "problem/code";
    }
}
