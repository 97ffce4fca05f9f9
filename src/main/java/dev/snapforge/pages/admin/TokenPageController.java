package dev.snapforge.pages.admin;

import dev.snapforge.access.AccessMode;
import dev.snapforge.access.CallerContext;
import dev.snapforge.access.ConditionalOnAccessMode;
import dev.snapforge.access.Scope;
import dev.snapforge.access.token.ApiToken;
import dev.snapforge.access.token.ApiTokens;
import dev.snapforge.access.token.RequestedGrant;
import dev.snapforge.access.token.TokenException;
import dev.snapforge.api.Page;
import dev.snapforge.api.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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

/** Makes, shows and revokes tokens. */
@Controller
@RequestMapping("/administration/tokens")
@ConditionalOnAccessMode(AccessMode.TOKENS)
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class TokenPageController {

    private static final int MOST = 50;
    private static final PageRequest PAGING = new PageRequest(MOST, TokenException::invalidRequest);

    private final ApiTokens tokens;
    private final CallerContext access;
    private final Clock clock;

    TokenPageController(ApiTokens tokens, CallerContext access, Clock clock) {
        this.tokens = tokens;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping
    String show(@RequestParam(required = false) @Nullable String cursor, Model model) {
        List<ApiToken> found = tokens.list(PAGING.place(cursor, UUID::fromString), MOST + 1);
        model.addAttribute("section", "administration");
        model.addAttribute("page", Page.of(found, MOST, ApiToken::id));
        model.addAttribute("scopes", Scope.values());
        model.addAttribute("now", clock.instant());
        return "admin/tokens";
    }

    /** Answers with the token's text itself, which is not kept for a page to come. */
    @PostMapping
    String create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(name = "scope", defaultValue = "") Set<String> scopes,
            @RequestParam(defaultValue = "*") String names,
            @RequestParam(defaultValue = "0") int days,
            Model model) {
        Instant expiry = days <= 0 ? null : clock.instant().plus(Duration.ofDays(days));
        ApiTokens.Created made = tokens.create(
                name.strip(),
                RequestedGrant.of(scopes, Arrays.asList(names.strip().split("[\\s,]+"))),
                access.caller().principal(),
                expiry);
        model.addAttribute("secret", made.secret());
        model.addAttribute("made", made.token().name());
        return show(null, model);
    }

    @PostMapping("/{id}/revoke")
    String revoke(@PathVariable UUID id) {
        tokens.revoke(id);
        return "redirect:/administration/tokens";
    }
}
