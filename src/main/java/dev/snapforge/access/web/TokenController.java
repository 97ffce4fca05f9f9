package dev.snapforge.access.web;

import dev.snapforge.access.Access;
import dev.snapforge.access.ApiToken;
import dev.snapforge.access.ApiTokens;
import dev.snapforge.access.InvalidTokenRequestException;
import dev.snapforge.access.TokensOn;
import dev.snapforge.kernel.Cursor;
import dev.snapforge.kernel.Limit;
import dev.snapforge.kernel.Paging;
import dev.snapforge.kernel.Part;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Makes, lists and revokes API tokens, for admins. */
@RestController
@RequestMapping(TokenController.PATH)
@TokensOn
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Access", description = "API tokens: who may do what")
class TokenController {

    static final String PATH = "/api/v1/tokens";

    private static final int MOST = 100;
    private static final Paging PAGING = new Paging(MOST, InvalidTokenRequestException::new);

    private final ApiTokens tokens;
    private final Access access;
    private final Clock clock;

    TokenController(ApiTokens tokens, Access access, Clock clock) {
        this.tokens = tokens;
        this.access = access;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "createToken",
            summary = "Make a token",
            description = "The answer has the token's text, in `token`. It is not kept, and nobody can show it again.")
    @ApiResponse(responseCode = "201", description = "The token; keep its text")
    @ApiResponse(responseCode = "400", description = "`invalid-token-request` or `malformed-request`")
    ResponseEntity<CreatedTokenView> create(@RequestBody TokenRequest request) {
        ApiTokens.Created made = tokens.create(
                request.requiredName(), request.grant(), access.caller().principal(), request.expiry());
        return ResponseEntity.created(URI.create(PATH + "/" + made.token().id()))
                .body(new CreatedTokenView(TokenView.of(made.token(), clock.instant()), made.secret()));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listTokens",
            summary = "List tokens, newest first",
            description = "Without their texts. Revoked and expired ones are listed too: look at `status`.")
    @ApiResponse(responseCode = "200", description = "A page of tokens")
    @ApiResponse(responseCode = "400", description = "The limit or the cursor cannot be used: `invalid-token-request`")
    TokenPageView list(
            @Limit(most = MOST) @RequestParam(defaultValue = "20") int limit,
            @Cursor("0199c1f0-7a80-7000-8000-00000000000d") @RequestParam(required = false) @Nullable String cursor) {
        List<ApiToken> found = tokens.list(PAGING.place(cursor, UUID::fromString), PAGING.limit(limit) + 1);
        Part<ApiToken> part = Part.of(found, limit, ApiToken::id);
        return new TokenPageView(
                part.items().stream()
                        .map(it -> TokenView.of(it, clock.instant()))
                        .toList(),
                part.next());
    }

    @DeleteMapping("/{id}")
    @Operation(
            operationId = "revokeToken",
            summary = "Revoke a token",
            description = "Its next use is refused, by every process. One that is revoked already stays as it is.")
    @ApiResponse(responseCode = "204", description = "It does not count any more")
    @ApiResponse(responseCode = "400", description = "The id is not a UUID: `malformed-request`")
    @ApiResponse(responseCode = "404", description = "`token-not-found`")
    ResponseEntity<Void> revoke(@Parameter(description = "The token's id, from the list.") @PathVariable UUID id) {
        tokens.revoke(id);
        return ResponseEntity.noContent().build();
    }
}
