package dev.snapforge.journey.operation;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.AnswerObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Health says what is wrong to whoever asks from this machine. */
@WholeService
class HealthTest {

    @LocalServerPort
    private int port;

    private ServiceClient client;

    @BeforeEach
    void connect() {
        client = new ServiceClient(port);
    }

    @Test
    void readinessIsAboutWhatRequestsNeed() {
        assertThat(group("readiness").json().propertyNames())
                .containsExactlyInAnyOrder("readinessState", "db", "blobStore");
    }

    @Test
    void theBuilderSaysWhichEnginesPassedAndHowTheyAreIsolated() {
        AnswerObject builder = group("builder");

        assertThat(builder.json().propertyNames())
                .containsExactlyInAnyOrder("readinessState", "db", "blobStore", "signingKey", "engines", "limits");
        AnswerObject engines = builder.object("engines").object("details");
        assertThat(engines.object("isolationByEngine").json().propertyNames()).contains(CURRENT);
        assertThat(engines.number("secondsSinceHeartbeat")).isBetween(0L, 9L);
        assertThat(builder.object("signingKey").object("details")).has("key", "ACTIVE");
    }

    @Test
    void theDiskHasAGroupOfItsOwn() {
        assertThat(group("disk").object("diskSpace").object("details").number("free"))
                .isPositive();
    }

    private AnswerObject group(String name) {
        HttpResponse<String> answer = client.get("/actuator/health/" + name);
        assertThat(answer).hasStatus(200);
        return AnswerObject.of(answer).object("components");
    }
}
