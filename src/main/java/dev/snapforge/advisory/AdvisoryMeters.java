package dev.snapforge.advisory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts requests for what stands on vulnerable engines. Both counters are there from the start: an alert must see them grow from 0. */
@Component
class AdvisoryMeters {

    private final Counter served;
    private final Counter refused;

    AdvisoryMeters(MeterRegistry meters) {
        this.served = requests(meters, "served");
        this.refused = requests(meters, "refused");
    }

    /** Something was handed out, with a warning. */
    void served() {
        served.increment();
    }

    /** Something was not handed out. */
    void refused() {
        refused.increment();
    }

    private static Counter requests(MeterRegistry meters, String outcome) {
        return Counter.builder("snapforge.vulnerable.engine.requests")
                .description("Resolves and downloads of what stands on a vulnerable engine")
                .tag("outcome", outcome)
                .register(meters);
    }
}
