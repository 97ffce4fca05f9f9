package dev.snapforge.release;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Settings {@code snapforge.release.*}.
 *
 * @param rebuildForNewEngines whether the current versions of all names are built for an engine that appears for the first time
 * @param lookInterval how often a process looks for such engines
 */
@ConfigurationProperties("snapforge.release")
public record ReleaseSettings(
        @DefaultValue("false") boolean rebuildForNewEngines,
        @DefaultValue("15s") Duration lookInterval) {

    public ReleaseSettings {
        Assert.isTrue(lookInterval.toMillis() > 0, "snapforge.release.look-interval must be longer than nothing");
    }
}
