package dev.snapforge.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** An issuer that is slow, endless or somewhere else keeps no thread of this service. */
class IssuerHttpTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void readsADocument() throws IOException {
        at("/document", answering(200, "{\"a\": \"\u00e9\"}"));
        assertThat(IssuerHttp.read(address("/document"))).isEqualTo("{\"a\": \"\u00e9\"}");
    }

    @Test
    void readsNoOtherAnswer() {
        at("/error", answering(500, "{}"));
        at("/none", answering(204, ""));
        assertThatThrownBy(() -> IssuerHttp.read(address("/error"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> IssuerHttp.read(address("/none"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> IssuerHttp.read(URI.create("http://127.0.0.1:1/")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void readsNothingThatIsTooLong() {
        at("/long", answering(200, " ".repeat(512 * 1024 + 1)));
        assertThatThrownBy(() -> IssuerHttp.read(address("/long")))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("More than 524288 bytes");
    }

    @Test
    void waitsForNoAnswerThatDoesNotCome() {
        at("/silent", exchange -> held());
        assertThatThrownBy(() -> get("/silent")).isInstanceOf(ResourceAccessException.class);
    }

    @Test
    void waitsForNoAnswerThatDoesNotEnd() {
        at("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write('{');
                body.flush();
                held();
            }
        });
        assertThatThrownBy(() -> get("/slow")).isInstanceOf(ResourceAccessException.class);
    }

    @Test
    void followsARedirectToADocumentOnly() throws IOException {
        at("/document", answering(200, "{}"));
        at("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", address("/document").toString());
            answering(302, "").handle(exchange);
        });
        assertThat(IssuerHttp.read(address("/moved"))).isEqualTo("{}");
        assertThat(IssuerHttp.withoutRedirects()
                        .build()
                        .get()
                        .uri(address("/moved"))
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode()
                        .value())
                .isEqualTo(302);
    }

    private void get(String path) {
        RestClient client = IssuerHttp.bounded(Redirect.NEVER, SHORT).build();
        client.get().uri(address(path)).retrieve().toBodilessEntity();
    }

    private void held() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void at(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static HttpHandler answering(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }
}
