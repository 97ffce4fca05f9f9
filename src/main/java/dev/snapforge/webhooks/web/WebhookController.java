package dev.snapforge.webhooks.web;

import dev.snapforge.access.CallerContext;
import dev.snapforge.api.Page;
import dev.snapforge.api.PageRequest;
import dev.snapforge.webhooks.Webhook;
import dev.snapforge.webhooks.WebhookException;
import dev.snapforge.webhooks.Webhooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Makes, lists, changes and deletes webhooks, for admins. */
@RestController
@RequestMapping(WebhookController.PATH)
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Webhooks")
class WebhookController {

    static final String PATH = "/api/v1/webhooks";

    static final String ID = "The webhook's id, from `GET /api/v1/webhooks`";
    static final String EXAMPLE_ID = "0199c1f0-7a80-7000-8000-00000000000e";

    private static final int MOST = 100;
    private static final PageRequest PAGING = new PageRequest(MOST, WebhookException::invalid);

    private final Webhooks webhooks;
    private final CallerContext access;

    WebhookController(Webhooks webhooks, CallerContext access) {
        this.webhooks = webhooks;
        this.access = access;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "createWebhook",
            summary = "Create a webhook",
            description = "From now on, events are sent to its URL as CloudEvents, signed as Standard Webhooks "
                    + "says. The response has the secret, which is not shown again.")
    @ApiResponse(responseCode = "201", description = "The webhook with its secret")
    @ApiResponse(responseCode = "400", description = "`invalid-webhook` or `malformed-request`")
    @ApiResponse(responseCode = "409", description = "`too-many-webhooks`")
    @ApiResponse(
            responseCode = "422",
            description = "The URL leads to a private network, or has no TLS: `webhook-address-forbidden`")
    ResponseEntity<CreatedWebhookView> create(@RequestBody WebhookRequest request) {
        Webhooks.WithSecret made =
                webhooks.create(request.definition(), access.caller().principal());
        return ResponseEntity.created(URI.create(PATH + "/" + made.webhook().id()))
                .body(CreatedWebhookView.of(made));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listWebhooks",
            summary = "List webhooks, newest first",
            description = "Without their secrets. Disabled ones are listed too, with the reason.")
    @ApiResponse(responseCode = "200", description = "A page of webhooks")
    @ApiResponse(responseCode = "400", description = "The limit or the cursor is invalid: `invalid-webhook`")
    Page<WebhookView> list(
            @Parameter(description = Page.LIMIT + MOST, example = "20") @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        List<Webhook> found = webhooks.list(PAGING.place(cursor, UUID::fromString), PAGING.limit(limit) + 1);
        return Page.of(found, limit, Webhook::id).map(WebhookView::of);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getWebhook", summary = "Get a webhook", description = "Without its secret.")
    @ApiResponse(responseCode = "200", description = "The webhook")
    @ApiResponse(responseCode = "400", description = "The id is not a UUID: `malformed-request`")
    @ApiResponse(responseCode = "404", description = "`webhook-not-found`")
    WebhookView get(@Parameter(description = ID, example = EXAMPLE_ID) @PathVariable UUID id) {
        return WebhookView.of(webhooks.find(id));
    }

    @PutMapping(
            path = "/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "updateWebhook",
            summary = "Change, enable or disable a webhook",
            description = "The body replaces all that was said of it; the secret stays. What a webhook still has to "
                    + "deliver goes on when it is enabled. Events that happen while it is disabled are not sent later.")
    @ApiResponse(responseCode = "200", description = "The webhook as it is now")
    @ApiResponse(responseCode = "400", description = "`invalid-webhook` or `malformed-request`")
    @ApiResponse(responseCode = "404", description = "`webhook-not-found`")
    @ApiResponse(
            responseCode = "422",
            description = "The URL leads to a private network, or has no TLS: `webhook-address-forbidden`")
    WebhookView update(
            @Parameter(description = ID, example = EXAMPLE_ID) @PathVariable UUID id,
            @RequestBody WebhookRequest request) {
        return WebhookView.of(webhooks.update(id, request.definition()));
    }

    @PostMapping(path = "/{id}/rotate-secret", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Give a webhook another secret",
            description = "Until `previousSecretUntil`, messages are signed with both, so that the receiver can "
                    + "change over without losing any. The secret before those no longer counts.")
    @ApiResponse(responseCode = "200", description = "The webhook with its new secret")
    @ApiResponse(responseCode = "400", description = "The id is not a UUID: `malformed-request`")
    @ApiResponse(responseCode = "404", description = "`webhook-not-found`")
    CreatedWebhookView rotateSecret(@Parameter(description = ID, example = EXAMPLE_ID) @PathVariable UUID id) {
        return CreatedWebhookView.of(webhooks.rotateSecret(id));
    }

    @DeleteMapping("/{id}")
    @Operation(
            operationId = "deleteWebhook",
            summary = "Delete a webhook",
            description = "With its deliveries. A message that is being sent at this moment may still arrive.")
    @ApiResponse(responseCode = "204", description = "The webhook is gone")
    @ApiResponse(responseCode = "400", description = "The id is not a UUID: `malformed-request`")
    @ApiResponse(responseCode = "404", description = "`webhook-not-found`")
    ResponseEntity<Void> delete(@Parameter(description = ID, example = EXAMPLE_ID) @PathVariable UUID id) {
        webhooks.delete(id);
        return ResponseEntity.noContent().build();
    }
}
