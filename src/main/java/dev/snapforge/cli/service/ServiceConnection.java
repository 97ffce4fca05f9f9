package dev.snapforge.cli.service;

import dev.snapforge.core.SnapforgeException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One service. Requests that meet a busy service are repeated as it asks; every answer is bounded. */
public final class ServiceConnection {

    /** Longer than the service waits when it is asked to. */
    private static final Duration ANSWER = Duration.ofSeconds(100);

    /** Of a bundle, whose sending is part of the time: 64 MB at 0.3 Mbit/s. */
    private static final Duration UPLOAD = Duration.ofMinutes(30);

    /** Until the last byte, also of one that only trickles. */
    private static final Duration WHOLE = Duration.ofMinutes(10);

    private static final int MAX_JSON = 16 << 20;

    private final URI root;
    private final @Nullable String token;
    private final RepeatedExchange exchange;

    /**
     * A connection; nothing is sent yet.
     *
     * @param root the service's address without {@code /api}
     * @param token a bearer token, or null
     * @param notes is told of each repetition, in a sentence
     */
    public ServiceConnection(
            URI root,
            @Nullable String token,
            RetrySchedule schedule,
            RetrySchedule.Pause pause,
            Consumer<String> notes) {
        this.root = root;
        this.token = token;
        this.exchange = new RepeatedExchange(root, schedule, pause, notes);
    }

    /** The service's address. */
    public URI root() {
        return root;
    }

    /** The text as a part of a path or as a value of a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * What the service says at this path.
     *
     * @param headers names and values, in turns
     * @throws ServiceRefusal if it refuses
     * @throws ConnectionException if there is no usable answer
     */
    public JsonView get(String path, String... headers) {
        return json(path, sent(path, request(path, headers).GET(), true));
    }

    /** As {@link #get}, but empty if there is no such thing. */
    public Optional<JsonView> find(String path) {
        try {
            return Optional.of(get(path));
        } catch (ServiceRefusal e) {
            if (e.problem().number("status") == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Content that is not JSON, or that must stay as it is.
     *
     * @param limit the most bytes of it
     */
    public byte[] bytes(String path, String accept, int limit) {
        byte[] content = sent(
                path,
                request(path, "Accept", accept + ", application/problem+json").GET(),
                true,
                limit);
        if (content.length > limit) {
            throw ConnectionException.notAService(root.resolve(path), "at most " + limit + " bytes", "more");
        }
        return content;
    }

    /** Sends JSON. It is sent again only if the service said that it was too busy to look at it. */
    public JsonView send(String method, String path, Map<String, ?> body, String... headers) {
        byte[] json = new JsonView(body).bytes();
        HttpRequest.Builder request = request(path, headers)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(json));
        return json(path, sent(path, request, false));
    }

    /** Sends nothing but the method. */
    public void send(String method, String path) {
        sent(path, request(path).method(method, BodyPublishers.noBody()), false);
    }

    /**
     * Sends a form.
     *
     * @param key with which the service knows a repeated request ({@code Idempotency-Key})
     */
    public JsonView post(String path, FormBody form, String key) {
        BodyPublisher body = form.publisher();
        HttpRequest.Builder request = request(path, "Idempotency-Key", key)
                .header("Content-Type", form.contentType())
                .timeout(UPLOAD)
                .POST(body);
        return json(path, sent(path, request, true));
    }

    /**
     * Opens a stream of server-sent events; the caller closes it.
     *
     * @param last the id of the last event that was seen, or empty
     */
    InputStream events(String path, String last) {
        HttpRequest.Builder request = request(path, "Accept", "text/event-stream, application/problem+json")
                .GET();
        if (!last.isEmpty()) {
            request.header("Last-Event-ID", last);
        }
        return exchange.send(path, request, true).body();
    }

    /** Lets time pass before the service is asked again. */
    void pause(Duration time) {
        exchange.pause(time);
    }

    /** The refusal of an answer that says less than it must. Code {@code not-a-service}. */
    public SnapforgeException incomplete(String path, String expected) {
        return ConnectionException.notAService(root.resolve(path), expected, "an answer without it");
    }

    private byte[] sent(String path, HttpRequest.Builder request, boolean repeatable) {
        return sent(path, request, repeatable, MAX_JSON);
    }

    private byte[] sent(String path, HttpRequest.Builder request, boolean repeatable, int limit) {
        try (InputStream body =
                new StreamDeadline(exchange.send(path, request, repeatable).body(), WHOLE)) {
            return body.readNBytes(limit + 1);
        } catch (IOException e) {
            throw ConnectionException.unreachable(root, e);
        }
    }

    private JsonView json(String path, byte[] body) {
        return JsonView.parse(body)
                .orElseThrow(() -> ConnectionException.notAService(root.resolve(path), "JSON", "something else"));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        String address = root.toString().replaceAll("/+$", "") + path;
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(ANSWER);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }
}
