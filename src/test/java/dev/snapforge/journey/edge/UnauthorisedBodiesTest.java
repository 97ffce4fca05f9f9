package dev.snapforge.journey.edge;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.RawHttp;
import dev.snapforge.support.Tokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nobody's body is read before it is known that they may do what they ask for, and nobody's beyond its limit. */
@ProtectedService
class UnauthorisedBodiesTest {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final List<String> TYPES = List.of(
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=b",
            "application/json",
            "text/javascript",
            "application/octet-stream");

    @LocalServerPort
    private int port;

    @Autowired
    private AccessSettings settings;

    private final List<RawHttp.Connection> connections = new ArrayList<>();

    static List<String> methods() {
        return METHODS;
    }

    @AfterEach
    void disconnect() throws IOException {
        for (RawHttp.Connection connection : connections) {
            connection.close();
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void areNotReadBeforeTheRequestIsAuthorised(String method) throws IOException {
        for (String path :
                List.of("/nothing", "/api/v1/builds", "/api/v1/names/a/channels/b", "/actuator/prometheus")) {
            openAll(method, path, "Content-Length: 104857600");
            openAll(method, path, "Transfer-Encoding: chunked");
        }
        // Not a byte of a body was sent, and none will be.
        for (RawHttp.Connection connection : connections) {
            RawHttp.Answer answer = connection.answer();
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("connection")).isEqualTo("close");
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void areNotReadWhereEverybodyMayAsk(String method) throws IOException {
        for (String path : List.of("/actuator/health", "/v3/api-docs", "/swagger-ui.html")) {
            openAll(method, path, "Content-Length: 104857600");
            openAll(method, path, "Transfer-Encoding: chunked");
        }
        boolean reads = method.equals("GET") || method.equals("HEAD");
        for (RawHttp.Connection connection : connections) {
            assertThat(connection.answer().status()).isEqualTo(reads ? 413 : 401);
        }
    }

    @Test
    void areReadUpToTheLimitOfTheOperation() {
        String json = "{\"name\": \"" + "x".repeat(70_000) + "\"}";
        ProtectedClient admin = new Tokens(port, settings).admin();
        assertThat(admin.post("/api/v1/tokens", json)).isRefused(413, "request-too-large");
        assertThat(admin.post("/api/v1/tokens", "{\"nmae\": \"" + "x".repeat(60_000) + "\"}"))
                .isRefused(400, "unknown-field");
    }

    private void openAll(String method, String path, String length) throws IOException {
        for (String type : TYPES) {
            connections.add(open(method, path, type, length));
        }
    }

    private RawHttp.Connection open(String method, String path, String type, String length) throws IOException {
        return new RawHttp(port)
                .open(method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n" + length
                        + "\r\n\r\n");
    }
}
