package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapforge.client.http.ServiceRefusedException;
import dev.snapforge.verify.SampleSnapshots;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Whatever answers instead of the service, the client neither believes it nor waits for ever. */
class UntrustedServiceTest extends SnapforgeFixture {

    @Test
    void showsTheServicesOwnRefusal() {
        service.instead = LocalService.problem(410, "snapshot-revoked", "Leaks a password.");

        assertThatExceptionOfType(ServiceRefusedException.class)
                .isThrownBy(() -> snapforge.fetch(digest.toString()))
                .withMessageContaining("snapshot-revoked")
                .withMessageContaining("Leaks a password.")
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(410));
    }

    @Test
    void followsNoRedirect() throws Exception {
        try (LocalService other = new LocalService()) {
            service.instead = exchange -> {
                exchange.getResponseHeaders().set("Location", other.address() + "/");
                LocalService.send(exchange, 302, "text/plain", new byte[0]);
            };

            assertRefused("unexpected-answer", () -> snapforge.fetch(digest.toString()));
            assertThat(other.requests).isEmpty();
        }
    }

    @Test
    void refusesAnswersThatAreTooLong() {
        assertRefused(
                "unexpected-answer",
                () -> builder().maxContainerSize(100_000).build().fetch(digest.toString()));
        service.publish(container(SampleSnapshots.TARGET), new byte[65], key.keyId());
        assertRefused("unexpected-answer", () -> snapforge.fetch(digest.toString()));
        service.instead = exchange -> LocalService.send(exchange, 200, "application/json", new byte[2 << 20]);
        assertRefused("unexpected-answer", () -> snapforge.fetch(digest.toString()));
    }

    @Test
    void refusesAnswersThatAreNotTheService() {
        for (String body : new String[] {"<html>", "[]", "{}", "{\"items\":1}", "{\"items\":[{\"digest\":\"1\"}]}"}) {
            service.instead =
                    exchange -> LocalService.send(exchange, 200, "text/html", body.getBytes(StandardCharsets.UTF_8));
            assertRefused("unexpected-answer", () -> snapforge.fetch(digest.toString()));
        }
        service.instead = exchange -> LocalService.send(exchange, 404, "text/plain", new byte[] {'x'});
        assertRefused("unexpected-answer", () -> snapforge.fetch(digest.toString()));
    }

    @Test
    void givesUpOnAnswerThatOnlyTrickles() {
        CountDownLatch end = new CountDownLatch(1);
        service.instead = exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        assertRefused(
                "service-unreachable",
                () -> builder().requestTimeout(Duration.ofMillis(300)).build().fetch(digest.toString()));
        end.countDown();
    }
}
