package dev.snapforge.release.rebuild;

import dev.snapforge.release.ReleaseSettings;
import dev.snapforge.signing.SignerRole;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Looks for new engines from time to time, where the settings ask for it. */
@Component
@SignerRole
@ConditionalOnBooleanProperty("snapforge.release.rebuild-for-new-engines")
class NewEngineRebuildTask implements SchedulingConfigurer {

    private final NewEngines engines;
    private final LayeredVersions layered;
    private final ReleaseSettings settings;

    NewEngineRebuildTask(NewEngines engines, LayeredVersions layered, ReleaseSettings settings) {
        this.engines = engines;
        this.layered = layered;
        this.settings = settings;
    }

    /** After a failure, what was begun goes on at the next look. */
    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::look, settings.lookInterval(), Duration.ZERO));
    }

    private void look() {
        engines.look();
        layered.look();
    }
}
