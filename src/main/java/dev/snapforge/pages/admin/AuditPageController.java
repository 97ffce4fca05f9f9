package dev.snapforge.pages.admin;

import dev.snapforge.api.Page;
import dev.snapforge.api.PageRequest;
import dev.snapforge.audit.AuditEvent;
import dev.snapforge.audit.AuditLog;
import dev.snapforge.audit.AuditQuery;
import dev.snapforge.audit.InvalidAuditQueryException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows who changed what. */
@Controller
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class AuditPageController {

    private static final int MOST = 50;
    private static final PageRequest PAGING = new PageRequest(MOST, InvalidAuditQueryException::new);

    private final AuditLog log;

    AuditPageController(AuditLog log) {
        this.log = log;
    }

    @GetMapping("/administration/audit")
    String show(
            @RequestParam(defaultValue = "") String principal,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        AuditQuery query = new AuditQuery(
                null,
                principal.isBlank() ? null : principal.strip(),
                action.isBlank() ? null : action.strip(),
                PAGING.place(cursor, UUID::fromString),
                MOST + 1);
        model.addAttribute("section", "administration");
        model.addAttribute("principal", principal);
        model.addAttribute("action", action);
        model.addAttribute("page", Page.of(log.list(query), MOST, AuditEvent::id));
        return "admin/audit";
    }
}
