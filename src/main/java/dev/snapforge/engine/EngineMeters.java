package dev.snapforge.engine;

import dev.snapforge.core.Target;
import dev.snapforge.engine.EngineTermination.Cause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Engine processes as metrics: how many are started, how many wait, and how many end otherwise than with an answer. */
@Component
@BuilderRole
class EngineMeters {

    private final MeterRegistry meters;

    EngineMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Shows an engine's spares, and its counters before there is anything to count: what an alert watches begins with 0. */
    void watch(Target target, SpareProcessPool spares) {
        Gauge.builder("snapforge.spare.processes", spares, SpareProcessPool::count)
                .description("Started engine processes that nobody has used yet")
                .tag("target", target.toString())
                .register(meters);
        for (Cause cause : Cause.values()) {
            if (cause != Cause.ENGINE_ABORT) {
                kills(target, cause);
            }
        }
    }

    void started(Target target) {
        Counter.builder("snapforge.engine.process.starts")
                .description("Engine processes that were started, for probes and jobs")
                .tag("target", target.toString())
                .register(meters)
                .increment();
    }

    /**
     * A process ended before it had answered. Where V8 itself gave up ({@code ENGINE_ABORT}) nobody killed it; the job's outcome
     * says what it was.
     */
    void died(Target target, Cause cause) {
        if (cause != Cause.ENGINE_ABORT) {
            kills(target, cause).increment();
        }
    }

    private Counter kills(Target target, Cause cause) {
        return Counter.builder("snapforge.engine.process.kills")
                .description("Engine processes that a limit, a cancellation or the machine ended")
                .tag("target", target.toString())
                .tag("cause", cause.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .register(meters);
    }
}
