package dev.snapforge.storage;

import dev.snapforge.core.Digest;
import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.StandInBuilder;
import dev.snapforge.support.answer.BuildAnswer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/** Asks for builds over HTTP, and lets a stand-in end them. */
@TestComponent
public class StandInBuilds {

    private final StandInBuilder builder;
    private ProtectedClient client = new ProtectedClient(0, null);

    StandInBuilds(StandInBuilder builder) {
        this.builder = builder;
    }

    @EventListener
    void listensAt(WebServerInitializedEvent event) {
        client = new ProtectedClient(event.getWebServer().getPort(), null);
    }

    public HttpResponse<String> get(String path) {
        return client.get(path);
    }

    public HttpResponse<String> post(String path, String... headers) {
        return client.call("POST", path, null, headers);
    }

    /** Submits a script; gives the answer as it is. */
    public HttpResponse<String> submit(String parameters, String script, String... headers) {
        builder.live();
        return client.submit(parameters, script, headers);
    }

    /** Submits a script, which is accepted; gives the build. */
    public BuildAnswer build(String parameters, String script) {
        builder.live();
        return client.build(parameters, script);
    }

    /** Submits a script and ends its build with success; gives what was made. */
    public Made made(String parameters, String script) {
        return finish(build(parameters, script), script);
    }

    /**
     * What a build made.
     *
     * @param script digest of the source
     */
    public record Made(String build, Digest bundle, Digest snapshot, Digest script) {}

    public Made finish(BuildAnswer build, String script) {
        return new Made(
                build.id(),
                Digest.parse(build.bundle()),
                builder.finish(build, script),
                Digest.of(script.getBytes(StandardCharsets.UTF_8)));
    }
}
