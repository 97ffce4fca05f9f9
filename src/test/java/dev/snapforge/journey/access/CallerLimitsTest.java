package dev.snapforge.journey.access;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.ProtectedService.TickingClock;
import dev.snapforge.support.answer.BuildAnswer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How much one principal may ask for. */
@ProtectedService
class CallerLimitsTest extends AccessFixture {

    @Test
    void limitsHowOftenAPrincipalAsks() {
        ProtectedClient busy = tokens.client("busy", null, "builds:write");
        HttpResponse<String> answer = busy.get("/api/v1/engines");
        // The clock of the tests gives some back meanwhile.
        for (int i = 0; i < 2 * ProtectedService.REQUESTS_PER_MINUTE && answer.statusCode() == 200; i++) {
            answer = busy.get("/api/v1/engines");
        }

        assertThat(answer).isRefused(429, "rate-limited");
        assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 60L);
        assertThat(tokens.client("calm", null, "builds:write").get("/api/v1/engines"))
                .hasStatus(200);
        assertThat(tokens.nobody().get("/actuator/health")).hasStatus(200);

        TickingClock.MILLIS.addAndGet(Duration.ofMinutes(1).toMillis());

        assertThat(busy.get("/api/v1/engines")).hasStatus(200);
    }

    @Test
    void answersFirstRequestsThatComeTogether() throws Exception {
        ExecutorService jobs = Executors.newFixedThreadPool(10);
        try {
            // Several, as they need not meet.
            for (int i = 0; i < 10; i++) {
                ProtectedClient matrix = tokens.client("matrix-" + i, null, "builds:write");
                List<Future<HttpResponse<String>>> answers =
                        jobs.invokeAll(Collections.nCopies(10, () -> matrix.get("/api/v1/engines")));
                for (Future<HttpResponse<String>> answer : answers) {
                    assertThat(answer.get()).hasStatus(200);
                }
            }
        } finally {
            jobs.shutdown();
        }
    }

    @Test
    void limitsHowMuchAPrincipalHasWaiting() {
        ProtectedClient greedy = tokens.client("greedy", null, "builds:write");
        List<BuildAnswer> builds = new ArrayList<>();
        for (int i = 0; i < ProtectedService.QUEUED_JOBS; i++) {
            builds.add(greedy.build("name=greedy", "globalThis.i = " + i + ";"));
        }
        long events = database.sql("SELECT count(*) FROM audit_event")
                .query(Long.class)
                .single();

        HttpResponse<String> answer = greedy.submit("name=greedy", "globalThis.i = -1;");

        assertThat(answer).isRefused(429, "queue-full");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(database.sql("SELECT count(*) FROM audit_event")
                        .query(Long.class)
                        .single())
                .as("what did not happen is not among the changes")
                .isEqualTo(events);
        tokens.client("modest", null, "builds:write").build("name=modest", SCRIPT);

        greedy.post(builds.get(0).path() + "/cancel", "");
        greedy.build("name=greedy", "globalThis.i = -1;");
    }
}
