package dev.snapforge.journey.access;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.Cluster;
import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.RawHttp;
import dev.snapforge.support.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first admin token where it is printed, and what is done with it in a browser. */
class FirstTokenTest {

    private static final Pattern TOKEN = Pattern.compile("sf_[A-Za-z0-9_-]{43}");

    @TempDir
    private Path folder;

    private Cluster cluster;

    @BeforeEach
    void prepare() {
        cluster = new Cluster(folder);
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    @Test
    void isPrintedAndInNoLog() throws IOException {
        Path logFile = folder.resolve("service.log");
        ServiceProcess service = cluster.launch(
                        "printing",
                        Map.of(),
                        Map.of(
                                "snapforge.role.builder",
                                "false",
                                "server.address",
                                "0.0.0.0",
                                "snapforge.access.mode",
                                "tokens",
                                "snapforge.access.first-token",
                                "print",
                                "snapforge.access.bootstrap-token-file",
                                folder.resolve("admin-token").toString(),
                                "logging.file.name",
                                logFile.toString()))
                .awaitStarted();

        List<String> printed = tokens(service.log());
        assertThat(printed).hasSize(1);
        assertThat(folder.resolve("admin-token")).doesNotExist();
        assertThat(logFile).isNotEmptyFile();
        assertThat(tokens(Files.readString(logFile))).isEmpty();
        signsIn(service, printed.get(0));
    }

    /** In the browser, at a published port: the host and the port are not those that the service listens on. */
    private static void signsIn(ServiceProcess service, String token) {
        assertThat(new ProtectedClient(service.port(), token).get("/api/v1/tokens"))
                .hasStatus(200);
        String form = "token=" + token;
        for (String host : List.of("localhost:18080", "builds.example:18080")) {
            RawHttp.Answer signedIn = send(
                    service,
                    "POST /sign-in HTTP/1.1",
                    host,
                    "Origin: http://" + host,
                    "Sec-Fetch-Site: same-origin",
                    "Content-Type: application/x-www-form-urlencoded",
                    "Content-Length: " + form.length(),
                    "",
                    form);
            assertThat(signedIn.status()).as(signedIn.toString()).isEqualTo(302);
            String cookie = signedIn.header("set-cookie");
            assertThat(cookie).startsWith("snapforge-session=").doesNotContain("Secure");

            RawHttp.Answer page = send(
                    service,
                    "GET /administration/tokens HTTP/1.1",
                    host,
                    "Accept: text/html",
                    "Cookie: " + cookie.split(";", 2)[0],
                    "",
                    "");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("token:bootstrap");
        }
    }

    private static RawHttp.Answer send(ServiceProcess service, String request, String host, String... lines) {
        String start = request + "\r\nHost: " + host + "\r\nConnection: close\r\n";
        try {
            return new RawHttp(service.port()).send((start + String.join("\r\n", lines)).getBytes(UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }
}
