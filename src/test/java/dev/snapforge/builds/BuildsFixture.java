package dev.snapforge.builds;

import dev.snapforge.api.OpenApiContract;
import dev.snapforge.builds.BuildPorts.MemoryQueue;
import dev.snapforge.builds.BuildPorts.MemoryTargets;
import dev.snapforge.core.Digest;
import dev.snapforge.support.answer.BuildAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service without builders of its own, whose queue and targets the tests hold, and a client of it. */
abstract class BuildsFixture {

    static final String SCRIPT = "globalThis.greet = name => 'Hello, ' + name;";
    static final Digest SNAPSHOT = Digest.of(new byte[] {1});

    final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    Environment environment;

    @Autowired
    MemoryQueue queue;

    @Autowired
    MemoryTargets targets;

    @Autowired
    JobLeases leases;

    @Autowired
    JdbcClient database;

    @AfterEach
    void reviveBuilder() {
        targets.builderAlive = true;
    }

    BuildAnswer single() {
        return BuildAnswer.of(post("?targets=" + BuildPorts.LIVE, SCRIPT));
    }

    HttpResponse<String> rebuild(String id, String... headers) {
        HttpRequest.Builder request = request("/" + id + "/rebuild").POST(BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    static UUID job(BuildAnswer build, int index) {
        return UUID.fromString(build.jobs().get(index).id());
    }

    static String part(String disposition, String content) {
        return "--edge\r\nContent-Disposition: " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    HttpResponse<String> post(String query, String script) {
        return send(script(query, script));
    }

    HttpRequest.Builder script(String query, String script) {
        return request(query).header("Content-Type", "text/javascript").POST(BodyPublishers.ofString(script));
    }

    HttpResponse<String> cancel(BuildAnswer build) {
        return send(request("/" + build.id() + "/cancel").POST(BodyPublishers.noBody()));
    }

    BuildAnswer get(BuildAnswer build) {
        return BuildAnswer.of(get("/" + build.id()));
    }

    HttpResponse<String> get(String rest) {
        return send(request(rest));
    }

    HttpRequest.Builder request(String rest) {
        return HttpRequest.newBuilder(URI.create(root() + "/api/v1/builds" + rest));
    }

    URI root() {
        return URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port"));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return OpenApiContract.checked(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
