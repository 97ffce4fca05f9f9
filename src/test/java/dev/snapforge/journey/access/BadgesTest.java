package dev.snapforge.journey.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.ProtectedService.TickingClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who sees which badges: of open names everybody, of others those that may see the name, and the rest does not learn whether it exists. */
@ProtectedService
class BadgesTest extends AccessFixture {

    private static final String OPEN = "open.badges";
    private static final String CLOSED = "closed.badges";

    private final HttpClient http = HttpClient.newHttpClient();
    private ProtectedClient ci;

    @BeforeEach
    void release() {
        ci = tokens.client("badges", null, "builds:write", "snapshots:read", "channels:write");
        for (String name : List.of(OPEN, CLOSED)) {
            if (ci.get("/api/v1/names/" + name).statusCode() == 404) {
                builder.finish(ci.build("name=" + name + "&version=1.0.0", SCRIPT), name);
            }
        }
    }

    @Test
    void everybodySeesTheBadgeOfAnOpenName() throws Exception {
        HttpResponse<String> badge = get(badge(OPEN, "latest"));
        assertThat(badge.statusCode()).isEqualTo(200);
        assertThat(badge.body()).startsWith("<svg").contains("latest", "1.0.0");
        assertThat(badge.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
        assertThat(badge.headers().allValues("Cache-Control")).containsExactly("max-age=300, public");
        assertThat(badge.headers().allValues("Set-Cookie")).isEmpty();

        String tag = badge.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> same = get(badge(OPEN, "latest"), "If-None-Match", tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.headers().firstValue("ETag")).hasValue(tag);
        assertThat(send("HEAD", badge(OPEN, "latest")).headers().firstValue("ETag"))
                .hasValue(tag);
        builder.finish(ci.build("name=" + OPEN + "&version=1.0.1", SCRIPT + "2"), "other");
        assertThat(get(badge(OPEN, "latest"), "If-None-Match", tag).body()).contains("1.0.1");
    }

    @Test
    void nothingElseOfAnOpenNameIsOpen() throws Exception {
        for (String path : List.of(
                "/names/" + OPEN,
                "/names",
                "/api/v1/names/" + OPEN,
                "/api/v1/names/" + OPEN + "/channels/latest",
                "/names/" + OPEN + "/compare?from=1.0.0&to=1.0.0")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(send("POST", badge(OPEN, "latest")).statusCode()).isEqualTo(401);
        assertThat(problem(get(badge("open.absent", "latest")))).isEqualTo("404 unknown-name");
        assertThat(problem(get(badge(OPEN, "absent")))).isEqualTo("404 unknown-channel");
        assertThat(ci.get("/names/" + OPEN, "Accept", "text/html").body())
                .contains("[![open.badges latest](http://127.0.0.1:" + port + badge(OPEN, "latest"));
        assertThat(ci.get("/names/" + CLOSED, "Accept", "text/html").body()).doesNotContain("[![");
    }

    @Test
    void nobodyLearnsWhetherAnotherNameExists() throws Exception {
        for (String name : List.of(CLOSED, "closed.absent", "opened.too", "open", "Open.badges", "%6fpened.x")) {
            assertThat(problem(get(badge(name, "latest")))).as(name).isEqualTo("401 authentication-required");
        }
        HttpResponse<String> there = get(badge(CLOSED, "latest"));
        HttpResponse<String> absent = get(badge("closed.absent", "latest"));
        assertThat(withoutId(there.body()).replace(CLOSED, "closed.absent")).isEqualTo(withoutId(absent.body()));
        assertThat(there.headers().map().keySet())
                .isEqualTo(absent.headers().map().keySet());

        ProtectedClient other = tokens.client("badges-other", "other.*", "snapshots:read");
        assertThat(problem(other.get(badge(CLOSED, "latest")))).isEqualTo("404 unknown-name");
        assertThat(problem(other.get(badge("closed.absent", "latest")))).isEqualTo("404 unknown-name");
        HttpResponse<String> own = ci.get(badge(CLOSED, "latest"));
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.headers().allValues("Cache-Control")).containsExactly("no-cache, private");
        assertThat(own.headers().firstValue("ETag")).isPresent();
    }

    @Test
    void anOpenNameIsItsNameHoweverItIsSpelt() throws Exception {
        assertThat(get(badge("%6fpen.badges", "latest")).statusCode()).isEqualTo(200);
        for (String path : List.of(
                "/names/open.x/../" + CLOSED + "/channels/latest/badge.svg",
                "/names/open.x%2f..%2f" + CLOSED + "/channels/latest/badge.svg",
                "/names/" + CLOSED + ";open.x/channels/latest/badge.svg")) {
            assertThat(get(path).statusCode()).as(path).isIn(400, 401);
        }
    }

    @Test
    void limitsRequestsWithoutATokenAllTogether() throws Exception {
        HttpResponse<String> answer = get(badge(OPEN, "latest"));
        // The clock of the tests gives some back meanwhile.
        for (int i = 0; i < 2 * ProtectedService.REQUESTS_PER_MINUTE && answer.statusCode() == 200; i++) {
            answer = get(badge(OPEN, i % 2 == 0 ? "latest" : "absent"));
            answer = answer.statusCode() == 404 ? get(badge(OPEN, "latest")) : answer;
        }
        assertThat(problem(answer)).isEqualTo("429 rate-limited");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(ci.get(badge(OPEN, "latest")).statusCode()).isEqualTo(200);

        TickingClock.MILLIS.addAndGet(Duration.ofMinutes(1).toMillis());
        assertThat(get(badge(OPEN, "latest")).statusCode()).isEqualTo(200);
    }

    private static String badge(String name, String channel) {
        return "/names/" + name + "/channels/" + channel + "/badge.svg";
    }

    private static String problem(HttpResponse<String> answer) {
        JsonNode problem = new JsonMapper().readTree(answer.body());
        return answer.statusCode() + " " + problem.path("code").asString();
    }

    /** The id of a request tells nothing of what was asked for. */
    private static String withoutId(String problem) {
        return problem.replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, headers);
    }

    private HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
