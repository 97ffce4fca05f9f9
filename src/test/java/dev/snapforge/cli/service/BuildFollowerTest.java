package dev.snapforge.cli.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.support.StubService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How the end of a build is waited for behind a proxy that lets no stream through. */
class BuildFollowerTest {

    @Test
    void aStreamThatEndsAtOnceIsNotOpenedWithoutEnd() throws IOException {
        try (StubService stub = new StubService()) {
            stub.with("GET /api/v1/builds/1", 200, "{}")
                    .with("GET /api/v1/builds/1 wait=10", 200, "{}")
                    .with("GET /api/v1/builds/1 wait=10", 200, "{\"finishedAt\": \"now\"}")
                    .with("GET /api/v1/builds/1/events", 200, "");
            ServiceConnection service = new ServiceConnection(
                    URI.create(stub.url()), null, RetrySchedule.DEFAULT, unused -> {}, unused -> {});
            JsonView build = new BuildFollower(service, Duration.ofMinutes(10)).follow("1", unused -> {});
            assertThat(BuildFollower.hasEnded(build)).isTrue();
            assertThat(stub.requests())
                    .containsExactly(
                            "GET /api/v1/builds/1",
                            "GET /api/v1/builds/1/events",
                            "GET /api/v1/builds/1 wait=10",
                            "GET /api/v1/builds/1/events",
                            "GET /api/v1/builds/1 wait=10");
        }
    }

    @Test
    void aStreamBreaksOffAfterItsBound() throws IOException {
        assertThat(new BoundedStream(new ByteArrayInputStream(new byte[3]), 3).readAllBytes())
                .hasSize(3);
        assertThatThrownBy(() -> new BoundedStream(new ByteArrayInputStream(new byte[4]), 3).readAllBytes())
                .isInstanceOf(IOException.class);
    }
}
