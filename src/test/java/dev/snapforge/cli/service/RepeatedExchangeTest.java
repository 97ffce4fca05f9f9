package dev.snapforge.cli.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to requests that meet a busy service, or something else than a service. */
class RepeatedExchangeTest {

    private static final String BUSY = "{\"code\": \"rate-limited\", \"detail\": \"Too many.\", \"status\": 429}";

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private HttpServer server;
    private ServiceConnection service;

    private record Answer(int status, String retryAfter, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Answer answer = answers.size() > 1 ? answers.pop() : answers.peek();
            if (!answer.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        service = new ServiceConnection(
                address, null, new RetrySchedule(3, Duration.ofSeconds(60)), pauses::add, notes::add);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void waitsAsLongAsTheServiceAsks() {
        answers.add(new Answer(429, "7", BUSY));
        answers.add(new Answer(503, "999", BUSY));
        answers.add(new Answer(200, "", "{\"a\": 1}"));
        assertThat(service.send("PUT", "/x", Map.of()).number("a")).isEqualTo(1);
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(60));
        assertThat(notes).hasSize(2).allMatch(it -> it.contains("trying again"));
    }

    @Test
    void givesUpWithWhatTheServiceSaid() {
        answers.add(new Answer(429, "1", BUSY));
        assertThatThrownBy(() -> service.get("/x"))
                .isInstanceOfSatisfying(
                        ServiceRefusal.class, it -> assertThat(it.code()).isEqualTo("rate-limited"));
        assertThat(pauses).hasSize(2);
    }

    @Test
    void doesNotRepeatAChangeThatAGatewayMayHavePassedOn() {
        answers.add(new Answer(502, "", "<html>"));
        assertThatThrownBy(() -> service.send("PUT", "/x", Map.of()))
                .isInstanceOfSatisfying(
                        ConnectionException.class, it -> assertThat(it.code()).isEqualTo("not-a-service"));
        assertThat(pauses).isEmpty();
    }

    @Test
    void saysWhatAnswersInsteadOfAService() {
        answers.add(new Answer(200, "", "<html>"));
        assertThatThrownBy(() -> service.get("/x"))
                .isInstanceOfSatisfying(
                        ConnectionException.class, it -> assertThat(it.found()).isEqualTo("something else"));
    }
}
