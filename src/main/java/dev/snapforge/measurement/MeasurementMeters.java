package dev.snapforge.measurement;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** How many snapshots wait to be measured; read every few seconds, and not with each request for metrics. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class MeasurementMeters implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(MeasurementMeters.class);
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final Measurements measurements;
    private volatile double waiting = Double.NaN;

    MeasurementMeters(Measurements measurements, MeterRegistry meters) {
        this.measurements = measurements;
        Gauge.builder("snapforge.measurements.waiting", this, it -> it.waiting)
                .description("Published snapshots whose starts are not measured yet")
                .register(meters);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::look, PERIOD, Duration.ZERO));
    }

    private void look() {
        try {
            waiting = measurements.waiting();
        } catch (RuntimeException e) {
            LOG.debug("Measurements could not be counted", e);
            waiting = Double.NaN;
        }
    }
}
