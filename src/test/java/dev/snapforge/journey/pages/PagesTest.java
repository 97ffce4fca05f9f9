package dev.snapforge.journey.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the pages show and do, without a script. */
@WholeService
class PagesTest {

    private static final String MARKUP = "<img src=x onerror=alert(1)>\"'&<script>alert(2)</script>";
    private static final String SCRIPT = "globalThis.greet = (name) => `Hello, ${name}!`;\n";

    @LocalServerPort
    private int port;

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
    void formsPromoteRollBackAndDelete() throws Exception {
        for (String version : List.of("1.0.0", "2.0.0")) {
            service.build(Form.of("main.js", SCRIPT + "// " + version)
                    .spec("{\"name\": \"pages.forms\", \"version\": \"" + version + "\"}"));
        }
        assertThat(post("/names/pages.forms/channels", "channel=stable&version=1.0.0")
                        .statusCode())
                .isEqualTo(302);
        assertThat(post("/names/pages.forms/channels", "channel=stable&version=2.0.0&revision=1")
                        .statusCode())
                .isEqualTo(302);
        assertThat(page("/names/pages.forms").body()).contains("Roll back to 1.0.0");
        HttpResponse<String> late = post("/names/pages.forms/channels", "channel=stable&version=1.0.0&revision=1");
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body()).contains("channel-changed", "</html>");
        assertThat(post("/names/pages.forms/channels/delete", "channel=stable&revision=2")
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
                .contains("openssl pkeyutl -verify -rawin", digest, "Not measured, or not yet", "slsa");
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
