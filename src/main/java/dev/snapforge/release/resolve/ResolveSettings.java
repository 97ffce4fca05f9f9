package dev.snapforge.release.resolve;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code snapforge.resolve.*}.
 *
 * @param cacheSize most bytes of statements to keep in memory; 0 keeps nothing
 */
@ConfigurationProperties("snapforge.resolve")
record ResolveSettings(@DefaultValue("16MB") DataSize cacheSize) {

    ResolveSettings {
        Assert.isTrue(!cacheSize.isNegative(), "snapforge.resolve.cache-size must not be negative");
    }
}
