package dev.snapforge.support;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;

import dev.snapforge.api.OpenApiContract;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.PageAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a service with or without a token; every answer must be as the API's document says. */
public final class ProtectedClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final @Nullable String token;

    /** @param token null for none */
    public ProtectedClient(int port, @Nullable String token) {
        this.base = "http://127.0.0.1:" + port;
        this.token = token;
    }

    /** Reads. */
    public HttpResponse<String> get(String path, String... headers) {
        return call("GET", path, null, headers);
    }

    public HttpResponse<String> post(String path, String json, String... headers) {
        return call("POST", path, json, headers);
    }

    /** Sends JSON, or no body. */
    public HttpResponse<String> call(String method, String path, @Nullable String json, String... headers) {
        return send(method, path, "application/json", json, headers);
    }

    /** Asks for a build of a script for the one target. */
    public HttpResponse<String> submit(String parameters, String script, String... headers) {
        return send("POST", "/api/v1/builds?" + parameters, "text/javascript", script, headers);
    }

    /** As {@link #submit}, and it is accepted. */
    public BuildAnswer build(String parameters, String script) {
        HttpResponse<String> answer = submit(parameters, script);
        assertThat(answer).hasStatus(202);
        return BuildAnswer.of(answer);
    }

    private HttpResponse<String> send(
            String method, String path, String type, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", type);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return OpenApiContract.checked(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer's body. */
    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /** What an answer's list holds, by one field. */
    public static List<String> items(HttpResponse<String> answer, String field) {
        assertThat(answer).hasStatus(200);
        return PageAnswer.of(answer).items(field);
    }
}
