package dev.snapforge.storage.retention;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Makes passes of retention when they are due, where the settings ask for it. */
@Component
@ConditionalOnBooleanProperty("snapforge.retention.enabled")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class RetentionTask implements SchedulingConfigurer {

    private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final Retention retention;
    private final Duration between;

    RetentionTask(Retention retention, RetentionSettings settings) {
        this.retention = retention;
        this.between = between(settings);
    }

    private static Duration between(RetentionSettings settings) {
        return settings.interval().compareTo(LONGEST_BETWEEN_LOOKS) < 0 ? settings.interval() : LONGEST_BETWEEN_LOOKS;
    }

    /** When a pass fails, what it has removed until then is removed. */
    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(retention::passIfDue, between, between));
    }
}
