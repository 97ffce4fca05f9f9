package dev.snapforge.journey.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.RawHttp;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** To wait for a build is a preference: whoever has enough answers waiting gets another one at once. */
@EdgeService
class WaitingAnswersTest extends FollowedBuildFixture {

    @Test
    void areLimitedForEachPrincipal() throws IOException {
        RawHttp.Connection first = ask(red);
        ask(red);
        awaitGauge("snapforge.answers.waiting", EdgeService.WAITING_PER_PRINCIPAL);

        RawHttp.Answer atOnce = ask(red).answer();
        assertThat(atOnce.status()).isEqualTo(200);
        assertThat(atOnce.header("preference-applied")).isEmpty();
        assertThat(atOnce.body()).contains("\"status\":\"QUEUED\"");
        ask(blue);
        awaitGauge("snapforge.answers.waiting", EdgeService.WAITING_PER_PRINCIPAL + 1);

        builder.finish(build);

        RawHttp.Answer waited = first.answer();
        assertThat(waited.header("preference-applied")).isEqualTo("wait=60");
        assertThat(waited.body()).contains("\"status\":\"SUCCEEDED\"");
        awaitGauge("snapforge.answers.waiting", 0);
    }

    private RawHttp.Connection ask(String token) throws IOException {
        return begin("GET " + build.path(), token, "Prefer: wait=60\r\nConnection: close\r\n\r\n");
    }
}
