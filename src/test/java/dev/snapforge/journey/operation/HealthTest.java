package dev.snapforge.journey.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.WholeService;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

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
        assertThat(group("readiness").propertyNames()).containsExactlyInAnyOrder("readinessState", "db", "blobStore");
    }

    @Test
    void theBuilderSaysWhichEnginesPassedAndHowTheyAreIsolated() {
        JsonNode builder = group("builder");

        assertThat(builder.propertyNames())
                .containsExactlyInAnyOrder("readinessState", "db", "blobStore", "signingKey", "engines");
        assertThat(builder.at("/engines/details/isolationByEngine").propertyNames())
                .contains("linux-x64/javet-v8-5.0.6");
        assertThat(builder.at("/engines/details/secondsSinceHeartbeat").asInt()).isBetween(0, 9);
        assertThat(builder.at("/signingKey/details/key").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void theDiskHasAGroupOfItsOwn() {
        assertThat(group("disk").at("/diskSpace/details/free").asLong()).isPositive();
    }

    private JsonNode group(String name) {
        HttpResponse<String> answer = client.get("/actuator/health/" + name);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ServiceClient.json(answer).at("/components");
    }
}
