package dev.snapforge.webhooks.delivery;

import dev.snapforge.json.CanonicalJson;
import dev.snapforge.webhooks.WebhookEventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened, and that the database has noted in the same transaction.
 *
 * @param name the name that it is about, or null
 * @param subject the name, or else the id of what it is about
 * @param data a JSON object
 */
record OutboxEvent(
        long number, UUID id, String type, @Nullable String name, String subject, Instant at, String data) {

    /** The event as it is sent: a CloudEvent 1.0 in the structured mode, so that the signature over the body covers its attributes. */
    String toCloudEvent(String source) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id.toString());
        event.put("source", source);
        event.put("type", type);
        event.put("subject", subject);
        event.put("time", at.toString());
        event.put("datacontenttype", "application/json");
        event.put("data", CanonicalJson.parse(data.getBytes(StandardCharsets.UTF_8)));
        return CanonicalJson.writeString(event);
    }

    /** The event of a webhook's test, which nothing has happened for. */
    static OutboxEvent ping(UUID id, UUID webhook, Instant at) {
        return new OutboxEvent(
                0, id, WebhookEventType.PING.type(), null, webhook.toString(), at, "{\"webhook\":\"" + webhook + "\"}");
    }
}
