package dev.snapforge.queue;

import java.time.Duration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Looks for jobs that nobody comes for, in every role: where there is no builder, an api must do it. */
@Component
class UnclaimedJobsTask implements SchedulingConfigurer {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final UnclaimedJobs jobs;

    UnclaimedJobsTask(UnclaimedJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(jobs::end, BETWEEN_LOOKS, BETWEEN_LOOKS));
    }
}
