package dev.snapforge.signer;

import dev.snapforge.signer.WorkRefusedException.Reason;
import dev.snapforge.signing.SignerRole;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** How often a signer refused what a builder made, by what did not agree. All are there from the start, so that each can be seen to grow. */
@Component
@SignerRole
class RefusalMeters {

    private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);

    RefusalMeters(MeterRegistry meters) {
        for (Reason reason : Reason.values()) {
            counters.put(
                    reason,
                    Counter.builder("snapforge.signing.refusals")
                            .description("Proven work that a signer refused, by what did not agree")
                            .tag("reason", reason.word())
                            .register(meters));
        }
    }

    void count(Reason reason) {
        Objects.requireNonNull(counters.get(reason)).increment();
    }
}
