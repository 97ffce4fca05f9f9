package dev.snapforge.client.micrometer;

import dev.snapforge.client.pool.PoolStatus;
import dev.snapforge.client.pool.RuntimePool;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/**
 * What a pool holds and has done, with the tag {@code pool}:
 *
 * <ul>
 *   <li>{@code snapforge.client.pool.runtimes}, a gauge, with the tag {@code state} ({@code borrowed}, {@code idle}, {@code starting})
 *   <li>{@code snapforge.client.pool.made}, a counter: runtimes that were made
 *   <li>{@code snapforge.client.pool.failed.starts}, a counter: spares that could not be made
 * </ul>
 *
 * <p>The meters do not keep the pool from being collected.
 */
public final class RuntimePoolMeters implements MeterBinder {

    private final RuntimePool pool;
    private final String name;

    /** Of this pool; the name tells it from the others of the process. */
    public RuntimePoolMeters(RuntimePool pool, String name) {
        this.pool = pool;
        this.name = name;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "borrowed", PoolStatus::borrowed);
        gauge(registry, "idle", PoolStatus::idle);
        gauge(registry, "starting", PoolStatus::starting);
        FunctionCounter.builder(
                        "snapforge.client.pool.made", pool, it -> it.status().made())
                .description("Runtimes that were made")
                .tag("pool", name)
                .register(registry);
        FunctionCounter.builder(
                        "snapforge.client.pool.failed.starts",
                        pool,
                        it -> it.status().failedStarts())
                .description("Spares that could not be made")
                .tag("pool", name)
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String state, ToDoubleFunction<PoolStatus> count) {
        Gauge.builder("snapforge.client.pool.runtimes", pool, it -> count.applyAsDouble(it.status()))
                .description("Runtimes of the pool, by what they are doing")
                .tag("pool", name)
                .tag("state", state)
                .register(registry);
    }
}
