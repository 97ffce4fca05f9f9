package dev.snapforge.storage;

import dev.snapforge.watch.Watch;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Makes passes of retention when they are due, where the settings ask for it. */
@Component
@ConditionalOnBooleanProperty("snapforge.retention.enabled")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class RetentionWatch extends Watch {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionWatch.class);
    private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final Retention retention;

    RetentionWatch(Retention retention, RetentionSettings settings) {
        super("retention", between(settings), between(settings));
        this.retention = retention;
    }

    private static Duration between(RetentionSettings settings) {
        return settings.interval().compareTo(LONGEST_BETWEEN_LOOKS) < 0 ? settings.interval() : LONGEST_BETWEEN_LOOKS;
    }

    @Override
    protected void examine() {
        retention.passIfDue();
    }

    @Override
    protected void failed(RuntimeException problem) {
        // What was removed until then is removed.
        LOG.warn("A pass of retention was cut off: {}", problem.toString());
    }
}
