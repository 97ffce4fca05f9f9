package dev.snapforge.webhooks;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings for tests of parts. */
public final class TestWebhookSettings {

    private TestWebhookSettings() {}

    /** Short times, and these networks; null for the default. */
    public static WebhookSettings allowing(@Nullable List<String> networks) {
        return new WebhookSettings(
                networks,
                "urn:test",
                2,
                Duration.ofSeconds(1),
                3,
                Duration.ofMillis(10),
                Duration.ofSeconds(1),
                3,
                Duration.ofHours(1),
                Duration.ofDays(1));
    }
}
