package dev.snapforge.journey.operation;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One id finds all that a request led to. */
@WholeService
class RequestIdsTest {

    private static final String HEADER = "X-Request-Id";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private ServiceClient client;

    @BeforeEach
    void connect() {
        client = new ServiceClient(port);
    }

    @Test
    void anAnswerBearsTheIdOfItsRequest() {
        HttpResponse<String> found = client.get("/api/v1/engines", HEADER, "Root=1-67891233-abcdef01/7");

        assertThat(id(found)).isEqualTo("Root=1-67891233-abcdef01/7");
        assertThat(found.headers().allValues(HEADER)).hasSize(1);
    }

    @Test
    void aRequestWithoutAnIdGetsOne() {
        String one = id(client.get("/api/v1/engines"));
        String other = id(client.get("/api/v1/engines"));

        assertThat(UUID.fromString(one)).isNotEqualTo(UUID.fromString(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"has blanks", "a\tb", "-starts-otherwise", "{\"forged\":1}", "%0d%0aSet-Cookie:x"})
    void anIdThatWouldNotBeHarmlessInALogIsReplaced(String brought) {
        String id = id(client.get("/api/v1/engines", HEADER, brought));

        assertThat(UUID.fromString(id)).hasToString(id);
    }

    @Test
    void anIdThatIsTooLongIsReplaced() {
        assertThat(id(client.get("/api/v1/engines", HEADER, "x".repeat(128)))).hasSize(128);
        assertThat(id(client.get("/api/v1/engines", HEADER, "x".repeat(129)))).hasSize(36);
    }

    @Test
    void aRefusalNamesItsRequest() {
        HttpResponse<String> refused = client.get("/api/v1/builds/" + new UUID(0, 7), HEADER, "the-refused-one");

        assertThat(refused).isRefused(404, "build-not-found").has("requestId", "the-refused-one");
        assertThat(id(refused)).isEqualTo("the-refused-one");
    }

    @Test
    void alsoWhereNoControllerIsFound() {
        HttpResponse<String> refused = client.get("/nowhere", HEADER, "the-lost-one");

        assertThat(AnswerObject.of(refused)).has("requestId", "the-lost-one");
    }

    /** The job runs later, on another thread, perhaps in another process. */
    @Test
    void whatABuilderLogsLeadsBackToTheRequest() {
        Logger logger = (Logger) LoggerFactory.getLogger("dev.snapforge.builder.JobHandler");
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.addAppender(appender);
        String requestId = "submit-" + UUID.randomUUID();
        BuildAnswer build;
        try {
            build = client.ended(BuildAnswer.of(client.post(
                            Form.of("logged.js", "globalThis.logged = 1;").spec(spec().target(CURRENT)),
                            HEADER,
                            requestId,
                            "traceparent",
                            "00-" + TRACE + "-00f067aa0ba902b7-01"))
                    .id());
        } finally {
            logger.detachAppender(appender);
        }

        List<Map<String, String>> lines = new ArrayList<>(appender.list)
                .stream().map(ILoggingEvent::getMDCPropertyMap).toList();
        assertThat(lines)
                .filteredOn(line -> requestId.equals(line.get("requestId")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .containsEntry("buildId", build.id())
                        .containsEntry("jobId", build.job().id())
                        .containsEntry("traceId", TRACE));
        assertThat(jdbc.sql("SELECT trace_parent FROM build WHERE request_id = :id")
                        .param("id", requestId)
                        .query(String.class)
                        .single())
                .startsWith("00-" + TRACE)
                .endsWith("-01")
                .doesNotContain("00f067aa0ba902b7");
    }

    private static String id(HttpResponse<String> response) {
        return response.headers().firstValue(HEADER).orElseThrow();
    }
}
