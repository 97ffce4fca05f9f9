package dev.snapforge.pages.admin;

import dev.snapforge.signing.KeyRing;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the keys, which is where administration begins, and withdraws them. */
@Controller
@RequestMapping("/administration")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class KeyPageController {

    private static final String AGAIN = "redirect:/administration";

    private final KeyRing keys;

    KeyPageController(KeyRing keys) {
        this.keys = keys;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("section", "administration");
        model.addAttribute("keys", keys.records());
        return "admin/keys";
    }

    @PostMapping("/keys/{id}/retire")
    String retire(@PathVariable String id, @RequestParam(defaultValue = "") String reason) {
        keys.retire(id, reason);
        return AGAIN;
    }

    @PostMapping("/keys/{id}/revoke")
    String revoke(@PathVariable String id, @RequestParam(defaultValue = "") String reason) {
        keys.revoke(id, reason);
        return AGAIN;
    }
}
