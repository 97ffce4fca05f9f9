package dev.snapforge.journey.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.ReportJson;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.TestTargets;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the pages show and do, without a script. */
@WholeService
class PagesTest {

    private static final String MARKUP = "<img src=x onerror=alert(1)>\"'&<script>alert(2)</script>";
    private static final String SCRIPT = "globalThis.greet = (name) => `Hello, ${name}!`;\n";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private final HttpClient http = HttpClient.newHttpClient();
    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void everyPageIsAWholePageUnderAStrictPolicy() throws Exception {
        service.build(Form.of("main.js", SCRIPT).spec("{\"name\": \"pages.whole\", \"version\": \"1.0.0\"}"));
        for (String path : List.of(
                "/",
                "/builds",
                "/names",
                "/names/pages.whole",
                "/names/pages.whole/compare?from=1.0.0&to=1.0.0",
                "/engines",
                "/problems",
                "/administration",
                "/administration/audit",
                "/administration/storage")) {
            HttpResponse<String> page = page(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).contains("<h1", "</html>").doesNotContain("th:", "style=", "onclick");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'", "style-src 'self';", "form-action 'self'");
        }
    }

    @Test
    void hostileTextIsText() throws Exception {
        String source = "// " + MARKUP + "\nthrow new Error(" + quoted(MARKUP) + ");\n";
        BuildAnswer failed = service.build(Form.of("main.js", source)
                .spec("{\"labels\": {" + quoted(MARKUP) + ": " + quoted(MARKUP) + "}, \"warmup\": " + quoted(MARKUP)
                        + ", \"checks\": [" + quoted(MARKUP) + "]}"));
        BuildAnswer built = service.build(Form.of("main.js", "Date.now(); globalThis.x = " + quoted(MARKUP) + ";")
                .spec("{\"name\": \"pages.hostile\", \"version\": \"1.0.0\", \"labels\": {\"a\": " + quoted(MARKUP)
                        + "}}"));
        for (String path : List.of(
                "/builds",
                "/builds/" + failed.id(),
                "/builds/" + built.id(),
                "/builds?name=" + encoded(MARKUP) + "&status=" + encoded(MARKUP),
                "/problems/" + encoded("<img src=x>"),
                "/names/" + encoded("<img src=x>"),
                "/builds/" + encoded("<img src=x>"),
                "/administration/audit?principal=" + encoded(MARKUP))) {
            assertThat(page(path).body()).as(path).doesNotContain("<img src=x", "<script>alert");
        }
        assertThat(page("/builds/" + failed.id()).body()).contains("&lt;img src=x onerror=alert(1)&gt;");
    }

    @Test
    void whatSpeaksAgainstEnginesAndVersionsIsShown() throws Exception {
        service.build(Form.of("main.js", SCRIPT + "// old").spec("{\"name\": \"pages.old\", \"version\": \"1.0.0\"}"));
        String reason = "\"reason\": " + quoted(MARKUP);
        assertThat(service.send("PUT", "/api/v1/names/pages.old/versions/1.0.0/deprecation", "{" + reason + "}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(page("/names/pages.old").body())
                .contains("deprecated</span>", "&lt;img src=x")
                .doesNotContain("<img src=x");

        String advisory = "/api/v1/engines/" + TestTargets.PREVIOUS + "/advisory";
        service.send(
                "PUT",
                advisory,
                "{\"status\": \"VULNERABLE\", " + reason
                        + ", \"link\": \"https://a.example/1\", \"successor\": \"linux-x64/javet-v8-5.0.7\"}");
        try {
            assertThat(page("/engines").body())
                    .contains(
                            "vulnerable</span>",
                            "&lt;img src=x",
                            "href=\"https://a.example/1\"",
                            "Successor: linux-x64/javet-v8-5.0.7")
                    .doesNotContain("<img src=x");
        } finally {
            service.send("PUT", advisory, "{\"status\": \"SUPPORTED\"}");
        }
        assertThat(page("/engines").body()).doesNotContain("vulnerable</span>");
    }

    @Test
    void aFailureShowsTheLinesAroundThePlace() throws Exception {
        BuildAnswer failed = service.build(
                Form.of("main.js", "const shop = {};\nfunction start() {\n  return shop.items.length;\n}\nstart();\n"));

        assertThat(page("/builds/" + failed.id()).body())
                .contains(
                        "/problems/script-threw",
                        "main.js:3:21",
                        "     3    return shop.items.length;",
                        "^",
                        "class=\"hint\"");
    }

    @Test
    void aFailureWithoutAPlaceHasAPageAsWell() throws Exception {
        BuildAnswer failed = service.build(
                Form.of("main.js", SCRIPT).spec("{\"checks\": [{\"expression\": \"1\", \"expected\": 2}]}"));

        HttpResponse<String> page = page("/builds/" + failed.id());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("class=\"problem\"").doesNotContain("class=\"place\"");
    }

    @Test
    void formsPromoteRollBackAndDelete() throws Exception {
        for (String version : List.of("1.0.0", "2.0.0")) {
            service.build(Form.of("main.js", SCRIPT + "// " + version)
                    .spec("{\"name\": \"pages.forms\", \"version\": \"" + version + "\"}"));
        }
        assertThat(post("/names/pages.forms/channels", "channel=stable&version=1.0.0")
                        .statusCode())
                .isEqualTo(302);
        assertThat(post(
                                "/names/pages.forms/channels",
                                "channel=stable&version=2.0.0&revision=1&reason=" + encoded(MARKUP))
                        .statusCode())
                .isEqualTo(302);
        assertThat(page("/names/pages.forms").body())
                .contains("Roll back to 1.0.0", "&lt;img src=x")
                .doesNotContain("<img src=x");
        HttpResponse<String> late = post("/names/pages.forms/channels", "channel=stable&version=1.0.0&revision=1");
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body()).contains("channel-changed", "</html>");
        assertThat(post("/names/pages.forms/channels", "channel=stable&version=2.0.0&back=1.0.0&revision=2")
                        .statusCode())
                .isEqualTo(302);
        assertThat(page("/names/pages.forms").body()).contains("Roll back to 2.0.0");
        HttpResponse<String> tooLong =
                post("/names/pages.forms/channels/delete", "channel=stable&revision=3&reason=" + "a".repeat(501));
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("malformed-reason", "</html>");
        assertThat(post("/names/pages.forms/channels/delete", "channel=stable&revision=3")
                        .statusCode())
                .isEqualTo(302);
        assertThat(page("/names/pages.forms/compare?from=1.0.0&to=2.0.0").body())
                .contains("**pages.forms**");
        assertThat(page("/names/pages.forms/channels/latest/badge.svg").body()).contains("<svg", "2.0.0");
    }

    @Test
    void aSnapshotSaysHowToVerifyItAndCanBeRevokedWithAReason() throws Exception {
        String digest = service.build(Form.of("main.js", SCRIPT + "// to be revoked"))
                .snapshots()
                .get(0);
        assertThat(page("/snapshots/" + digest).body())
                .contains("openssl pkeyutl -verify -rawin", digest, "Not measured: ", "slsa");
        HttpResponse<String> without = post("/snapshots/" + digest + "/revoke", "reason=");
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(post("/snapshots/" + digest + "/revoke", "reason=" + encoded(MARKUP))
                        .statusCode())
                .isEqualTo(302);
        assertThat(page("/snapshots/" + digest).body())
                .contains("Revoked", "&lt;img src=x")
                .doesNotContain("<img src=x");
    }

    @Test
    void aThousandFindingsAndTwoHundredBuildsMakeNoHeavyPage() throws Exception {
        BuildAnswer build =
                service.build(Form.of("main.js", SCRIPT + "// heavy").spec("{\"name\": \"pages.heavy\"}"));
        List<Finding> findings = IntStream.range(0, 1_000)
                .mapToObj(i -> new Finding(
                        "time-read",
                        Severity.INFO,
                        "A time is asked for while the bundle loads " + MARKUP,
                        "The number that Date.now answered here is not in the snapshot.",
                        "Compute it when it is first needed.",
                        new SourceLocation("main.js", i, 1),
                        i))
                .toList();
        database.sql("UPDATE build_job SET findings = CAST(:findings AS json) WHERE build_id = :build")
                .param("findings", ReportJson.write(findings))
                .param("build", UUID.fromString(build.id()))
                .update();
        copies(build.id(), 200);

        for (String path : List.of("/", "/builds", "/builds/" + build.id())) {
            assertThat(page(path).body()).as(path).hasSizeLessThan(150_000);
        }
        assertThat(page("/builds/" + build.id()).body()).contains("Show 975 more");
        assertThat(page("/builds/" + build.id() + "?findings=all").body())
                .contains("main.js:999:1")
                .doesNotContain("<img src=x");
        // The other tests of this service need not see them.
        database.sql("DELETE FROM build_job j USING build b WHERE b.id = j.build_id AND b.name = 'pages.heavy'"
                        + " AND b.id <> :build")
                .param("build", UUID.fromString(build.id()))
                .update();
        database.sql("DELETE FROM build WHERE name = 'pages.heavy' AND id <> :build")
                .param("build", UUID.fromString(build.id()))
                .update();
    }

    /** More builds that are as this one. */
    private void copies(String build, int count) {
        database.sql(
                        "INSERT INTO build SELECT (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid()))).*"
                                + " FROM build b, generate_series(1, :count) WHERE b.id = :build")
                .param("count", count)
                .param("build", UUID.fromString(build))
                .update();
        database.sql("INSERT INTO build_job SELECT (jsonb_populate_record(j, jsonb_build_object("
                        + "'id', gen_random_uuid(), 'build_id', b.id))).* FROM build_job j, build b"
                        + " WHERE j.build_id = :build AND b.name = 'pages.heavy' AND b.id <> :build")
                .param("build", UUID.fromString(build))
                .update();
    }

    @Test
    void refusalsArePagesForBrowsersAndProblemsForClients() throws Exception {
        for (String path : Stream.of("/nothing", "/builds/0199c1f0-7a80-7000-8000-00000000000b", "/names/nobody")
                .toList()) {
            HttpResponse<String> page = page(path);
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(page.body()).contains("</html>");
            HttpResponse<String> problem = get(path, "*/*");
            assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
        assertThat(get("/api/v1/names/nobody", "text/html").headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    private HttpResponse<String> page(String path) throws Exception {
        return get(path, "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    private HttpResponse<String> get(String path, String accept) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(service.base() + path))
                        .header("Accept", accept)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(service.base() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
