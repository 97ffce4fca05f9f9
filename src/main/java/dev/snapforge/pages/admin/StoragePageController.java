package dev.snapforge.pages.admin;

import dev.snapforge.core.MalformedValueException;
import dev.snapforge.storage.check.StorageCheck;
import dev.snapforge.storage.check.StorageChecks;
import dev.snapforge.storage.retention.RemovalCandidate;
import dev.snapforge.storage.retention.RetentionPreview;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Starts, shows and stops checks of the store, and previews what retention would remove. */
@Controller
@RequestMapping("/administration/storage")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class StoragePageController {

    private static final int CHECKS = 10;
    private static final int FINDINGS = 100;
    private static final int CANDIDATES = 100;

    private final StorageChecks checks;
    private final RetentionPreview retention;

    StoragePageController(StorageChecks checks, RetentionPreview retention) {
        this.checks = checks;
        this.retention = retention;
    }

    @GetMapping
    String show(Model model) {
        List<StorageCheck> list = checks.list(null, CHECKS);
        model.addAttribute("section", "administration");
        model.addAttribute("checks", list);
        model.addAttribute(
                "findings",
                list.isEmpty() ? List.of() : checks.findings(list.get(0).id(), 0, FINDINGS));
        model.addAttribute("kinds", RemovalCandidate.Kind.values());
        return "admin/storage";
    }

    @PostMapping("/checks")
    String start() {
        checks.start();
        return "redirect:/administration/storage";
    }

    @PostMapping("/checks/{id}/cancel")
    String cancel(@PathVariable UUID id) {
        checks.cancel(id);
        return "redirect:/administration/storage";
    }

    /** A change, as the audit log records that it was asked for. */
    @PostMapping("/retention")
    String preview(@RequestParam String kind, Model model) {
        RemovalCandidate.Kind wanted = Arrays.stream(RemovalCandidate.Kind.values())
                .filter(it -> it.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new MalformedValueException(
                        "invalid-parameter", "kind", Arrays.toString(RemovalCandidate.Kind.values()), kind));
        model.addAttribute("preview", retention.of(wanted, "", CANDIDATES));
        model.addAttribute("kind", wanted);
        return show(model);
    }
}
