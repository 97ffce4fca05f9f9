package dev.snapforge.webhooks.web;

import static dev.snapforge.webhooks.web.WebhookController.EXAMPLE_ID;
import static dev.snapforge.webhooks.web.WebhookController.ID;

import dev.snapforge.api.Page;
import dev.snapforge.api.PageRequest;
import dev.snapforge.webhooks.WebhookException;
import dev.snapforge.webhooks.delivery.DeliveryStatus;
import dev.snapforge.webhooks.delivery.WebhookDeliveries;
import dev.snapforge.webhooks.delivery.WebhookDelivery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows admins what became of a webhook's events, and sends them again. */
@RestController
@RequestMapping(WebhookController.PATH + "/{id}")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Webhooks")
class WebhookDeliveryController {

    private static final String DELIVERY = "The delivery's id, from `GET /api/v1/webhooks/{id}/deliveries`";
    private static final String EXAMPLE_DELIVERY = "0199c1f0-7a80-7000-8000-00000000000f";
    private static final int MOST = 100;
    private static final PageRequest PAGING = new PageRequest(MOST, WebhookException::invalid);

    private final WebhookDeliveries deliveries;

    WebhookDeliveryController(WebhookDeliveries deliveries) {
        this.deliveries = deliveries;
    }

    @PostMapping(path = "/test", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "testWebhook",
            summary = "Send a ping",
            description = "An event of the type `dev.snapforge.ping`, whatever events the webhook is for. What became "
                    + "of it is in the delivery.")
    @ApiResponse(responseCode = "202", description = "The delivery of the ping")
    @ApiResponse(responseCode = "400", description = "The id is not a UUID: `malformed-request`")
    @ApiResponse(responseCode = "404", description = "`webhook-not-found`")
    @ApiResponse(responseCode = "409", description = "`webhook-disabled`")
    WebhookDeliveryView test(@Parameter(description = ID, example = EXAMPLE_ID) @PathVariable UUID id) {
        return WebhookDeliveryView.of(deliveries.ping(id));
    }

    @GetMapping(path = "/deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "List deliveries, newest first",
            description = "They are kept for a week after their end, unless the operator has set another time.")
    @ApiResponse(responseCode = "200", description = "A page of deliveries")
    @ApiResponse(responseCode = "400", description = "A parameter is invalid: `invalid-webhook`")
    @ApiResponse(responseCode = "404", description = "`webhook-not-found`")
    Page<WebhookDeliveryView> list(
            @Parameter(description = ID, example = EXAMPLE_ID) @PathVariable UUID id,
            @Parameter(description = "Only those: `PENDING`, `DELIVERED` or `GIVEN_UP`", example = "GIVEN_UP")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = Page.LIMIT + MOST, example = "20") @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        List<WebhookDelivery> found =
                deliveries.list(id, status(status), PAGING.place(cursor, Long::valueOf), PAGING.limit(limit) + 1);
        return Page.of(found, limit, WebhookDelivery::number).map(WebhookDeliveryView::of);
    }

    @GetMapping(path = "/deliveries/{delivery}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getWebhookDelivery",
            summary = "Get a delivery",
            description = "How far it is, and why its last attempt failed.")
    @ApiResponse(responseCode = "200", description = "The delivery")
    @ApiResponse(responseCode = "400", description = "An id is not a UUID: `malformed-request`")
    @ApiResponse(responseCode = "404", description = "`webhook-not-found` or `webhook-delivery-not-found`")
    WebhookDeliveryView get(
            @Parameter(description = ID, example = EXAMPLE_ID) @PathVariable UUID id,
            @Parameter(description = DELIVERY, example = EXAMPLE_DELIVERY) @PathVariable UUID delivery) {
        return WebhookDeliveryView.of(deliveries.find(id, delivery));
    }

    @PostMapping(path = "/deliveries/{delivery}/redeliver", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "redeliverWebhookEvent",
            summary = "Deliver an event once more",
            description = "Whatever became of it: one that was delivered is sent again, one that is pending is tried "
                    + "at once. It has the same `webhook-id` as before and comes before all that waits behind it.")
    @ApiResponse(responseCode = "202", description = "The delivery, pending again")
    @ApiResponse(responseCode = "400", description = "An id is not a UUID: `malformed-request`")
    @ApiResponse(responseCode = "404", description = "`webhook-not-found` or `webhook-delivery-not-found`")
    @ApiResponse(responseCode = "409", description = "`webhook-disabled`")
    WebhookDeliveryView redeliver(
            @Parameter(description = ID, example = EXAMPLE_ID) @PathVariable UUID id,
            @Parameter(description = DELIVERY, example = EXAMPLE_DELIVERY) @PathVariable UUID delivery) {
        return WebhookDeliveryView.of(deliveries.redeliver(id, delivery));
    }

    private static @Nullable DeliveryStatus status(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(DeliveryStatus.values())
                .filter(it -> it.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        WebhookException.invalid("status", "one of " + Arrays.toString(DeliveryStatus.values()), text));
    }
}
