package dev.snapforge.snapshot.web;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code snapforge.download.*}.
 *
 * @param cacheSize most bytes of verified and compressed content to keep in memory; 0 keeps nothing
 * @param redirect whether clients that ask for it are sent to the store, where the store has addresses
 * @param redirectValidity how long such an address works, from a second to an hour: a snapshot that is revoked can be fetched
 *     for as long
 * @param grace how long any download may take
 * @param minRate for each time that a client has taken this many bytes, its download may take another second
 * @param concurrent how many may be sent at the same time in this process: each holds a thread of the server's
 * @param perPrincipal how many to one principal. By default a quarter of {@code concurrent}, and in mode {@code loopback} all of it
 */
@Validated
@ConfigurationProperties("snapforge.download")
record DownloadSettings(
        @DefaultValue("128MB") DataSize cacheSize,
        @DefaultValue("false") boolean redirect,
        @DefaultValue("60s") Duration redirectValidity,
        @DefaultValue("60s") Duration grace,
        @DefaultValue("100KB") DataSize minRate,
        @DefaultValue("160") @Min(1) int concurrent,
        @Nullable @Min(1) Integer perPrincipal) {

    DownloadSettings {
        Assert.isTrue(!cacheSize.isNegative(), "snapforge.download.cache-size must not be negative");
        Assert.isTrue(
                redirectValidity.toSeconds() >= 1 && redirectValidity.compareTo(Duration.ofHours(1)) <= 0,
                "snapforge.download.redirect-validity must be from 1s to 1h");
        Assert.isTrue(grace.toMillis() > 0, "snapforge.download.grace must be more than 0");
        Assert.isTrue(minRate.toBytes() > 0, "snapforge.download.min-rate must be more than 0");
    }
}
