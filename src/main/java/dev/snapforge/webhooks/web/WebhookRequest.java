package dev.snapforge.webhooks.web;

import dev.snapforge.access.NamePatterns;
import dev.snapforge.webhooks.EventPatterns;
import dev.snapforge.webhooks.WebhookDefinition;
import dev.snapforge.webhooks.WebhookEventType;
import dev.snapforge.webhooks.WebhookException;
import dev.snapforge.webhooks.WebhookUrl;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a webhook is to be. */
@Schema(
        name = "WebhookRequest",
        description = "A webhook to create, or what one is to be from now on",
        example = "{\"url\": \"https://hooks.example/snapforge\", \"events\": [\"dev.snapforge.channel.*\"],"
                + " \"names\": [\"team-a.*\"], \"description\": \"deploys team A\"}")
record WebhookRequest(
        @Schema(
                description = "Where events are sent: https, or http within a network that the operator allows",
                example = "https://hooks.example/snapforge",
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = 2000)
        @Nullable
        String url,

        @Schema(
                description = "Types of events, or prefixes that end with `.*`; if omitted, all",
                example = "[\"dev.snapforge.channel.*\"]")
        @Nullable
        List<String> events,

        @Schema(
                description =
                        "Events of these names: names, or prefixes that end with a separator and `*`; if omitted, all, and events about no name",
                example = "[\"team-a.*\"]")
        @Nullable
        List<String> names,

        @Schema(description = "For people", example = "deploys team A", maxLength = 500) @Nullable
        String description,

        @Schema(description = "Whether events are collected and sent; if omitted, they are", example = "true") @Nullable
        Boolean enabled) {

    private static final List<String> ALL = List.of("*");
    private static final int MOST_NAMES = 50;
    private static final int LONGEST_DESCRIPTION = 500;

    /** @throws WebhookException {@code invalid-webhook} */
    WebhookDefinition definition() {
        return new WebhookDefinition(
                WebhookUrl.parse(url),
                eventPatterns(),
                namePatterns(),
                checkedDescription(),
                enabled == null || enabled);
    }

    private EventPatterns eventPatterns() {
        if (events != null && events.contains(null)) {
            throw invalidEvents("null");
        }
        try {
            return new EventPatterns(events == null ? ALL : events);
        } catch (IllegalArgumentException e) {
            throw invalidEvents(String.valueOf(e.getMessage()));
        }
    }

    private static WebhookException invalidEvents(String found) {
        String known = Arrays.stream(WebhookEventType.values())
                .map(WebhookEventType::type)
                .collect(Collectors.joining(", "));
        return WebhookException.invalid(
                "events", "1 to " + EventPatterns.MOST + " types, prefixes with .* or *, of: " + known, found);
    }

    private NamePatterns namePatterns() {
        if (names == null) {
            return NamePatterns.ALL;
        }
        if (names.size() > MOST_NAMES || names.contains(null)) {
            throw WebhookException.invalid("names", "1 to " + MOST_NAMES + " texts", names.size() + " items");
        }
        try {
            return NamePatterns.of(names);
        } catch (IllegalArgumentException e) {
            throw WebhookException.invalid("names", String.valueOf(e.getMessage()), String.valueOf(names));
        }
    }

    private @Nullable String checkedDescription() {
        if (description == null || description.isEmpty()) {
            return null;
        }
        if (description.codePointCount(0, description.length()) > LONGEST_DESCRIPTION
                || description.chars().anyMatch(Character::isISOControl)) {
            throw WebhookException.invalid(
                    "description",
                    "at most " + LONGEST_DESCRIPTION + " characters, none of them a control character",
                    description.length() + " characters");
        }
        return description;
    }
}
