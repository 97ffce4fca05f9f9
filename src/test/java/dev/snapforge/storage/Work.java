package dev.snapforge.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.build.JobLease;
import dev.snapforge.build.JobLeases;
import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.Target;
import dev.snapforge.release.Releases;
import dev.snapforge.signing.Expectation;
import dev.snapforge.signing.key.Signer;
import dev.snapforge.snapshot.Publication;
import dev.snapforge.snapshot.Publisher;
import dev.snapforge.snapshot.SampleContainers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks for builds over HTTP, and does what a builder does around its engines. */
@TestComponent
class Work {

    private static final String TARGET = "linux-x64/javet-v8-5.0.6";
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient database;
    private final JobLeases leases;
    private final Publisher publisher;
    private final Signer signer;
    private final Releases releases;
    private final TransactionTemplate transaction;
    private final HttpClient http = HttpClient.newHttpClient();
    private int port;

    Work(
            JdbcClient database,
            JobLeases leases,
            Publisher publisher,
            Signer signer,
            Releases releases,
            TransactionTemplate transaction) {
        this.database = database;
        this.leases = leases;
        this.publisher = publisher;
        this.signer = signer;
        this.releases = releases;
        this.transaction = transaction;
    }

    @EventListener
    void listensAt(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    HttpResponse<String> post(String path, String... headers) {
        return send("POST", path, "", headers);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /** Checks that an answer is this refusal, as a problem document. */
    static JsonNode refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer).at("/code").asString()).as(answer.body()).isEqualTo(code);
        return json(answer);
    }

    /** Submits a script; gives the answer as it is. */
    HttpResponse<String> submit(String parameters, String script, String... headers) {
        live();
        return send("POST", "/api/v1/builds?" + parameters, script, headers);
    }

    /** Submits a script, which is accepted; gives the build. */
    JsonNode build(String parameters, String script) {
        HttpResponse<String> answer = submit(parameters, script);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer);
    }

    /** Submits a script and ends its build with success; gives what was made. */
    Made made(String parameters, String script) {
        return finish(build(parameters, script), script);
    }

    /**
     * What a build made.
     *
     * @param script digest of the source
     */
    record Made(String build, Digest bundle, Digest snapshot, Digest script) {}

    Made finish(JsonNode build, String script) {
        UUID job = UUID.fromString(build.at("/jobs/0/id").asString());
        Digest snapshot = transaction.execute(status -> {
            JobLease lease = leases.claim(job, "stand-in").orElseThrow();
            Digest digest =
                    publish(lease.bundle(), script, lease.buildId(), lease.jobId(), lease.name(), lease.version());
            leases.succeed(lease, digest, List.of(), "");
            releases.jobSucceeded(lease.buildId());
            return digest;
        });
        assertThat(snapshot).isNotNull();
        return new Made(
                build.at("/id").asString(),
                Digest.parse(build.at("/bundle/digest").asString()),
                snapshot,
                Digest.of(script.getBytes(StandardCharsets.UTF_8)));
    }

    private Digest publish(
            Digest bundle, String script, UUID build, UUID job, @Nullable String name, @Nullable String version) {
        byte[] container = SampleContainers.container(bundle, TARGET, "sample", script);
        Digest digest = Digest.of(container);
        Target target = Target.parse(TARGET);
        publisher.publish(new Publication(
                container,
                signer.sign(container),
                signer.keyId(),
                new Expectation(digest, target.platform(), target.engine(), SampleContainers.V8_VERSION),
                "{}",
                build,
                job,
                name,
                version,
                "anonymous",
                "[]",
                null));
        return digest;
    }

    /** A builder that is alive whatever the clock says. */
    private void live() {
        database.sql("INSERT INTO builder VALUES ('stand-in', 'epoch', '2100-01-01', false) ON CONFLICT DO NOTHING")
                .update();
        database.sql("INSERT INTO builder_engine VALUES ('stand-in', :target, '5.0.6', :v8, :library, false, 'bwrap')"
                        + " ON CONFLICT DO NOTHING")
                .param("target", TARGET)
                .param("v8", SampleContainers.V8_VERSION)
                .param("library", "sha256:" + "0".repeat(64))
                .update();
    }

    private HttpResponse<String> send(String method, String path, String script, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.ofString(script));
        if (!script.isEmpty()) {
            request.header("Content-Type", "text/javascript");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
