package dev.snapforge.journey.edge;

import dev.snapforge.support.RawHttp;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Nobody keeps others from following their builds. */
@EdgeService
class EventStreamLimitsTest extends FollowedBuildFixture {

    @Test
    void areLimitedForEachPrincipalAndForAll() throws IOException {
        follow(red);
        follow(red);
        awaitGauge("snapforge.event.streams", EdgeService.STREAMS_PER_PRINCIPAL);
        assertRefused(follow(red).answer(), 429, "too-many-event-streams");

        follow(blue);
        awaitGauge("snapforge.event.streams", EdgeService.STREAMS);
        assertRefused(follow(blue).answer(), 503, "too-many-event-streams");
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
}
