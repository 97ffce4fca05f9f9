package dev.snapforge.journey.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.RawHttp;
import dev.snapforge.support.answer.BuildAnswer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody keeps others from following their builds. */
@EdgeService
class EventStreamLimitsTest extends EdgeFixture {

    private String red;
    private String blue;
    private BuildAnswer build;

    @BeforeEach
    void submit() {
        red = token("red");
        blue = token("blue");
        build = tokens.with(red).build("name=followed", "globalThis.followed = 1;");
    }

    @AfterEach
    void cancel() {
        tokens.with(red).post(build.path() + "/cancel", "");
    }

    @Test
    void areLimitedForEachPrincipalAndForAll() throws IOException {
        follow(red);
        follow(red);
        awaitGauge("snapforge.event.streams", EdgeService.STREAMS_PER_PRINCIPAL);
        assertRefused(follow(red).answer(), 429);

        follow(blue);
        awaitGauge("snapforge.event.streams", EdgeService.STREAMS);
        assertRefused(follow(blue).answer(), 503);
    }

    @Test
    void areFreeAgainWhenTheyEnd() throws IOException {
        RawHttp.Connection first = follow(red);
        follow(red);
        awaitGauge("snapforge.event.streams", 2);

        first.close();

        awaitGauge("snapforge.event.streams", 1);
        follow(red);
        awaitGauge("snapforge.event.streams", 2);

        tokens.with(red).post(build.path() + "/cancel", "");

        awaitGauge("snapforge.event.streams", 0);
    }

    private RawHttp.Connection follow(String token) throws IOException {
        return begin("GET " + build.path() + "/events", token, "Connection: close\r\n\r\n");
    }

    private static void assertRefused(RawHttp.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("retry-after")).isEqualTo("10");
        assertThat(answer.body()).contains("\"code\":\"too-many-event-streams\"");
    }
}
