package dev.snapforge.access.web;

import dev.snapforge.access.AccessMode;
import dev.snapforge.access.CallerContext;
import dev.snapforge.access.ConditionalOnAccessMode;
import dev.snapforge.access.token.ApiToken;
import dev.snapforge.access.token.ApiTokens;
import dev.snapforge.access.token.TokenException;
import dev.snapforge.api.Page;
import dev.snapforge.api.PageRequest;
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
@ConditionalOnAccessMode(AccessMode.TOKENS)
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Access")
class TokenController {

    static final String PATH = "/api/v1/tokens";

    private static final int MOST = 100;
    private static final PageRequest PAGING = new PageRequest(MOST, TokenException::invalidRequest);

    private final ApiTokens tokens;
    private final CallerContext access;
    private final Clock clock;

    TokenController(ApiTokens tokens, CallerContext access, Clock clock) {
        this.tokens = tokens;
        this.access = access;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "createToken",
            summary = "Create a token",
            description = "The response has the secret in `token`. The secret is not stored, so it cannot be shown "
                    + "again.")
    @ApiResponse(responseCode = "201", description = "The token with its secret")
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
            description = "Without their secrets. Revoked and expired tokens are listed too: look at `status`.")
    @ApiResponse(responseCode = "200", description = "A page of tokens")
    @ApiResponse(responseCode = "400", description = "The limit or the cursor is invalid: `invalid-token-request`")
    Page<TokenView> list(
            @Parameter(description = Page.LIMIT + MOST, example = "20") @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        List<ApiToken> found = tokens.list(PAGING.place(cursor, UUID::fromString), PAGING.limit(limit) + 1);
        return Page.of(found, limit, ApiToken::id).map(it -> TokenView.of(it, clock.instant()));
    }

    @DeleteMapping("/{id}")
    @Operation(
            operationId = "revokeToken",
            summary = "Revoke a token",
            description = "Every process refuses it from its next use on. Revoking a token again changes nothing.")
    @ApiResponse(responseCode = "204", description = "The token is no longer valid")
    @ApiResponse(responseCode = "400", description = "The id is not a UUID: `malformed-request`")
    @ApiResponse(responseCode = "404", description = "`token-not-found`")
    ResponseEntity<Void> revoke(
            @Parameter(
                            description = "The token's id, from `GET /api/v1/tokens`",
                            example = "0199c1f0-7a80-7000-8000-00000000000d")
                    @PathVariable
                    UUID id) {
        tokens.revoke(id);
        return ResponseEntity.noContent().build();
    }
}
