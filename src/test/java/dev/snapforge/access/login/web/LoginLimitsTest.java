package dev.snapforge.access.login.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.access.ConcurrencyLimit.Permit;
import dev.snapforge.support.ProtectedService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Only so many sign-ins wait for issuers, so that a slow issuer keeps no one from the rest of the service. */
@ProtectedService
class LoginLimitsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private LoginLimits limits;

    private final List<Permit> others = new ArrayList<>();

    @AfterEach
    void ended() {
        others.forEach(Permit::close);
    }

    @Test
    void limitsThoseOfOneAddress() throws Exception {
        waiting(LoginLimits.PER_ADDRESS - 1, "127.0.0.1");
        assertThat(begin().statusCode()).isEqualTo(303);
        waiting(1, "127.0.0.1");
        refused(429);
        others.remove(0).close();
        assertThat(begin().statusCode()).isEqualTo(303);
    }

    @Test
    void limitsThoseOfAllAddresses() throws Exception {
        IntStream.range(0, LoginLimits.ALL).forEach(it -> waiting(1, "203.0.113." + it));
        refused(503);
        others.remove(0).close();
        assertThat(begin().statusCode()).isEqualTo(303);
    }

    private void waiting(int number, String network) {
        IntStream.range(0, number).forEach(it -> others.add(limits.take(network)));
    }

    private void refused(int status) throws IOException, InterruptedException {
        HttpResponse<String> refused = begin();
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains("too-many-sign-ins");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
    }

    private HttpResponse<String> begin() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in/ci"))
                                .build(),
                        BodyHandlers.ofString());
    }
}
