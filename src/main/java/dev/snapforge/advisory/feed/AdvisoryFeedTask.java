package dev.snapforge.advisory.feed;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Looks at the file of advisories from time to time, in apis whose settings name one. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@ConditionalOnProperty("snapforge.advisory.feed.file")
class AdvisoryFeedTask implements SchedulingConfigurer {

    private final AdvisoryFeed feed;
    private final AdvisoryFeedSettings settings;

    AdvisoryFeedTask(AdvisoryFeed feed, AdvisoryFeedSettings settings) {
        this.feed = feed;
        this.settings = settings;
    }

    /** While the database is unavailable, a look fails as any other task does, and the next one may not. */
    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(feed::look, settings.lookInterval(), Duration.ZERO));
    }
}
