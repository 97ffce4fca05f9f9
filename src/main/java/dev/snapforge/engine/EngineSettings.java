package dev.snapforge.engine;

import dev.snapforge.engine.isolation.IsolationPolicy;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code snapforge.engine.*}.
 *
 * @param directory holds {@code snapforge-engine-process.jar} and a folder {@code <os>-<arch>/<engine>} for each engine
 * @param targets which of these engines this builder uses: names of targets in which {@code *} stands for any text, such as
 *     {@code linux-x64/javet-v8-*}; one that matches any of them is used
 * @param workDirectory where engine processes get their private folders, and where AppCDS archives are kept
 * @param isolation what surrounds engine processes: the strongest that works, one that has to work, or nothing
 * @param spares how many started, unused processes to keep for each engine and mode after its first use
 * @param spareLife how long an unused process is kept
 * @param limits what one engine process may use
 * @param emulationSlowdown by how much more time an engine gets whose processor is imitated; 1 to 100
 */
@Validated
@ConfigurationProperties("snapforge.engine")
public record EngineSettings(
        @DefaultValue("engines") @NotNull Path directory,
        @DefaultValue("*") @NotEmpty List<TargetPattern> targets,
        @DefaultValue("data/engine") @NotNull Path workDirectory,
        @DefaultValue("AUTO") @NotNull IsolationPolicy isolation,
        @DefaultValue("1") @PositiveOrZero int spares,
        @DefaultValue("5m") @NotNull Duration spareLife,
        @DefaultValue @NotNull EngineLimits limits,
        @DefaultValue("8") @Min(1) @Max(100) int emulationSlowdown) {

    /**
     * What one engine process may use.
     *
     * @param wallClock from request to answer
     * @param cpu processor time of the process, start included; whole seconds
     * @param heap V8's heap
     * @param resident memory of the whole process, watched from outside
     * @param output what it may write to its standard error before it is killed; the first 64 KiB are kept
     * @param snapshot the largest snapshot taken from it
     */
    public record EngineLimits(
            @DefaultValue("60s") Duration wallClock,
            @DefaultValue("60s") Duration cpu,
            @DefaultValue("1GB") DataSize heap,
            @DefaultValue("2GB") DataSize resident,
            @DefaultValue("4MB") DataSize output,
            @DefaultValue("256MB") DataSize snapshot) {

        /** The same, with so many times the time. */
        EngineLimits slower(int times) {
            return new EngineLimits(
                    wallClock.multipliedBy(times), cpu.multipliedBy(times), heap, resident, output, snapshot);
        }
    }
}
