package dev.snapforge.client.micrometer;

import dev.snapforge.client.StartupMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Records each start of a client:
 *
 * <pre>{@code
 * Snapforge.at(server).onStartup(new StartupMeters(registry))…
 * }</pre>
 *
 * <ul>
 *   <li>{@code snapforge.client.startup}, a timer: {@link StartupMetrics#total()}, with the tag {@code origin} ({@code service},
 *       {@code cache}, {@code verified_before}, {@code memory})
 *   <li>{@code snapforge.client.startup.phase}, a timer: its parts, with the tags {@code origin} and {@code phase}
 *       ({@code load_and_verify}, {@code runtime_creation})
 *   <li>{@code snapforge.client.library.loading}, a gauge: how long this process took to load Javet's library, in parallel with the rest
 * </ul>
 */
public final class StartupMeters implements Consumer<StartupMetrics> {

    private final MeterRegistry registry;
    private final AtomicLong libraryNanos = new AtomicLong();

    /** Into this registry, where the gauge is registered at once. */
    public StartupMeters(MeterRegistry registry) {
        this.registry = registry;
        registry.more()
                .timeGauge(
                        "snapforge.client.library.loading",
                        Tags.empty(),
                        libraryNanos,
                        TimeUnit.NANOSECONDS,
                        AtomicLong::get);
    }

    @Override
    public void accept(StartupMetrics start) {
        Tag origin = Tag.of("origin", start.origin().name().toLowerCase(Locale.ROOT));
        libraryNanos.set(start.libraryLoading().toNanos());
        registry.timer("snapforge.client.startup", Tags.of(origin)).record(start.total());
        record(origin, "load_and_verify", start.loadAndVerify());
        record(origin, "runtime_creation", start.runtimeCreation());
    }

    private void record(Tag origin, String phase, Duration time) {
        registry.timer("snapforge.client.startup.phase", Tags.of(origin).and("phase", phase))
                .record(time);
    }
}
