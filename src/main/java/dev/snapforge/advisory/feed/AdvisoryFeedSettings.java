package dev.snapforge.advisory.feed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Settings {@code snapforge.advisory.feed.*}.
 *
 * @param file a DSSE envelope over advisories; null for none
 * @param keys files with the public keys that may sign it, each one PEM block
 * @param lookInterval how often a process looks whether it has changed
 */
@ConfigurationProperties("snapforge.advisory.feed")
record AdvisoryFeedSettings(
        @Nullable Path file,
        @DefaultValue List<Path> keys,
        @DefaultValue("1m") Duration lookInterval) {

    AdvisoryFeedSettings {
        Assert.isTrue(lookInterval.toMillis() > 0, "snapforge.advisory.feed.look-interval must be longer than nothing");
        Assert.isTrue(
                file == null || !keys.isEmpty(),
                "snapforge.advisory.feed.file needs snapforge.advisory.feed.keys: without a key, nothing in it can be believed");
    }
}
