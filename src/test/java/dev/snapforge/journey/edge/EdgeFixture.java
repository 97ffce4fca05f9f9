package dev.snapforge.journey.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.support.RawHttp;
import dev.snapforge.support.StandInBuilder;
import dev.snapforge.support.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clients that take their time. */
abstract class EdgeFixture {

    static final String SUBMIT = "POST /api/v1/builds?targets=" + StandInBuilder.TARGET;

    /** How the part of a form with a file begins. */
    static final String FILE = "Content-Disposition: form-data; name=\"file\"; filename=\"a.js\"\r\n\r\n";

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @Autowired
    AccessSettings settings;

    @Autowired
    MeterRegistry meters;

    @Autowired
    StandInBuilder builder;

    Tokens tokens;

    private final List<RawHttp.Connection> connections = new ArrayList<>();

    @BeforeEach
    void connect() {
        tokens = new Tokens(port, settings);
        builder.live();
    }

    @AfterEach
    void disconnect() throws IOException {
        for (RawHttp.Connection connection : connections) {
            connection.close();
        }
        awaitGauge("snapforge.uploads.open", 0);
        awaitGauge("snapforge.event.streams", 0);
        awaitGauge("snapforge.answers.waiting", 0);
        awaitGauge("snapforge.downloads.open", 0);
    }

    /** A token's text. */
    String token(String name) {
        return tokens.make(name, null, null, "builds:write", "snapshots:read").text("token");
    }

    /** Begins a request; more can be sent on the connection, which is closed after the test. */
    RawHttp.Connection begin(String request, String token, String more) throws IOException {
        RawHttp.Connection connection = new RawHttp(port)
                .open(request + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n" + more);
        connections.add(connection);
        return connection;
    }

    /** Announces a script, and sends the first byte of it. */
    RawHttp.Connection slowUpload(String token) throws IOException {
        return begin(SUBMIT, token, "Content-Type: text/javascript\r\nContent-Length: 1000000\r\n\r\n/");
    }

    /** Sends a byte now and then. */
    static RawHttp.Answer sendSlowlyUntilAnswered(RawHttp.Connection connection) throws IOException {
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    if (!connection.isAnswered()) {
                        connection.send("/");
                    }
                    return connection.isAnswered();
                });
        return connection.answer();
    }

    static void assertRefused(RawHttp.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("retry-after")).isEqualTo("10");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    void awaitGauge(String name, int value) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(meters.get(name).gauge().value()).as(name).isEqualTo(value));
    }
}
