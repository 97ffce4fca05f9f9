package dev.snapforge.snapshot.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code snapforge.download.*}.
 *
 * @param cacheSize most bytes of verified and compressed content to keep in memory; 0 keeps nothing
 */
@ConfigurationProperties("snapforge.download")
record DownloadSettings(@DefaultValue("128MB") DataSize cacheSize) {

    DownloadSettings {
        Assert.isTrue(!cacheSize.isNegative(), "snapforge.download.cache-size must not be negative");
    }
}
