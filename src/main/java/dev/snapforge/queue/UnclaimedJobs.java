package dev.snapforge.queue;

import dev.snapforge.builds.JobLeases;
import dev.snapforge.builds.JobQueue;
import dev.snapforge.builds.WaitingJob;
import dev.snapforge.core.Target;
import dev.snapforge.fleet.BuilderRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends jobs that have waited too long for an engine that no builder has had meanwhile, or ever. */
@Component
class UnclaimedJobs {

    private static final Logger LOG = LoggerFactory.getLogger(UnclaimedJobs.class);

    private final JobLeases leases;
    private final JobQueue queue;
    private final BuilderRegistry builders;
    private final TransactionTemplate transaction;
    private final Duration timeout;

    UnclaimedJobs(
            JobLeases leases,
            JobQueue queue,
            BuilderRegistry builders,
            TransactionTemplate transaction,
            QueueSettings settings) {
        this.leases = leases;
        this.queue = queue;
        this.builders = builders;
        this.transaction = transaction;
        this.timeout = settings.unclaimedTimeout();
    }

    /** One look. Any number of processes may look at the same moment: a job ends once. */
    void end() {
        Set<Target> seen = builders.seenWithin(timeout);
        List<WaitingJob> unclaimed = leases.waitingFor(timeout).stream()
                .filter(job -> !seen.contains(job.target()))
                .toList();
        if (!unclaimed.isEmpty()) {
            Set<Target> live = builders.seenWithin(BuilderRegistry.SILENCE);
            unclaimed.forEach(job -> end(job, live));
        }
    }

    private void end(WaitingJob job, Set<Target> live) {
        transaction.executeWithoutResult(status -> {
            if (leases.unclaimed(job.id(), NoBuilderProblem.of(job, timeout, live))) {
                queue.remove(job.id(), job.target());
                LOG.warn("Job {} ends: no builder with {} was there for {}", job.id(), job.target(), timeout);
            }
        });
    }
}
