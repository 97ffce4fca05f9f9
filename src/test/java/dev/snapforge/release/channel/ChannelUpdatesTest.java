package dev.snapforge.release.channel;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.core.Digest;
import dev.snapforge.snapshot.encoding.SupersededContainers;
import dev.snapforge.snapshot.encoding.SupersededContainers.ContainerUpdate;
import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.ProtectedService.TickingClock;
import dev.snapforge.support.StandInBuilder;
import dev.snapforge.support.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which deltas a channel's moves ask for. */
@ProtectedService
class ChannelUpdatesTest {

    private static final int ALL = 1000;

    @LocalServerPort
    private int port;

    @Autowired
    private AccessSettings settings;

    @Autowired
    private JdbcClient database;

    @Autowired
    private StandInBuilder builder;

    @Autowired
    private SupersededContainers superseded;

    private final String name = "moves.n" + UUID.randomUUID().toString().substring(0, 8);
    private ProtectedClient admin;

    @BeforeEach
    void connect() {
        builder.live();
        database.sql("DELETE FROM rate_bucket").update();
        admin = new Tokens(port, settings).admin();
    }

    @Test
    void aChannelThatNeverMovedHasNone() {
        Digest first = release("1.0");
        promote("stable", "1.0");

        assertThat(originals(first, 3)).isEmpty();
    }

    @Test
    void theVersionsThatItLeftLastComeFirst() {
        Digest first = release("1.0");
        Digest second = release("1.1");
        Digest third = release("1.2");
        Digest fourth = release("1.3");
        List.of("1.0", "1.1", "1.2", "1.3").forEach(it -> promote("stable", it));

        assertThat(originals(fourth, 3)).containsExactlyInAnyOrder(first, second, third);
        assertThat(originals(fourth, 2)).containsExactlyInAnyOrder(second, third);
        assertThat(originals(third, 3)).as("nothing moves to it any more").isEmpty();
    }

    @Test
    void aVersionThatWasLeftSeveralTimesHasOnePlace() {
        Digest old = release("0.9");
        Digest good = release("1.0");
        Digest bad = release("1.1");
        List.of("0.9", "1.1", "1.0", "1.1", "1.0", "1.1", "1.0").forEach(it -> promote("stable", it));

        assertThat(originals(good, 3)).containsExactlyInAnyOrder(bad, old);
        assertThat(originals(good, 1)).containsExactly(bad);
    }

    @Test
    void afterARollbackClientsComeFromTheVersionThatWasLeft() {
        Digest good = release("1.0");
        Digest bad = release("1.1");
        List.of("1.0", "1.1", "1.0").forEach(it -> promote("stable", it));

        assertThat(originals(good, 3)).containsExactly(bad);
        assertThat(originals(bad, 3)).as("of the channel latest, which stays").containsExactly(good);
    }

    @Test
    void eachChannelCountsForItself() {
        Digest first = release("1.0");
        Digest second = release("1.1");
        Digest third = release("1.2");
        List.of("1.0", "1.2").forEach(it -> promote("stable", it));
        List.of("1.1", "1.2").forEach(it -> promote("beta", it));

        assertThat(originals(third, 1)).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void aChannelThatWasDeletedOrMovedLongAgoHasNone() {
        Digest first = release("1.0");
        Digest second = release("1.1");
        List.of("1.1", "1.0").forEach(it -> promote("stable", it));
        assertThat(originals(first, 3)).containsExactly(second);
        assertThat(superseded.since(Instant.ofEpochMilli(TickingClock.MILLIS.get()), ALL, ALL))
                .noneMatch(it -> it.to().equals(first));

        assertThat(admin.call("DELETE", "/api/v1/names/" + name + "/channels/stable", null))
                .hasStatus(204);
        assertThat(originals(first, 3)).isEmpty();
    }

    @Test
    void whatWasRevokedIsFetchedNoMoreButClientsHaveItStill() {
        Digest first = release("1.0");
        Digest second = release("1.1");
        List.of("1.0", "1.1").forEach(it -> promote("stable", it));

        revoke(first);
        assertThat(originals(second, 3)).containsExactly(first);
        revoke(second);
        assertThat(originals(second, 3)).isEmpty();
    }

    private Digest release(String version) {
        return builder.finish(
                admin.build("name=" + name + "&version=" + version, "globalThis.name = '" + name + "';"), version);
    }

    private void promote(String channel, String version) {
        assertThat(admin.call(
                                "PUT",
                                "/api/v1/names/" + name + "/channels/" + channel,
                                "{\"version\": \"" + version + "\"}")
                        .statusCode())
                .isIn(200, 201);
    }

    private void revoke(Digest snapshot) {
        assertThat(admin.post("/api/v1/snapshots/" + snapshot + "/revoke", "{\"reason\": \"It leaks.\"}"))
                .hasStatus(200);
    }

    private List<Digest> originals(Digest replacement, int versions) {
        return superseded.since(Instant.EPOCH, versions, ALL).stream()
                .filter(it -> it.to().equals(replacement))
                .map(ContainerUpdate::from)
                .toList();
    }
}
