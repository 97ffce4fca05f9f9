package dev.snapforge.webhooks.delivery;

import dev.snapforge.webhooks.Webhooks;
import dev.snapforge.webhooks.delivery.DeliveryRepository.Backlog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** How deliveries go. Every api tells the same of what waits, which is read every few seconds; attempts are those of this process. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class WebhookMeters implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookMeters.class);
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final Backlog UNKNOWN = new Backlog(Double.NaN, Double.NaN);

    private final DeliveryRepository deliveries;
    private final Webhooks webhooks;
    private final Map<DeliveryStatus, Counter> attempts = new EnumMap<>(DeliveryStatus.class);
    private volatile Backlog backlog = UNKNOWN;
    private volatile double disabled = Double.NaN;

    WebhookMeters(DeliveryRepository deliveries, Webhooks webhooks, MeterRegistry meters) {
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        attempts.put(DeliveryStatus.DELIVERED, counter("delivered", meters));
        attempts.put(DeliveryStatus.PENDING, counter("failed", meters));
        attempts.put(DeliveryStatus.GIVEN_UP, counter("given-up", meters));
        Gauge.builder("snapforge.webhook.deliveries.waiting", this, it -> it.backlog.waiting())
                .description("Deliveries to webhooks that are enabled, and that have not succeeded yet")
                .register(meters);
        Gauge.builder("snapforge.webhook.oldest.age", this, it -> it.backlog.oldestSeconds())
                .description("How long ago the event of the oldest of them was")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("snapforge.webhooks.disabled", this, it -> it.disabled)
                .description("Webhooks that the service has disabled, as their receivers did not answer")
                .register(meters);
    }

    private static Counter counter(String outcome, MeterRegistry meters) {
        return Counter.builder("snapforge.webhook.attempts")
                .description("Attempts to deliver an event to a webhook")
                .tag("outcome", outcome)
                .register(meters);
    }

    /** @param status what the attempt made of its delivery */
    void attempted(DeliveryStatus status) {
        Objects.requireNonNull(attempts.get(status)).increment();
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::look, PERIOD, Duration.ZERO));
    }

    private void look() {
        try {
            backlog = deliveries.backlog();
            disabled = webhooks.countDisabled();
        } catch (RuntimeException e) {
            LOG.debug("Deliveries could not be counted", e);
            backlog = UNKNOWN;
            disabled = Double.NaN;
        }
    }
}
