package dev.snapforge.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.api.OpenApiContract;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.PageAnswer;
import dev.snapforge.support.answer.SnapshotAnswer;
import dev.snapforge.support.answer.SpecBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to a running service the way CI would; every answer must be as the API's document says. */
public final class ServiceClient {

    private static final JsonMapper JSON = new JsonMapper();

    /** Long enough for an emulated engine on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    public ServiceClient(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    public String base() {
        return base;
    }

    /** Posts a form and waits in the request until the build has ended. */
    public BuildAnswer build(Form form) {
        return ended(post(form, "Prefer", "wait=60"));
    }

    /** Builds once more, and waits in the request until that has ended. */
    public BuildAnswer rebuild(String id) {
        return ended(post("/api/v1/builds/" + id + "/rebuild", "application/json", "", "Prefer", "wait=60"));
    }

    private BuildAnswer ended(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isIn(200, 202);
        BuildAnswer build = BuildAnswer.of(response);
        return response.statusCode() == 200 ? build : ended(build.id());
    }

    /** Asks until the build has ended. */
    public BuildAnswer ended(String id) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        BuildAnswer build = BuildAnswer.of(get("/api/v1/builds/" + id, "Prefer", "wait=20"));
        while (!build.hasEnded()) {
            assertThat(System.nanoTime()).as("Build %s has not ended", build).isLessThan(end);
            build = BuildAnswer.of(get("/api/v1/builds/" + id, "Prefer", "wait=20"));
        }
        return build;
    }

    public HttpResponse<String> post(Form form, String... headers) {
        return send(request("/api/v1/builds", headers)
                .header("Content-Type", "multipart/form-data; boundary=" + form.boundary)
                .POST(BodyPublishers.ofByteArray(form.bytes())));
    }

    public HttpResponse<String> post(String path, String type, String body, String... headers) {
        return send(request(path, headers).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    /** Sends JSON, or nothing where it is empty. */
    public HttpResponse<String> send(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = request(path, headers);
        return json.isEmpty()
                ? send(request.method(method, BodyPublishers.noBody()))
                : send(request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public HttpResponse<byte[]> bytes(String path, String... headers) {
        try {
            return OpenApiContract.checked(
                    http.send(request(path, headers).GET().build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the service says about a snapshot. */
    public SnapshotAnswer snapshot(String digest) {
        return SnapshotAnswer.of(get("/api/v1/snapshots/" + digest));
    }

    /** The public key in PEM. */
    public String pem(String keyId) {
        return get("/api/v1/keys/" + keyId, "Accept", "application/x-pem-file").body();
    }

    /** The key that signs now, of a service that never had another. */
    public String keyId() {
        return PageAnswer.of(get("/api/v1/keys")).first().text("id");
    }

    public static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    public static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return OpenApiContract.checked(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A multipart form. */
    public static final class Form {

        private final String boundary = "snapforge-" + UUID.randomUUID();
        private String end = "--" + boundary + "--\r\n";
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        public static Form of(String fileName, String source) {
            return new Form().file(fileName, source);
        }

        public Form file(String fileName, String source) {
            return file(fileName, source.getBytes(StandardCharsets.UTF_8));
        }

        public Form file(String fileName, byte[] content) {
            return part("file\"; filename=\"" + fileName, "application/octet-stream", content);
        }

        public Form spec(SpecBuilder spec) {
            return spec(spec.toString());
        }

        /** A spec as it is, which need not be one. */
        public Form spec(String json) {
            return part("spec", "application/json", json.getBytes(StandardCharsets.UTF_8));
        }

        /** The body then ends in the middle of its last part. */
        public Form cutShort() {
            end = "";
            return this;
        }

        public Form part(String name, String type, byte[] content) {
            write("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\nContent-Type: " + type
                    + "\r\n\r\n");
            body.writeBytes(content);
            write("\r\n");
            return this;
        }

        private void write(String text) {
            body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }

        private byte[] bytes() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(body.toByteArray());
            all.writeBytes(end.getBytes(StandardCharsets.UTF_8));
            return all.toByteArray();
        }
    }
}
