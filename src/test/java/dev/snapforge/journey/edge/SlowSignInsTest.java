package dev.snapforge.journey.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.support.RawHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of clients without a token: they may keep neither people from signing in nor uploads out. */
@EdgeService
class SlowSignInsTest extends EdgeFixture {

    /** One more than an address may have. */
    private static final int TOO_MANY = 9;

    private static final String HEAD = String.join(
            "\r\n",
            " HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/x-www-form-urlencoded",
            "Connection: close",
            "");

    @ParameterizedTest
    @ValueSource(strings = {"POST /sign-in", "POST /%73ign-in", "POST /sign-out"})
    void endSoonThoughNothingComes(String request) throws IOException {
        try (RawHttp.Connection silent = new RawHttp(port).open(request + HEAD + "Content-Length: 100\r\n\r\ntoken=")) {
            RawHttp.Answer answer = silent.answer();
            // Signing out reads nothing of it.
            assertThat(answer.status()).as(answer.body()).isEqualTo(request.endsWith("out") ? 302 : 408);
        }
    }

    @Test
    void areLimitedForEachAddressAndTakeNoUploadsPlace() {
        await().atMost(Duration.ofSeconds(60)).until(() -> atOnce(TOO_MANY).contains(429));
    }

    @Test
    void uploadsKeepNobodyFromSigningIn() throws IOException {
        String[] principals = {token("red"), token("blue")};
        for (int i = 0; i < EdgeService.UPLOADS; i++) {
            slowUpload(principals[i % principals.length]);
        }
        awaitGauge("snapforge.uploads.open", EdgeService.UPLOADS);

        String form = "token=" + principals[0];
        RawHttp.Answer answer = new RawHttp(port)
                .send(("POST /sign-in" + HEAD + "Content-Length: " + form.length() + "\r\n\r\n" + form)
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
    }

    @Test
    void mustSayTheirLength() throws IOException {
        RawHttp.Answer answer = new RawHttp(port)
                .send(("POST /sign-in" + HEAD + "Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer.status()).as(answer.body()).isEqualTo(413);
    }

    private List<Integer> atOnce(int count) throws IOException {
        List<RawHttp.Connection> silent = new ArrayList<>();
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            silent.add(new RawHttp(port).open("POST /sign-in" + HEAD + "Content-Length: 100\r\n\r\ntoken="));
        }
        for (RawHttp.Connection connection : silent) {
            statuses.add(connection.answer().status());
            assertThat(meters.get("snapforge.uploads.open").gauge().value()).isZero();
            connection.close();
        }
        assertThat(statuses).allMatch(it -> it == 408 || it == 429);
        return statuses;
    }
}
