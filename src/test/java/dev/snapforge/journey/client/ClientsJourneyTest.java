package dev.snapforge.journey.client;

import static dev.snapforge.support.ServiceClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.client.NodeProgram;
import dev.snapforge.client.NodeProgram.Ended;
import dev.snapforge.client.Outcome;
import dev.snapforge.client.PreparedEngine;
import dev.snapforge.client.Resolution;
import dev.snapforge.client.Snapforge;
import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.SnapforgeException;
import dev.snapforge.signing.TrustedKeys;
import dev.snapforge.signing.Wanted;
import dev.snapforge.support.NameClient;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.TestTargets;
import dev.snapforge.support.WholeService;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

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
        names.release("1.0.0", TestTargets.CURRENT);
        names.release("1.1.0", TestTargets.CURRENT);
        names.put("stable", "1.1.0");
    }

    @Test
    void javaFollowsTheChannelAndNothingElse() throws Exception {
        Resolution fresh = resolve();
        assertThat(fresh.outcome()).as(fresh.toString()).isEqualTo(Outcome.FRESH);
        try (var runtime = client().open(fresh.snapshot().orElseThrow())) {
            assertThat(runtime.getExecutor("version").executeString()).isEqualTo(names.name() + "@1.1.0");
        }
        assertThat(resolve().outcome()).isEqualTo(Outcome.FRESH);

        names.put("stable", "1.0.0");
        Resolution back = resolve();
        assertThat(back.outcome()).isEqualTo(Outcome.FRESH);
        assertThat(back.release().orElseThrow().release().version()).isEqualTo("1.0.0");
        assertThat(back.rolledBackFrom().orElseThrow().version()).isEqualTo("1.1.0");

        // Of its own: the same source would be the same, revoked snapshot for every other test.
        String doomed = "2.0.0-" + UUID.randomUUID();
        names.release(doomed, TestTargets.CURRENT);
        names.put("stable", doomed);
        Digest digest = resolve().snapshot().orElseThrow().digest();
        service.send("POST", "/api/v1/snapshots/" + digest + "/revoke", "{\"reason\": \"Leaks a password.\"}");
        Resolution revoked = resolve();
        assertThat(revoked.outcome()).isEqualTo(Outcome.PLAIN);
        assertThat(revoked.problem().map(SnapforgeException::code)).contains("snapshot-revoked");
    }

    @Test
    void nodeVerifiesWhatTheServiceSigns() {
        JsonNode first = nodeResolves();
        assertThat(first.at("/outcome").asString()).as(first.toPrettyString()).isEqualTo("FRESH");
        assertThat(first.at("/version").asString()).isEqualTo("1.1.0");
        assertThat(nodeResolves().at("/outcome").asString()).isEqualTo("FRESH");

        names.put("stable", "1.0.0");
        JsonNode back = nodeResolves();
        assertThat(back.at("/version").asString()).as(back.toPrettyString()).isEqualTo("1.0.0");
        assertThat(back.at("/rolledBackFrom/version").asString()).isEqualTo("1.1.0");
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
                keyId(),
                "--cache",
                folder.toString());
        JsonNode answer = json(ended.output());

        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(3);
        assertThat(answer.at("/outcome").asString()).isEqualTo("PLAIN");
        assertThat(answer.at("/problem/code").asString()).isEqualTo("no-matching-snapshot");
        assertThat(answer.at("/problem/message").asString()).contains(TestTargets.CURRENT);
    }

    /** As if this Node could start what Javet's V8 has made: everything about it is verified, and nothing started. */
    private JsonNode nodeResolves() {
        Ended ended = NodeProgram.module(
                """
                const [server, cache, name, keyId, v8Version] = process.argv.slice(1);
                const node = { platform: 'linux-x64', engine: 'javet-v8-5.0.6', v8Version };
                const keys = new TrustedKeys().pin(keyId);
                const client = new Snapforge({ server, cache, keys, node, anyBuild: true });
                const { outcome, release, rolledBackFrom, problem } = await client.resolve({ name, channel: 'stable' });
                console.log(JSON.stringify({ outcome, version: release?.version, rolledBackFrom, problem: problem?.message }));
                """, List.of(service.base(), folder.toString(), names.name(), keyId(), "14.7.173.18"));
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        return json(ended.output());
    }

    private String keyId() {
        return json(service.get("/api/v1/keys")).at("/items/0/id").asString();
    }

    private Resolution resolve() throws Exception {
        return client().resolve(Wanted.channel(names.name(), "stable"));
    }

    private Snapforge client() {
        String pem = service.get("/api/v1/keys/" + keyId(), "Accept", "application/x-pem-file")
                .body();
        return Snapforge.at(URI.create(service.base()))
                .trusting(TrustedKeys.fromPem(pem))
                .cachingIn(folder)
                .build();
    }
}
