package dev.snapforge.journey.api;

import static dev.snapforge.support.ServiceClient.json;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.RawHttp;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.TestTargets;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.ProblemAnswer;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that once had an answer which was no problem document, or told that it was the service's fault. */
@WholeService
class MalformedRequestsTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET /a[b HTTP/1.1                                   | Host: localhost                       | 400 | malformed-request
                    G\\T / HTTP/1.1                                     | Host: localhost                       | 400 | malformed-request
                    GET / HTTP/1.1                                      | Host: a/b                             | 400 | malformed-request
                    GET //api HTTP/1.1                                  | Host: localhost                       | 400 | malformed-request
                    GET /api/v1/builds HTTP/1.1                         | Accept: NEL                           | 400 | malformed-request
                    GET /api/v1/builds?limit=%zz HTTP/1.1               | Host: localhost                       | 400 | malformed-request
                    GET /api/v1/snapshots?=a HTTP/1.1                   | Host: localhost                       | 400 | malformed-request
                    GET /api/v1/builds?name=a%00 HTTP/1.1               | Host: localhost                       | 400 | malformed-request
                    GET /swagger-ui/index.html HTTP/1.1                 | Range: bytes=9999999-                 | 416 | range-not-satisfiable
                    GET /actuator/info?%09=a HTTP/1.1                   | Host: localhost                       | 400 | malformed-request
                    GET / HTTP/1.1                                      | Expect: everything                    | 417 | expectation-failed
                    POST /api/v1/builds HTTP/1.1                        | Transfer-Encoding: gzip               | 501 | transfer-coding-unknown
                    GET / HTTP/9.9                                      | Host: a                               | 505 | http-version-unsupported
                    """)
    void areAnsweredWithAProblem(String line, String header, int status, String code) throws IOException {
        String request = line + "\r\n" + (header.startsWith("Host") ? "" : "Host: localhost\r\n") + header
                + "\r\nConnection: close\r\n\r\n";

        RawHttp.Answer answer =
                new RawHttp(port).send(request.replace("NEL", "\u0085").getBytes(ISO_8859_1));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        // What Tomcat refuses by itself has no path yet, and so no instance.
        assertThat(new ProblemAnswer(json(answer.body())))
                .hasCode(code)
                .has("status", status)
                .hasSome("hint")
                .endsWith("type", "/problems/" + code);
    }

    /** Each kind of body is read elsewhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {"text/javascript", "application/zip", "application/json", "multipart/form-data; boundary=b"})
    void bodiesThatDoNotKeepToTheirChunksAreTheClientsFault(String type) throws IOException {
        RawHttp.Answer answer = new RawHttp(port)
                .send(("POST /api/v1/builds?name=a&targets=" + TestTargets.CURRENT
                                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                                + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nno length\r\nno chunk\r\n")
                        .getBytes(ISO_8859_1));

        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(new ProblemAnswer(json(answer.body()))).hasSome("code");
    }

    @Test
    void saysInWordsWhichMethodIsMissing() {
        HttpResponse<String> answer = new ServiceClient(port).send("PATCH", "/api/v1/builds", "{}");

        assertThat(answer)
                .hasHeader("Allow")
                .isRefused(405, "method-not-allowed")
                .detail("PATCH")
                .expected("GET", "POST")
                .found("PATCH")
                .hint("methods");
    }

    @Test
    void saysWhichMediaTypesAreTakenAndGiven() {
        ServiceClient service = new ServiceClient(port);

        assertThat(service.send("POST", "/api/v1/builds", "{}"))
                .isRefused(415, "unsupported-media-type")
                .expected("multipart/form-data")
                .found("application/json")
                .hint("Content-Type");
        assertThat(service.get("/api/v1/builds", "Accept", "application/xml"))
                .isRefused(406, "not-acceptable")
                .expected("application/json")
                .hint("media types");
    }

    @Test
    void saysWhatToDoAboutAnAddressThatIsNotThere() {
        assertThat(new ServiceClient(port).get("/api/v1/bulids"))
                .isRefused(404, "not-found")
                .hint("/swagger-ui.html");
    }
}
