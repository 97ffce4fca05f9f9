package dev.snapforge.builds;

import dev.snapforge.core.Target;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * How jobs go, as metrics of the process in which it happened. Codes of problems may come from an engine process that a bundle has
 * taken over, and targets that no builder has from anybody, so each label has a bounded number of values.
 */
@Component
class JobMeters {

    private static final String OTHER = "other";
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int MOST_CODES = 200;
    private static final int MOST_UNCLAIMED_TARGETS = 100;

    /** What alerts ask for: these must be seen to grow from 0. */
    private static final Set<String> FAULTS = Set.of("builder-lost", "machine-fault");

    private final MeterRegistry meters;
    private final Set<String> codes = ConcurrentHashMap.newKeySet();
    private final Set<String> unclaimedTargets = ConcurrentHashMap.newKeySet();

    JobMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** A builder begins with a job. */
    void claimed(Target target) {
        FAULTS.forEach(code -> outcomes(target.toString(), code));
    }

    /** Counts a job when it is certain that it has ended. */
    @TransactionalEventListener
    void ended(JobTransitions.JobEnded job) {
        String outcome = job.status().name().toLowerCase(Locale.ROOT);
        String target = job.target().toString();
        outcomes(
                        job.took() == null ? bounded(unclaimedTargets, MOST_UNCLAIMED_TARGETS, target) : target,
                        code(Objects.requireNonNullElse(job.code(), outcome)))
                .increment();
        if (job.took() != null) {
            Timer.builder("snapforge.build.duration")
                    .description("From the claim of a job's last attempt to its end")
                    .tag("target", target)
                    .tag("outcome", outcome)
                    .register(meters)
                    .record(job.took());
        }
    }

    private Counter outcomes(String target, String code) {
        return Counter.builder("snapforge.job.outcomes")
                .description("Jobs that ended, by the code of their problem, or succeeded, or cancelled")
                .tag("target", target)
                .tag("code", code)
                .register(meters);
    }

    private String code(String code) {
        return WORD.matcher(code).matches() ? bounded(codes, MOST_CODES, code) : OTHER;
    }

    private static String bounded(Set<String> values, int most, String value) {
        return values.contains(value) || (values.size() < most && values.add(value)) ? value : OTHER;
    }
}
