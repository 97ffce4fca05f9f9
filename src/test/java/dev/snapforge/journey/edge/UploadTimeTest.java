package dev.snapforge.journey.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.RawHttp;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Uploads end when their time is over. The time is short, so this is the only test of a service of its own. */
@EdgeService
@TestPropertySource(properties = "snapforge.upload.grace=2s")
class UploadTimeTest extends EdgeFixture {

    @ParameterizedTest
    @ValueSource(strings = {"text/javascript", "multipart/form-data; boundary=b"})
    void endsSlowUploads(String type) throws IOException {
        RawHttp.Connection connection = begin(
                "POST /api/v1/builds",
                token("slow"),
                "Content-Type: " + type + "\r\nContent-Length: 50000\r\n\r\n--b\r\n" + FILE);
        RawHttp.Answer answer = sendSlowlyUntilAnswered(connection);
        assertThat(answer.status()).as(answer.body()).isEqualTo(408);
        assertThat(answer.body()).contains("\"code\":\"upload-too-slow\"");
    }
}
