package dev.snapforge.journey.client;

import static dev.snapforge.support.ServiceClient.json;
import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.client.NodeProgram;
import dev.snapforge.client.NodeProgram.Ended;
import dev.snapforge.client.PreparedEngine;
import dev.snapforge.client.ReleaseSelector;
import dev.snapforge.client.Resolution;
import dev.snapforge.client.ResolutionSource;
import dev.snapforge.client.Snapforge;
import dev.snapforge.client.TrustedKeys;
import dev.snapforge.core.Digest;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.support.NameClient;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.AnswerObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Both clients follow a channel of the real service: forwards, back, and into what the service withdraws. */
@WholeService
class ClientsJourneyTest {

    @LocalServerPort
    private int port;

    @TempDir
    Path folder;

    private ServiceClient service;
    private NameClient names;

    @BeforeAll
    static void useUnpackedLibrary() {
        PreparedEngine.useInThisJvm();
    }

    @BeforeEach
    void release() {
        service = new ServiceClient(port);
        names = new NameClient(service, "clients");
        names.release("1.0.0", CURRENT);
        names.release("1.1.0", CURRENT);
        names.put("stable", "1.1.0");
    }

    @Test
    void javaFollowsTheChannelAndNothingElse() throws Exception {
        Resolution fresh = resolve();
        assertThat(fresh.outcome()).as(fresh.toString()).isEqualTo(ResolutionSource.FRESH);
        try (var runtime = client().open(fresh.snapshot().orElseThrow())) {
            assertThat(runtime.getExecutor("version").executeString()).isEqualTo(names.name() + "@1.1.0");
        }
        assertThat(resolve().outcome()).isEqualTo(ResolutionSource.FRESH);

        names.put("stable", "1.0.0");
        Resolution back = resolve();
        assertThat(back.outcome()).isEqualTo(ResolutionSource.FRESH);
        assertThat(back.release().orElseThrow().release().version()).isEqualTo("1.0.0");
        assertThat(back.rolledBackFrom().orElseThrow().version()).isEqualTo("1.1.0");

        // Of its own: the same source would be the same, revoked snapshot for every other test.
        String doomed = "2.0.0-" + UUID.randomUUID();
        names.release(doomed, CURRENT);
        names.put("stable", doomed);
        Digest digest = resolve().snapshot().orElseThrow().digest();
        service.send("POST", "/api/v1/snapshots/" + digest + "/revoke", "{\"reason\": \"Leaks a password.\"}");
        Resolution revoked = resolve();
        assertThat(revoked.outcome()).isEqualTo(ResolutionSource.PLAIN);
        assertThat(revoked.problem().map(SnapforgeException::code)).contains("snapshot-revoked");
    }

    @Test
    void nodeVerifiesWhatTheServiceSigns() {
        assertThat(nodeResolves()).has("outcome", "FRESH").has("version", "1.1.0");
        assertThat(nodeResolves()).has("outcome", "FRESH");

        names.put("stable", "1.0.0");
        assertThat(nodeResolves())
                .has("version", "1.0.0")
                .object("rolledBackFrom")
                .has("version", "1.1.0");
    }

    @Test
    void nodeIsToldWhatThereIsInsteadForItself() {
        Ended ended = NodeProgram.command(
                "resolve",
                "--server",
                service.base(),
                "--name",
                names.name(),
                "--channel",
                "stable",
                "--key-id",
                service.keyId(),
                "--cache",
                folder.toString());

        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(3);
        assertThat(AnswerObject.of(json(ended.output())))
                .has("outcome", "PLAIN")
                .object("problem")
                .has("code", "no-matching-snapshot")
                .contains("message", CURRENT);
    }

    /** As if this Node could start what Javet's V8 has made: everything about it is verified, and nothing started. */
    private AnswerObject nodeResolves() {
        Ended ended = NodeProgram.module(
                """
                const [server, cache, name, keyId, v8Version] = process.argv.slice(1);
                const node = { platform: 'linux-x64', engine: 'javet-v8-5.0.6', v8Version };
                const keys = new TrustedKeys().pin(keyId);
                const client = new Snapforge({ server, cache, keys, node, anyBuild: true });
                const { outcome, release, rolledBackFrom, problem } = await client.resolve({ name, channel: 'stable' });
                console.log(JSON.stringify({ outcome, version: release?.version, rolledBackFrom, problem: problem?.message }));
                """, List.of(service.base(), folder.toString(), names.name(), service.keyId(), "14.7.173.18"));
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        return AnswerObject.of(json(ended.output()));
    }

    private Resolution resolve() throws Exception {
        return client().resolve(ReleaseSelector.channel(names.name(), "stable"));
    }

    private Snapforge client() {
        String pem = service.pem(service.keyId());
        return Snapforge.at(URI.create(service.base()))
                .trusting(TrustedKeys.fromPem(pem))
                .cachingIn(folder)
                .build();
    }
}
