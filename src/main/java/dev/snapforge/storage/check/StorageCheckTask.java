package dev.snapforge.storage.check;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Looks every few seconds for a check that nobody works on. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class StorageCheckTask implements SchedulingConfigurer {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final int STEP = 50;

    private final StorageCheckRunner runner;

    StorageCheckTask(StorageCheckRunner runner) {
        this.runner = runner;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::look, BETWEEN_LOOKS, BETWEEN_LOOKS));
    }

    /** The shutdown interrupts it. */
    private void look() {
        runner.run(STEP, Thread.currentThread()::isInterrupted);
    }
}
