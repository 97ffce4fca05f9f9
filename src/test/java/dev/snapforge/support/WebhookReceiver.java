package dev.snapforge.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receiver of webhooks on this machine. It keeps all messages, and answers 204 unless a test wants something else. */
public final class WebhookReceiver implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private volatile Answer answer = (message, exchange) -> exchange.sendResponseHeaders(204, -1);

    public WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    /** A message as it came. */
    public record Message(String path, String id, long timestamp, List<String> signatures, String type, String body) {

        /** The CloudEvent. */
        public JsonNode event() {
            return JSON.readTree(body);
        }
    }

    /** Answers a message. */
    @FunctionalInterface
    public interface Answer {

        void to(Message message, HttpExchange exchange) throws IOException;

        /** A status and nothing else, with some headers: a name and its value each. */
        static Answer of(int status, String... headers) {
            return (message, exchange) -> {
                for (int i = 0; i < headers.length; i += 2) {
                    exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
                }
                exchange.sendResponseHeaders(status, -1);
            };
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Message message = new Message(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
                    List.of(exchange.getRequestHeaders()
                            .getFirst("webhook-signature")
                            .split(" ")),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    body);
            messages.add(message);
            answer.to(message, exchange);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** An address of this receiver. */
    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** From now on. */
    public void answer(Answer next) {
        this.answer = next;
    }

    /** All that came to a path, in the order in which it came. */
    public List<Message> at(String path) {
        return messages(it -> it.path().equals(path));
    }

    public List<Message> messages(Predicate<Message> wanted) {
        return messages.stream().filter(wanted).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
