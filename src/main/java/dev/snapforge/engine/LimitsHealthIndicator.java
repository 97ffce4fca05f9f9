package dev.snapforge.engine;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the limits of engine processes are enforced. */
@Component
class LimitsHealthIndicator extends AbstractHealthIndicator {

    private final ObjectProvider<EngineWatchdog> builders;

    LimitsHealthIndicator(ObjectProvider<EngineWatchdog> builders) {
        this.builders = builders;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        EngineWatchdog watchdog = builders.getIfAvailable();
        if (watchdog == null) {
            health.unknown().withDetail("reason", "This process is no builder (snapforge.role.builder).");
            return;
        }
        health.status(watchdog.alive() ? "UP" : "DOWN")
                .withDetail("millisSinceLastRound", watchdog.sinceLastRound().toMillis())
                .withDetail("processesNotChecked", watchdog.troubles());
        if (!watchdog.alive()) {
            health.withDetail(
                    "reason",
                    "The thread that enforces the limits of engine processes does not run: start the builder again.");
        }
    }
}
