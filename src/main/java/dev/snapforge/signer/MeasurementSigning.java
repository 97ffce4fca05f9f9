package dev.snapforge.signer;

import dev.snapforge.builds.JobLeases;
import dev.snapforge.builds.report.ReportJson;
import dev.snapforge.measurement.Measurement;
import dev.snapforge.measurement.MeasurementResult;
import dev.snapforge.measurement.Measurements;
import dev.snapforge.measurement.Measurements.Measured;
import dev.snapforge.signing.SignerRole;
import dev.snapforge.snapshot.SnapshotMetrics;
import dev.snapforge.snapshot.SnapshotPublisher;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs what builders have measured of published snapshots and adds it to them. A figure is the builder's word, as only it can measure on
 * its machine; which snapshot it is about is not.
 */
@Component
@SignerRole
class MeasurementSigning implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(MeasurementSigning.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Measurements measurements;
    private final MetricsStatement statements;
    private final SnapshotPublisher snapshots;
    private final JobLeases jobs;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    MeasurementSigning(
            Measurements measurements,
            MetricsStatement statements,
            SnapshotPublisher snapshots,
            JobLeases jobs,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.measurements = measurements;
        this.statements = statements;
        this.snapshots = snapshots;
        this.jobs = jobs;
        this.transaction = transaction;
        this.json = json;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::signAll, PERIOD, PERIOD));
    }

    private void signAll() {
        try {
            for (Optional<Measured> next = measurements.oldestMeasured();
                    next.isPresent();
                    next = measurements.oldestMeasured()) {
                sign(next.get());
            }
        } catch (RuntimeException e) {
            // Database or key cannot be used now; the row is still there.
            LOG.warn("What was measured cannot be signed now: {}", e.getMessage());
        }
    }

    private void sign(Measured measured) {
        try {
            keep(measured.measurement(), measured.result());
        } catch (NonTransientDataAccessException e) {
            // What the database will never take must not stand in the way of what comes behind it.
            LOG.error(
                    "What a builder has measured of {} cannot be kept",
                    measured.measurement().snapshot(),
                    e);
            keep(measured.measurement(), MeasurementResult.NONE);
        }
    }

    private void keep(Measurement of, MeasurementResult result) {
        SnapshotMetrics metrics = result.metrics();
        // Before the transaction: the key may be another machine's.
        String statement =
                metrics == null || !metrics.isMeasured() ? null : statements.sign(of.snapshot(), of.target(), metrics);
        transaction.executeWithoutResult(status -> {
            if (measurements.remove(of)) {
                snapshots.measured(
                        of.snapshot(),
                        metrics == null ? null : json.writeValueAsString(metrics),
                        statement,
                        ReportJson.write(result.findings()));
                result.findings().forEach(finding -> jobs.remark(of.job(), finding));
            }
        });
    }
}
