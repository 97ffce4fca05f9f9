package dev.snapforge.api.body;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code snapforge.upload.*}: how long the bodies of requests may take, and how many may come in at the same time.
 *
 * @param grace how long any body may take
 * @param minRate for each time that this many bytes have come, a body may take another second
 * @param concurrent how many bodies this process takes in at the same time
 * @param perPrincipal how many of one principal. By default 16, and in mode {@code loopback} as many as {@code concurrent}
 */
@Validated
@ConfigurationProperties("snapforge.upload")
public record BodySettings(
        @DefaultValue("60s") Duration grace,
        @DefaultValue("100KB") DataSize minRate,
        @DefaultValue("100") @Min(1) int concurrent,
        @Nullable @Min(1) Integer perPrincipal) {

    public BodySettings {
        Assert.isTrue(grace.toMillis() > 0, "snapforge.upload.grace must be more than 0");
        Assert.isTrue(minRate.toBytes() > 0, "snapforge.upload.min-rate must be more than 0");
    }
}
