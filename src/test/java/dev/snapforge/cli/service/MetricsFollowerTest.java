package dev.snapforge.cli.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.support.StubService;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A comparison waits for figures that are still to come, and not for those that never will. */
class MetricsFollowerTest {

    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void waitsUntilTheFiguresAreThere() throws IOException {
        try (StubService stub = new StubService()) {
            stub.with("GET /api/v1/snapshots/a", 200, "{\"metrics\": {\"state\": \"PENDING\"}}")
                    .with(
                            "GET /api/v1/snapshots/a",
                            200,
                            "{\"metrics\": {\"state\": \"MEASURED\", \"restoredMillis\": 2}}")
                    .with("GET /api/v1/snapshots/b", 200, "{}");
            MetricsFollower follower = new MetricsFollower(connection(stub), Duration.ofMinutes(1));
            assertThat(follower.follow("a").at("metrics").decimal("restoredMillis"))
                    .isEqualTo(2);
            assertThat(follower.follow("b").at("metrics").isPresent()).isFalse();
            assertThat(pauses).hasSize(1);
        }
    }

    @Test
    void waitsNoLongerThanItMay() throws IOException {
        try (StubService stub = new StubService()) {
            stub.with("GET /api/v1/snapshots/a", 200, "{\"metrics\": {\"state\": \"PENDING\"}}");
            MetricsFollower follower = new MetricsFollower(connection(stub), Duration.ZERO);
            assertThatThrownBy(() -> follower.follow("a"))
                    .isInstanceOfSatisfying(
                            ConnectionException.class,
                            it -> assertThat(it.code()).isEqualTo("deadline"));
        }
    }

    private ServiceConnection connection(StubService stub) {
        return new ServiceConnection(URI.create(stub.url()), null, RetrySchedule.DEFAULT, pauses::add, unused -> {});
    }
}
