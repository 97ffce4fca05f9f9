package dev.snapforge.journey.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.RawHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients with a token that ask and do not read, and such as have gone without a word, which is the same to a server: they are more than it
 * has threads, and what a principal may ask for in a minute is what they can hold.
 */
@EdgeService
class SilentReadersTest extends EdgeFixture {

    /** Twice the threads of the service. */
    private static final int CLIENTS = 40;

    /** As many as Tomcat answers on one connection. */
    private static final int REQUESTS = 100;

    private final List<RawHttp.Connection> silent = new ArrayList<>();

    @AfterEach
    void leave() throws IOException {
        for (RawHttp.Connection connection : silent) {
            connection.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/resolve?name=silent&engine=javet-v8-5.0.6", "/api/v1/builds?limit=100"})
    void keepNobodyFromAskingAndTheServiceReady(String path) throws IOException {
        String token = token("silent");
        String request = " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        for (int i = 0; i < CLIENTS; i++) {
            silent.add(new RawHttp(port).openNarrow(("GET" + request).repeat(REQUESTS)));
        }

        assertThat(status(managementPort, "/actuator/health/readiness")).isEqualTo(200);
        assertThat(status(port, "/.well-known/jwks.json")).isEqualTo(200);
        assertThat(status(managementPort, "/actuator/health/readiness")).isEqualTo(200);
    }

    private static int status(int port, String path) throws IOException {
        byte[] request =
                ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1);
        return new RawHttp(port).send(request).status();
    }
}
