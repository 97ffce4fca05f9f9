package dev.snapforge.snapshot.encoding;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code snapforge.encoding.*}.
 *
 * @param ahead whether containers are compressed before a client wants them
 * @param deltas to how many versions, that a channel pointed to before, there are deltas; 0 for none
 * @param deltaValidity how long a delta is kept, and how long after a channel moved one is made
 * @param maxSize the largest container to compress ahead, and to make deltas of and to: all that takes part is in memory for that
 */
@Validated
@ConfigurationProperties("snapforge.encoding")
record EncodingSettings(
        @DefaultValue("true") boolean ahead,
        @DefaultValue("3") @Min(0) @Max(100) int deltas,
        @DefaultValue("30d") Duration deltaValidity,
        @DefaultValue("64MB") DataSize maxSize) {

    EncodingSettings {
        Assert.isTrue(deltaValidity.toSeconds() >= 1, "snapforge.encoding.delta-validity must be at least 1s");
        Assert.isTrue(
                maxSize.toBytes() > 0 && maxSize.toMegabytes() <= 100,
                "snapforge.encoding.max-size must be more than 0, and at most 100MB: decoders need not take more");
    }
}
