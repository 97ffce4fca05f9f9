package dev.snapforge.cli.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/** Sends requests, and sends them again as a busy service asks. */
final class RepeatedExchange {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MAX_PROBLEM = 1 << 20;
    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);

    private final URI root;
    private final RetrySchedule schedule;
    private final RetrySchedule.Pause pause;
    private final Consumer<String> notes;
    private final HttpClient http = HttpClient.newBuilder()
            // A redirect could lead the token to another host.
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /**
     * Requests to one service.
     *
     * @param notes is told of each repetition, in a sentence
     */
    RepeatedExchange(URI root, RetrySchedule schedule, RetrySchedule.Pause pause, Consumer<String> notes) {
        this.root = root;
        this.schedule = schedule;
        this.pause = pause;
        this.notes = notes;
    }

    /**
     * The answer, if it is a good one; the caller closes its body.
     *
     * @param repeatable whether the request may reach the service twice
     * @throws ServiceRefusal if the service refuses
     * @throws ConnectionException if there is no usable answer
     */
    HttpResponse<InputStream> send(String path, HttpRequest.Builder request, boolean repeatable) {
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == schedule.attempts();
            try {
                HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
                int status = response.statusCode();
                if (status >= 200 && status < 300) {
                    return response;
                }
                if (last || !BUSY.contains(status) || (status > 500 && status != 503 && !repeatable)) {
                    throw refusal(path, response);
                }
                response.body().close();
                repeat(attempt, response.headers().firstValue("Retry-After").orElse(""), "is busy (" + status + ")");
            } catch (ConnectException | HttpTimeoutException | SSLException e) {
                throw ConnectionException.unreachable(root, e);
            } catch (IOException e) {
                if (last || !repeatable) {
                    throw ConnectionException.unreachable(root, e);
                }
                repeat(attempt, "", "broke off");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw ConnectionException.unreachable(root, new InterruptedIOException());
            }
        }
    }

    private void repeat(int attempt, String retryAfter, String why) {
        Duration wait = schedule.before(attempt, retryAfter);
        notes.accept("The service " + why + "; trying again in " + wait.toSeconds() + " s.");
        pause(wait);
    }

    /** Lets time pass. */
    void pause(Duration time) {
        try {
            pause.of(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ConnectionException.unreachable(root, new InterruptedIOException());
        }
    }

    private RuntimeException refusal(String path, HttpResponse<InputStream> response) throws IOException {
        int status = response.statusCode();
        try (InputStream body = response.body()) {
            Optional<JsonView> problem = JsonView.parse(body.readNBytes(MAX_PROBLEM));
            if (problem.isPresent() && !problem.get().text("code").isEmpty()) {
                return new ServiceRefusal(status, problem.get());
            }
        }
        String led = response.headers()
                .firstValue("Location")
                .map(it -> ", to " + it)
                .orElse("");
        return ConnectionException.notAService(root.resolve(path), "an answer of its API", "status " + status + led);
    }
}
