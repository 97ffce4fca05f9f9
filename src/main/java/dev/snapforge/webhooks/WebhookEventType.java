package dev.snapforge.webhooks;

/**
 * The events that there are. All but the ping are noted by triggers of the database (V49, V61, V62), under the same words.
 */
public enum WebhookEventType {
    BUILD_SUCCEEDED("build.succeeded"),
    BUILD_FAILED("build.failed"),
    BUILD_CANCELLED("build.cancelled"),
    VERSION_PUBLISHED("version.published"),
    VERSION_TARGET_ADDED("version.target-added"),
    VERSION_DEPRECATED("version.deprecated"),
    VERSION_UNDEPRECATED("version.undeprecated"),
    CHANNEL_PROMOTED("channel.promoted"),
    CHANNEL_ROLLED_BACK("channel.rolled-back"),
    CHANNEL_DELETED("channel.deleted"),
    SNAPSHOT_REVOKED("snapshot.revoked"),
    KEY_REVOKED("key.revoked"),
    ENGINE_ADVISORY_CHANGED("engine.advisory-changed"),
    /** What an admin sends to try a webhook; it comes whatever the webhook is for. */
    PING("ping");

    private static final String PREFIX = "dev.snapforge.";

    private final String type;

    WebhookEventType(String type) {
        this.type = PREFIX + type;
    }

    /** The {@code type} of its CloudEvents, for example {@code dev.snapforge.build.failed}. */
    public String type() {
        return type;
    }
}
