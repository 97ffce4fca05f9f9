package dev.snapforge.builds.web;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code snapforge.events.*}: the streams of builds' events, and answers that wait for a build's end.
 *
 * @param concurrent how many may be open in this process
 * @param perPrincipal how many of one principal. By default 20, and in mode {@code loopback} as many as {@code concurrent}
 * @param waiting how many answers may wait in this process; another one is given at once
 * @param waitingPerPrincipal how many of one principal. By default 100, and in mode {@code loopback} as many as {@code waiting}
 * @param heartbeat how often something is sent on a stream that has nothing to say, which also shows whether its client is still there
 */
@Validated
@ConfigurationProperties("snapforge.events")
record BuildFollowerSettings(
        @DefaultValue("1000") @Min(1) int concurrent,
        @Nullable @Min(1) Integer perPrincipal,
        @DefaultValue("2000") @Min(1) int waiting,
        @Nullable @Min(1) Integer waitingPerPrincipal,
        @DefaultValue("15s") Duration heartbeat) {

    BuildFollowerSettings {
        Assert.isTrue(heartbeat.toMillis() > 0, "snapforge.events.heartbeat must be more than 0");
    }
}
