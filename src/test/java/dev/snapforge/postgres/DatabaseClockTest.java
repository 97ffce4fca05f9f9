package dev.snapforge.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database whose clock is a day ahead of this machine's. */
class DatabaseClockTest {

    private static final Duration LITTLE = Duration.ofMinutes(5);

    private final JdbcConnectionDetails details = SharedPostgres.freshDatabase();
    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(
            // Names are looked up here before Postgres' own.
            details.getJdbcUrl() + "&options=-c%20search_path=public,pg_catalog",
            Objects.requireNonNull(details.getUsername()),
            Objects.requireNonNull(details.getPassword())));
    private final DatabaseClock clock = aDayAhead();

    private DatabaseClock aDayAhead() {
        jdbc.sql("CREATE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS"
                        + " 'SELECT pg_catalog.clock_timestamp() + interval ''1 day'''")
                .update();
        return new DatabaseClock(jdbc);
    }

    @AfterEach
    void close() {
        clock.destroy();
    }

    @Test
    void showsTheTimeOfTheDatabase() {
        assertThat(Duration.between(Clock.systemUTC().instant(), clock.instant()))
                .isCloseTo(Duration.ofDays(1), LITTLE);
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        Clock local = clock.withZone(ZoneId.of("Europe/Berlin"));
        assertThat(local.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(Duration.between(clock.instant(), local.instant())).isBetween(Duration.ZERO, LITTLE);
    }

    @Test
    void goesOnWhileTheDatabaseIsAway() {
        SharedPostgres.setReachable(details.getJdbcUrl(), false);
        try {
            assertThat(Duration.between(Clock.systemUTC().instant(), clock.instant()))
                    .isCloseTo(Duration.ofDays(1), LITTLE);
            assertThat(clock.instant()).isBeforeOrEqualTo(clock.instant());
        } finally {
            SharedPostgres.setReachable(details.getJdbcUrl(), true);
        }
    }
}
