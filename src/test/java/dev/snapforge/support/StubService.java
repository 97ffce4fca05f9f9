package dev.snapforge.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service with answers that a real one gives seldom: the last one of each path stays. What has none is not found. */
public final class StubService implements AutoCloseable {

    private static final Answer ABSENT =
            new Answer(404, "{\"code\": \"no-such-stub\", \"detail\": \"No.\", \"status\": 404}");

    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private record Answer(int status, String body) {}

    /** Starts it on a free port. */
    public StubService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where it is. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers a request, for example {@code GET /api/v1/engines}, with this JSON; its header {@code Prefer} comes behind a space. */
    public StubService with(String request, int status, String json) {
        answers.computeIfAbsent(request, unused -> new ArrayDeque<>()).add(new Answer(status, json));
        return this;
    }

    /** Method, path and query of each request, and behind a space the body of JSON, if there is one. */
    public List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String preference = exchange.getRequestHeaders().getFirst("Prefer");
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI()
                + (preference == null ? "" : " " + preference);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean json = "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        requests.add(json ? request + " " + body : request);
        Deque<Answer> of = answers.getOrDefault(request, new ArrayDeque<>(List.of(ABSENT)));
        Answer answer = of.size() > 1 ? of.removeFirst() : of.getFirst();
        byte[] content = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), content.length == 0 ? -1 : content.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(content);
        }
    }
}
