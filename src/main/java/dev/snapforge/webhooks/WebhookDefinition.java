package dev.snapforge.webhooks;

import dev.snapforge.access.NamePatterns;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an admin decides about a webhook.
 *
 * @param url where events are sent, as {@link WebhookUrl} reads it
 * @param events which types of events
 * @param names events of which names; what is about no name goes to webhooks for all names only
 * @param description for people, at most 500 characters, or null
 * @param enabled whether events are collected and sent
 */
public record WebhookDefinition(
        URI url,
        EventPatterns events,
        NamePatterns names,
        @Nullable String description,
        boolean enabled) {

    /**
     * Whether an event is for this webhook.
     *
     * @param name the name that it is about, or null
     */
    public boolean wants(String type, @Nullable String name) {
        return events.include(type) && (name == null ? names.all() : names.include(name));
    }
}
