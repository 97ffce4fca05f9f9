package dev.snapforge.webhooks;

import dev.snapforge.core.AuditableChange;
import dev.snapforge.core.TimeOrderedId;
import dev.snapforge.postgres.Notifications;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The webhooks of the service. Names are resolved before a transaction begins, never within one. */
@Service
public class Webhooks {

    /** Says that there is something to send. */
    public static final String CHANNEL = "snapforge_webhook";

    private static final int MOST = 200;

    private final WebhookRepository repository;
    private final AddressPolicy addresses;
    private final WebhookSettings settings;
    private final ApplicationEventPublisher changes;
    private final Notifications notifications;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Webhooks(
            WebhookRepository repository,
            AddressPolicy addresses,
            WebhookSettings settings,
            ApplicationEventPublisher changes,
            Notifications notifications,
            TransactionTemplate transaction,
            Clock clock) {
        this.repository = repository;
        this.addresses = addresses;
        this.settings = settings;
        this.changes = changes;
        this.notifications = notifications;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A webhook and its new secret, which is not shown again. */
    public record WithSecret(Webhook webhook, WebhookSecret secret) {}

    /**
     * Makes a webhook.
     *
     * @param by the principal that asks for it
     * @throws WebhookException {@code webhook-address-forbidden}, {@code too-many-webhooks}
     */
    public WithSecret create(WebhookDefinition definition, String by) {
        addresses.check(definition.url());
        Webhook webhook = new Webhook(TimeOrderedId.next(clock), definition, reason(definition), 0, null, by, now());
        WebhookSecret secret = WebhookSecret.generate();
        transaction.executeWithoutResult(status -> {
            if (repository.countLocked() >= MOST) {
                throw WebhookException.tooMany(MOST);
            }
            repository.insert(webhook, secret);
            changed("webhook-created", webhook.id(), details(definition));
        });
        return new WithSecret(webhook, secret);
    }

    /**
     * Replaces all that an admin decides about a webhook. One that is enabled again goes on with what it still has to deliver.
     *
     * @throws WebhookException {@code webhook-not-found}, {@code webhook-address-forbidden}
     */
    public Webhook update(UUID id, WebhookDefinition definition) {
        Webhook before = find(id);
        addresses.check(definition.url());
        // Why it was disabled stays while it is.
        boolean stillDisabled = !definition.enabled() && before.disabledReason() != null;
        String reason = stillDisabled ? before.disabledReason() : reason(definition);
        Webhook webhook = new Webhook(
                id, definition, reason, 0, before.previousSecretUntil(), before.createdBy(), before.createdAt());
        transaction.executeWithoutResult(status -> {
            if (!repository.update(webhook)) {
                throw WebhookException.notFound(id);
            }
            changed("webhook-changed", id, details(definition));
            notifications.send(CHANNEL, "changed");
        });
        return webhook;
    }

    /**
     * Gives a webhook another secret. Until {@code snapforge.webhooks.secret-overlap} has passed, messages are signed with both.
     *
     * @throws WebhookException {@code webhook-not-found}
     */
    public WithSecret rotateSecret(UUID id) {
        WebhookSecret secret = WebhookSecret.generate();
        transaction.executeWithoutResult(status -> {
            if (!repository.rotate(id, secret, now().plus(settings.secretOverlap()))) {
                throw WebhookException.notFound(id);
            }
            changed("webhook-secret-rotated", id, Map.of());
        });
        return new WithSecret(find(id), secret);
    }

    /**
     * Removes a webhook and its deliveries.
     *
     * @throws WebhookException {@code webhook-not-found}
     */
    public void delete(UUID id) {
        transaction.executeWithoutResult(status -> {
            if (!repository.delete(id)) {
                throw WebhookException.notFound(id);
            }
            changed("webhook-deleted", id, Map.of());
        });
    }

    /**
     * The webhook of this id.
     *
     * @throws WebhookException {@code webhook-not-found}
     */
    public Webhook find(UUID id) {
        return repository.find(id).orElseThrow(() -> WebhookException.notFound(id));
    }

    /** Newest first. */
    public List<Webhook> list(@Nullable UUID before, int limit) {
        return repository.list(before, limit);
    }

    /** Those that events are collected for. */
    public List<Webhook> enabled() {
        return repository.enabled();
    }

    /** What messages to a webhook are signed with now, the newest secret first; empty if it was deleted. */
    public List<WebhookSecret> secrets(UUID id) {
        return repository.secrets(id, now());
    }

    /** Notes that a delivery has succeeded. */
    public void delivered(UUID id) {
        repository.delivered(id);
    }

    /** Notes that a delivery was given up; disables the webhook if there were too many of them in a row. */
    public void gaveUp(UUID id) {
        int inARow = repository.gaveUp(id);
        if (inARow >= settings.disableAfter()) {
            disable(id, inARow + " deliveries in a row were given up");
        }
    }

    /** Disables a webhook because of what its receiver does. */
    public void disable(UUID id, String reason) {
        if (repository.disable(id, reason)) {
            changed("webhook-disabled", id, Map.of("reason", reason));
        }
    }

    /** How many the service itself has disabled. */
    public int countDisabled() {
        return repository.countDisabled();
    }

    private static @Nullable String reason(WebhookDefinition definition) {
        return definition.enabled() ? null : Webhook.BY_AN_ADMIN;
    }

    /** Not the whole address: the path of some is as good as a password. */
    private static Map<String, Object> details(WebhookDefinition definition) {
        return Map.of(
                "host", definition.url().getHost(),
                "events", definition.events().patterns(),
                "names", definition.names().patterns(),
                "enabled", definition.enabled());
    }

    private void changed(String action, UUID id, Map<String, ?> details) {
        changes.publishEvent(new AuditableChange(action, id.toString(), details));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
