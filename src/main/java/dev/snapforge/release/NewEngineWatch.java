package dev.snapforge.release;

import dev.snapforge.watch.Watch;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Looks for new engines from time to time, where the settings ask for it. */
@Component
@ConditionalOnBooleanProperty("snapforge.release.rebuild-for-new-engines")
class NewEngineWatch extends Watch {

    private static final Logger LOG = LoggerFactory.getLogger(NewEngineWatch.class);

    private final NewEngines engines;

    NewEngineWatch(NewEngines engines, ReleaseSettings settings) {
        super("new-engines", Duration.ZERO, settings.lookInterval());
        this.engines = engines;
    }

    @Override
    protected void examine() {
        engines.look();
    }

    @Override
    protected void failed(RuntimeException problem) {
        // What was begun goes on at the next look.
        LOG.warn("New engines could not be looked for: {}", problem.getMessage());
    }
}
