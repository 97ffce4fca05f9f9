package dev.snapforge.client.http;

import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** HTTP requests whose answers are bounded in size and in time, also where they only trickle. */
final class BoundedHttpClient {

    /** The most bytes of an answer that is JSON, or that has another status than 200. */
    static final int MAX_JSON = 1 << 20;

    private final Duration connect;
    private @Nullable HttpClient http;
    private final @Nullable String authorization;
    private final Duration timeout;

    BoundedHttpClient(@Nullable String authorization, Duration connect, Duration timeout) {
        this.connect = connect;
        this.authorization = authorization;
        this.timeout = timeout;
    }

    HttpRequest.Builder request(String address, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept", type + ", application/problem+json")
                .timeout(timeout);
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    /**
     * The complete answer.
     *
     * @param path how exceptions name what was asked for
     * @param limit the most bytes of an answer of status 200
     */
    HttpResponse<byte[]> send(String path, HttpRequest request, int limit) {
        CompletableFuture<HttpResponse<byte[]>> answer = client().sendAsync(
                        request, info -> new BoundedBodySubscriber(info.statusCode() == 200 ? limit : MAX_JSON));
        try {
            // The request's own timeout ends with the headers; this one also ends a body that only trickles.
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ServiceUnreachableException(path, "nothing complete within " + timeout);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BoundedBodySubscriber.TooLong) {
                throw new UnexpectedResponseException(path, "at most " + limit + " bytes", "more");
            }
            throw unreachable(path, e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw unreachable(path, new InterruptedIOException("interrupted"));
        }
    }

    /** Made when it is first needed: most starts from a cache need none, and its classes take as long to load as a snapshot. */
    private synchronized HttpClient client() {
        HttpClient made = http;
        if (made == null) {
            // Redirects are never followed: they could lead container and authorization to another host.
            made = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(connect)
                    .build();
            http = made;
        }
        return made;
    }

    private static ServiceUnreachableException unreachable(String path, @Nullable Throwable cause) {
        String found = cause == null ? "no answer" : cause.getClass().getSimpleName();
        ServiceUnreachableException exception = new ServiceUnreachableException(path, found);
        exception.initCause(cause);
        return exception;
    }
}
