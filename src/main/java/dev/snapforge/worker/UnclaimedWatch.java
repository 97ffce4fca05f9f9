package dev.snapforge.worker;

import dev.snapforge.watch.Watch;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks for jobs that nobody comes for, in every role: where there is no builder, an api must do it. */
@Component
class UnclaimedWatch extends Watch {

    private static final Logger LOG = LoggerFactory.getLogger(UnclaimedWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final UnclaimedJobs jobs;

    UnclaimedWatch(UnclaimedJobs jobs) {
        super("unclaimed-jobs", BETWEEN_LOOKS, BETWEEN_LOOKS);
        this.jobs = jobs;
    }

    @Override
    protected void examine() {
        jobs.end();
    }

    @Override
    protected void failed(RuntimeException problem) {
        LOG.warn("Jobs that nobody comes for could not be looked for: {}", problem.getMessage());
    }
}
