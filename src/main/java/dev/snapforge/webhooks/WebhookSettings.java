package dev.snapforge.webhooks;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code snapforge.webhooks.*}.
 *
 * @param allowedNetworks networks that may be called although they are not public, and without TLS; by default none, and this machine in mode
 *     {@code loopback}
 * @param source the {@code source} of the events: a URI reference that says which service they are from
 * @param concurrent how many deliveries are sent at a time in each process, half of them to one webhook at most
 * @param timeout how long an attempt may take as a whole
 * @param attempts how often a delivery is tried before it is given up
 * @param firstDelay the wait after the first failure; each further one doubles it
 * @param longestDelay the longest wait between two attempts, also where a receiver asks for a longer one
 * @param disableAfter how many deliveries in a row are given up before the webhook is disabled
 * @param secretOverlap how long messages are also signed with the secret before a rotation
 * @param retention how long a delivery is kept after its end
 */
@Validated
@ConfigurationProperties("snapforge.webhooks")
public record WebhookSettings(
        @Nullable List<String> allowedNetworks,
        @DefaultValue("urn:snapforge") @NotEmpty String source,
        @DefaultValue("8") @Min(1) @Max(64) int concurrent,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration timeout,

        @DefaultValue("18") @Min(1) @Max(100) int attempts,
        @DefaultValue("5s") @DurationMin(millis = 10) Duration firstDelay,

        @DefaultValue("1h") @DurationMin(millis = 10) @DurationMax(days = 1)
        Duration longestDelay,

        @DefaultValue("3") @Min(1) int disableAfter,
        @DefaultValue("24h") @DurationMin(seconds = 0) Duration secretOverlap,
        @DefaultValue("7d") @DurationMin(minutes = 1) Duration retention) {}
