package dev.snapforge.journey.client;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.client.HostsProgram;
import dev.snapforge.client.PreparedEngine;
import dev.snapforge.client.WebHostsProgram;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two phases, whole: the service builds with the prelude {@code web}, and a Java runtime binds its functions to the slots. */
@WholeService
class HostFunctionsJourneyTest {

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.0.6", "4.0.0"})
    void runsTheExampleOfTheDocumentation(String engine) throws IOException {
        String digest = built(engine, Files.readString(Path.of("examples/host-functions.js")));
        assertThat(run(engine, HostsProgram.class, digest)).contains("log: bread costs 2.5 EUR", "done: true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.0.6", "4.0.0"})
    void bindsWhatTheWebNeeds(String engine) throws IOException {
        String digest = built(engine, """
                globalThis.order = [];
                setTimeout(() => order.push('late'), 20);
                setTimeout(() => order.push('soon'), 5);
                clearTimeout(setTimeout(() => order.push('never'), 1));
                console.log('kept for the builder');
                """);
        assertThat(run(engine, WebHostsProgram.class, digest).lines())
                .containsSubsequence(
                        "unbound fetch: SlotUnboundError: " + unbound("fetch"),
                        "unbound crypto: SlotUnboundError",
                        "idle: true",
                        "timers: soon,late",
                        "uuid: true",
                        "random: true",
                        "subtle: true",
                        "performance: true",
                        "console log: hello { a: [ 1 ] }",
                        "console error: 1",
                        "fetch: SlotUnboundError",
                        "fetch: 201 java first",
                        "fetch: 200  second");
    }

    private static String unbound(String slot) {
        return "The slot \"%1$s\" is not bound: call globalThis[Symbol.for('snapforge')].bind({ \"%1$s\": function }) once the snapshot is loaded."
                .formatted(slot);
    }

    private String built(String engine, String source) {
        BuildAnswer build = service.build(
                Form.of("app.js", source).spec(spec().prelude("web").target("linux-x64/javet-v8-" + engine)));
        assertThat(build).succeeded();
        return build.snapshot();
    }

    private String run(String engine, Class<?> program, String digest) throws IOException {
        String pem = service.pem(service.snapshot(digest).keyId());
        return PreparedEngine.of(engine)
                .runClient(
                        folder,
                        program,
                        service.base(),
                        Files.writeString(folder.resolve("key.pem"), pem).toString(),
                        folder.resolve("cache").toString(),
                        digest);
    }
}
