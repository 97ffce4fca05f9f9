package dev.snapforge.storage;

import dev.snapforge.watch.Watch;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Looks every few seconds for a check that nobody works on. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class CheckWatch extends Watch {

    private static final Logger LOG = LoggerFactory.getLogger(CheckWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final int STEP = 50;

    private final CheckRunner runner;

    CheckWatch(CheckRunner runner) {
        super("storage-check", BETWEEN_LOOKS, BETWEEN_LOOKS);
        this.runner = runner;
    }

    @Override
    protected void examine() {
        runner.run(STEP, () -> !isRunning());
    }

    @Override
    protected void failed(RuntimeException problem) {
        LOG.warn("The check of the store was cut off: {}", problem.toString());
    }

    /** The step that is under way ends by itself, within one content: an interrupted read would look like damage. */
    @Override
    protected void end(ExecutorService thread) {
        thread.shutdown();
    }
}
