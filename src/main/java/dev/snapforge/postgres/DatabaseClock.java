package dev.snapforge.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The one source of time: the database's clock, which all processes share, so that it does not matter how wrong the clock of
 * this machine is. It is read every few seconds, and goes on from there by a counter that nobody can set. While the database
 * is unavailable the counter is all there is, and it drifts by less than a second in an hour.
 */
@Component
class DatabaseClock extends Clock implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Duration BETWEEN_READINGS = Duration.ofSeconds(5);

    /** A reading is wrong by at most half the time it took; one that took longer than this is not used. */
    private static final Duration LONGEST_READING = Duration.ofMillis(500);

    private final JdbcClient jdbc;
    private final ScheduledExecutorService reader =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("database-clock-"));
    private final ScheduledFuture<?> readings;
    private volatile Reading last;

    DatabaseClock(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.last = read();
        long millis = BETWEEN_READINGS.toMillis();
        this.readings = reader.scheduleWithFixedDelay(this::readAgain, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public Instant instant() {
        Reading reading = last;
        return reading.at().plusNanos(System.nanoTime() - reading.counter());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return DatabaseClock.this.withZone(other);
            }

            @Override
            public Instant instant() {
                return DatabaseClock.this.instant();
            }
        };
    }

    private void readAgain() {
        try {
            Reading next = read();
            if (next.took() <= LONGEST_READING.toNanos()) {
                last = next;
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("The database's clock could not be read", e);
        }
    }

    private Reading read() {
        long before = System.nanoTime();
        Instant at = jdbc.sql("SELECT clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        long took = System.nanoTime() - before;
        return new Reading(at, before + took / 2, took);
    }

    @Override
    public void destroy() {
        readings.cancel(true);
        reader.shutdownNow();
    }

    /** What the database's clock showed when our counter stood there; both in nanoseconds. */
    private record Reading(Instant at, long counter, long took) {}
}
