package dev.snapforge.journey.edge;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.snapforge.support.RawHttp;
import dev.snapforge.support.StandInBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Clients that send slowly keep neither threads nor connections to the database from others. */
@EdgeService
class SlowUploadsTest extends EdgeFixture {

    @Autowired
    private HikariDataSource pool;

    @Test
    void holdNoConnectionToTheDatabaseAndNobodyElsesThread() throws IOException {
        String slow = token("slow");
        for (int i = 0; i < EdgeService.UPLOADS_PER_PRINCIPAL; i++) {
            slowUpload(slow);
        }
        awaitGauge("snapforge.uploads.open", EdgeService.UPLOADS_PER_PRINCIPAL);

        // More slow uploads than the pool has connections.
        assertThat(EdgeService.UPLOADS_PER_PRINCIPAL).isGreaterThan(pool.getMaximumPoolSize());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
        assertThat(tokens.client("quick", null, "builds:write").submit("", "1;"))
                .hasStatus(202);
        assertServes(port, "/.well-known/jwks.json");
        assertServes(managementPort, "/actuator/health/liveness");
    }

    @Test
    void areLimitedForEachPrincipalAndForAll() throws IOException {
        String slow = token("slow");
        String other = token("other");
        for (int i = 0; i < EdgeService.UPLOADS_PER_PRINCIPAL; i++) {
            slowUpload(slow);
        }
        awaitGauge("snapforge.uploads.open", EdgeService.UPLOADS_PER_PRINCIPAL);
        RawHttp.Answer refused = slowUpload(slow).answer();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after")).isEqualTo("10");
        assertThat(refused.body()).contains("\"code\":\"too-many-uploads\"");

        slowUpload(other);
        slowUpload(other);
        awaitGauge("snapforge.uploads.open", EdgeService.UPLOADS);
        RawHttp.Answer all = slowUpload(other).answer();
        assertThat(all.status()).isEqualTo(503);
        assertThat(all.header("retry-after")).isEqualTo("10");
        assertThat(all.body()).contains("\"code\":\"too-many-uploads\"");
        assertThat(tokens.with(other).get("/api/v1/engines"))
                .as("a request without a body")
                .hasStatus(200);
        assertServes(port, "/.well-known/jwks.json");
    }

    @Test
    void areNotReadOnForWhoeverIsRefused() throws IOException {
        RawHttp.Connection connection = begin(
                "POST /api/v1/tokens",
                adminToken(),
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 50000\r\n\r\na=");
        assertThat(sendSlowlyUntilAnswered(connection).status()).isEqualTo(415);
    }

    /** As curl sends large forms, and as clients do that do not know the length. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areAnsweredLateThoughTheirFormsEndBeforeTheirBodies(boolean lengthKnown) throws IOException {
        String form =
                "--b\r\n" + FILE + "1;\r\n--b\r\nContent-Disposition: form-data; name=\"spec\"\r\n\r\n{\"targets\": [\""
                        + StandInBuilder.TARGET + "\"]}\r\n--b--\r\nepilogue";
        String body = lengthKnown
                ? "Expect: 100-continue\r\nContent-Length: " + form.length() + "\r\n\r\n" + form
                : "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(form.length()) + "\r\n" + form
                        + "\r\n0\r\n\r\n";
        RawHttp.Answer answer = begin(
                        "POST /api/v1/builds",
                        token("forms"),
                        "Prefer: wait=1\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                                + body)
                .answer();
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.header("preference-applied")).isEqualTo("wait=1");
    }

    @Test
    void areRefusedByTheirLengthIfTheyComeInChunks() throws IOException {
        String chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
        RawHttp.Connection connection = begin(
                "POST /api/v1/tokens",
                adminToken(),
                "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\na\r\n{\"name\": \"\r\n" + chunk
                        + chunk);
        RawHttp.Answer answer = connection.answer();
        assertThat(answer.status()).as(answer.toString()).isEqualTo(413);
    }

    private String adminToken() throws IOException {
        return Files.readString(settings.bootstrapTokenFile()).strip();
    }

    private static void assertServes(int port, String path) throws IOException {
        byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new RawHttp(port).send(request).status()).isEqualTo(200);
    }
}
