package dev.snapforge.builder.stage;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code snapforge.builder.*}, but for the queue's.
 *
 * @param name the builder's name in jobs and in {@code GET /engines}; by default the host's name and a random suffix
 * @param concurrency jobs at a time
 * @param maxAttempts how often a job is started before it fails because of lost builders or machines
 * @param pollInterval how often the queue is looked at where no notification came
 * @param heartbeat how often a running job is marked as alive; a job that missed four heartbeats is run again elsewhere
 * @param drain how long a builder that is told to stop waits for its running jobs before it hands them back
 * @param measurementRuns how often each way to start is measured, each time in a fresh process; 0 measures only where a spec
 *     asks for a minimal speed-up, and then once; emulated engines are never measured more often than once
 */
@Validated
@ConfigurationProperties("snapforge.builder")
public record BuilderSettings(
        @Nullable String name,
        @DefaultValue("2") @Min(1) @Max(64) int concurrency,
        @DefaultValue("3") @Min(1) @Max(20) int maxAttempts,
        @DefaultValue("1s") @NotNull Duration pollInterval,
        @DefaultValue("2s") @NotNull Duration heartbeat,
        @DefaultValue("10s") @NotNull Duration drain,
        @DefaultValue("3") @Min(0) @Max(50) int measurementRuns) {}
