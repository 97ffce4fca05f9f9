package dev.snapforge.queue;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The setting {@code snapforge.builder.unclaimed-timeout}, which every role reads: if there is no builder, an api ends the jobs.
 *
 * @param unclaimedTimeout how long a job waits while no live builder offers its engine, before it fails with {@code no-builder}; at
 *     least ten seconds, because a builder may be silent for so long
 */
@Validated
@ConfigurationProperties("snapforge.builder")
record QueueSettings(
        @DefaultValue("30m") @NotNull @DurationMin(seconds = 10)
        Duration unclaimedTimeout) {}
