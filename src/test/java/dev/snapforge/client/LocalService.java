package dev.snapforge.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.snapforge.core.Digest;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.SampleSnapshots;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A real HTTP server that answers as the service does. */
final class LocalService implements AutoCloseable {

    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();

    /** What questions about names were answered with. */
    final List<Integer> statuses = new CopyOnWriteArrayList<>();

    /** Answers every request instead of the usual, where it is set. */
    volatile @Nullable Answer instead;

    private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> resolved = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    LocalService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Digest publish(byte[] container, KeyPair pair, PublicKeyInfo key) {
        return publish(container, SampleSnapshots.sign(pair, container), key.keyId());
    }

    Digest publish(byte[] container, byte[] signature, String keyId) {
        Digest digest = Digest.of(container);
        String path = "/api/v1/snapshots/" + digest;
        bodies.put(
                path,
                CanonicalJson.write(Map.of(
                        "digest", digest.toString(), "signature", Map.of("keyId", keyId, "algorithm", "Ed25519"))));
        bodies.put(path + "/container", container);
        bodies.put(path + "/signature", signature);
        return digest;
    }

    /** Answers the question, for example {@code name=text-tools&channel=stable}, with these statements. */
    void resolve(String question, byte[] release, byte @Nullable [] channel) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("release", CanonicalJson.parse(release));
        answer.put("channelStatement", channel == null ? null : CanonicalJson.parse(channel));
        resolved.put("/api/v1/resolve?" + question + "&platform=linux-x64&engine=javet-v8-5.0.6", answer);
    }

    /** Adds a warning to an answer of {@link #resolve}. */
    void warn(String question, Map<String, Object> warning) {
        resolved.computeIfPresent(
                "/api/v1/resolve?" + question + "&platform=linux-x64&engine=javet-v8-5.0.6", (path, answer) -> {
                    Map<String, Object> warned = new HashMap<>(answer);
                    warned.put("warnings", List.of(warning));
                    return warned;
                });
    }

    /** What it answers those who ask for the attestation of a repository. */
    void attest(Digest snapshot, String repository, byte[] envelope) {
        String query = "?repository=" + URLEncoder.encode(repository, StandardCharsets.UTF_8);
        bodies.put("/api/v1/snapshots/" + snapshot + "/attestation" + query, envelope);
    }

    /** What it answers those who ask for any attestation. */
    void attest(Digest snapshot, byte[] envelope) {
        bodies.put("/api/v1/snapshots/" + snapshot + "/attestation", envelope);
    }

    /** What the service says of its keys. */
    void keySet(List<byte[]> endorsements, List<String> revoked) {
        bodies.put(
                "/.well-known/jwks.json",
                CanonicalJson.write(Map.of(
                        "keys",
                        List.of(),
                        "endorsements",
                        endorsements.stream().map(CanonicalJson::parse).toList(),
                        "revoked",
                        revoked)));
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    static Answer problem(int status, String code, String detail) {
        byte[] body = CanonicalJson.write(Map.of("status", status, "code", code, "detail", detail));
        return exchange -> send(exchange, status, "application/problem+json", body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestURI().toString();
        requests.add(request);
        authorizations.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
        Answer other = instead;
        byte[] body = bodies.get(request);
        if (other != null) {
            other.to(exchange);
        } else if (body != null) {
            send(exchange, 200, "application/octet-stream", body);
        } else if (resolved.containsKey(request)) {
            resolve(exchange, CanonicalJson.write(resolved.get(request)));
        } else {
            send(exchange, 404, "text/plain", "nothing here".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void resolve(HttpExchange exchange, byte[] body) throws IOException {
        String etag = "W/\"" + Digest.of(body).hex() + "\"";
        exchange.getResponseHeaders().set("ETag", etag);
        boolean same = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        send(exchange, same ? 304 : 200, "application/json", same ? new byte[0] : body);
        statuses.add(same ? 304 : 200);
    }
}
