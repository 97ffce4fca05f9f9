package dev.snapforge.webhooks.delivery;

import dev.snapforge.webhooks.WebhookSettings;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Removes deliveries after their time. On by default, unlike the retention of builds: nothing else refers to them. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class DeliveryRetention implements SchedulingConfigurer {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** So that no statement takes long; what is left goes with the next ones. */
    private static final int MOST_AT_ONCE = 5000;

    private final DeliveryRepository deliveries;
    private final Duration retention;
    private final Clock clock;

    DeliveryRetention(DeliveryRepository deliveries, WebhookSettings settings, Clock clock) {
        this.deliveries = deliveries;
        this.retention = settings.retention();
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::run, PERIOD, PERIOD));
    }

    /** One pass. */
    void run() {
        deliveries.removeOlder(clock.instant().minus(retention), MOST_AT_ONCE);
    }
}
