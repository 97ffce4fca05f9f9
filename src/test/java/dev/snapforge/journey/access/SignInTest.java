package dev.snapforge.journey.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ProtectedService;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How people sign in to the pages with a token, and that no page of another site can use what their browser then holds. */
@ProtectedService
class SignInTest extends AccessFixture {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void asksForATokenAndComesBack() throws Exception {
        HttpResponse<String> asked = get("/builds?name=a%20b", "Accept", "text/html");
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(location(asked)).isEqualTo("/sign-in?to=%2Fbuilds%3Fname%3Da%2520b");
        assertThat(get(location(asked)).body()).contains("/builds?name=a%20b", "name=\"token\"");

        HttpResponse<String> signedIn = signIn(secret("pages", "builds:write"), "/builds?name=a");
        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(location(signedIn)).endsWith("/builds?name=a");
        assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Max-Age", "Expires");
        assertThat(get("/builds", "Cookie", cookie(signedIn), "Accept", "text/html")
                        .body())
                .contains("token:pages", "Sign out");
    }

    @Test
    void clientsOfTheApiGetProblemsAsBefore() throws Exception {
        HttpResponse<String> refused = get("/api/v1/builds", "Accept", "text/html,*/*");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(get("/builds").statusCode()).isEqualTo(401);
        assertThat(get("/builds", "Accept", "text/html", "Authorization", "Bearer sf_x")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesATokenThatDoesNotCount() throws Exception {
        for (String token : new String[] {"sf_" + "a".repeat(43), "", "a b", "x\u00e9", "eyJ.eyJ.x"}) {
            HttpResponse<String> refused = signIn(token, "/");
            assertThat(refused.statusCode()).as(token).isEqualTo(403);
            assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void aRevokedTokenStopsAtOnce() throws Exception {
        var made = tokens.make("leaver", null, null, "builds:write");
        String cookie = cookie(signIn(made.text("token"), "/"));
        assertThat(get("/builds", "Cookie", cookie, "Accept", "text/html").statusCode())
                .isEqualTo(200);

        tokens.admin().call("DELETE", "/api/v1/tokens/" + made.text("id"), null);

        assertThat(get("/builds", "Cookie", cookie, "Accept", "text/html").statusCode())
                .isEqualTo(303);
        assertThat(get("/sign-in", "Cookie", cookie).statusCode()).isEqualTo(200);
        assertThat(get("/assets/snapforge.css", "Cookie", cookie).statusCode()).isEqualTo(200);
    }

    @Test
    void pagesNeedTheScopesOfTheApi() throws Exception {
        String builder = cookie(signIn(secret("only-builds", "builds:write"), "/"));
        HttpResponse<String> refused = get("/administration", "Cookie", builder, "Accept", "text/html");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(refused.body()).contains("scope-missing", "admin");
        assertThat(post("/administration/storage/checks", "", builder).statusCode())
                .isEqualTo(403);
        assertThat(post("/names/shop/channels", "channel=stable&version=1.0.0", builder)
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/snapshots/sha256:" + "0".repeat(64), "Cookie", builder).statusCode())
                .isEqualTo(403);
        String admin = cookie(signIn(secret("boss", "admin"), "/"));
        assertThat(get("/administration/tokens", "Cookie", admin).body()).contains("only-builds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void otherSitesCannotUseTheCookie(String site) throws Exception {
        String cookie = cookie(signIn(secret("victim", "admin"), "/"));
        String[] changes = {"/api/v1/builds", "/administration/storage/checks", "/sign-out", "/names/shop/channels"};
        for (String path : changes) {
            assertThat(post(path, "a=b", cookie, "Sec-Fetch-Site", site).statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(post(path, "a=b", cookie, "Origin", "https://evil.example")
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(post(path, "a=b", cookie, "Origin", "null").statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(get("/api/v1/tokens", "Cookie", cookie, "Sec-Fetch-Site", site, "Sec-Fetch-Mode", "no-cors")
                        .statusCode())
                .isEqualTo(403);
        // A link may be followed.
        assertThat(get("/builds", "Cookie", cookie, "Sec-Fetch-Site", site, "Sec-Fetch-Mode", "navigate")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/%73ign-in", "/sign%2Din"})
    void anotherSiteCannotSignAnyoneInByAnySpelling(String path) throws Exception {
        String form = "token=" + secret("attacker", "builds:write");
        for (String site : new String[] {"cross-site", "same-site"}) {
            HttpResponse<String> refused = post(path, form, "", "Sec-Fetch-Site", site);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("cross-site-request");
            assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-out", "/%73ign-out"})
    void anotherSiteCannotSignAnyoneOut(String path) throws Exception {
        HttpResponse<String> refused = post(path, "", "", "Sec-Fetch-Site", "cross-site");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void clientsThatAreNoBrowsersAreAskedForNothingMore() throws Exception {
        String token = secret("curl", "builds:write");
        assertThat(post("/sign-in", "token=" + token, "").statusCode()).isEqualTo(302);
        assertThat(post("/sign-out", "", "").statusCode()).isEqualTo(302);
        assertThat(post("/api/v1/builds", "a=b", "").body()).contains("authentication-required");
        // A header is sent by a script of its own accord, so it is nobody else's.
        assertThat(post("/api/v1/builds", "1;", "", "Authorization", "Bearer " + token, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isNotEqualTo(403);
    }

    @Test
    void overTlsTheCookieIsForTlsAndThisHostAlone() throws Exception {
        String origin = "https://127.0.0.1:" + port;
        HttpResponse<String> signedIn =
                post("/sign-in", "token=" + secret("tls", "builds:write"), "", "Origin", origin);
        assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-snapforge-session=")
                .contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Domain");
        String cookie = cookie(signedIn);
        assertThat(get("/builds", "Cookie", "snapforge-session=planted; " + cookie, "Accept", "text/html")
                        .body())
                .contains("token:tls");
        HttpResponse<String> out = post("/sign-out", "", cookie, "Origin", origin);
        assertThat(out.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it).contains("Max-Age=0", "Secure"));
    }

    @Test
    void withoutTlsTheCookieIsNotForTls() throws Exception {
        HttpResponse<String> signedIn =
                post("/sign-in", "token=" + secret("plain", "builds:write"), "", "Origin", "http://127.0.0.1:" + port);
        assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("snapforge-session=")
                .doesNotContain("Secure");
    }

    @Test
    void anotherSiteCannotSignAnyoneIn() throws Exception {
        HttpResponse<String> refused =
                post("/sign-in", "token=" + secret("attacker", "builds:write"), "", "Origin", "https://evil.example");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/\t/evil.example",
                "evil",
                "\\\\evil",
                "/{evil}"
            })
    void leadsNowhereElse(String to) throws Exception {
        HttpResponse<String> signedIn = signIn(secret("walker", "builds:write"), to);
        assertThat(URI.create(location(signedIn)).getPath()).isEqualTo("/");
        assertThat(location(signedIn)).doesNotContain("evil");
    }

    @Test
    void aLinkFromAnotherSiteIsAskedForOnceMoreByAPageOfOurs() throws Exception {
        // SameSite=Strict keeps the cookie from the first request.
        HttpResponse<String> form =
                get("/sign-in?to=/builds", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate");
        assertThat(form.body()).contains("http-equiv=\"refresh\"", "0;url=/sign-in?to=/builds");
        String cookie = cookie(signIn(secret("reader", "builds:write"), "/"));
        assertThat(location(get("/sign-in?to=/builds", "Cookie", cookie))).endsWith("/builds");
    }

    @Test
    void signingOutForgetsTheToken() throws Exception {
        String cookie = cookie(signIn(secret("goer", "builds:write"), "/"));
        HttpResponse<String> out = post("/sign-out", "", cookie, "Sec-Fetch-Site", "same-origin");
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    }

    @Test
    void readsNoLongBodyForASignIn() throws Exception {
        assertThat(signIn("a".repeat(20_000), "/").statusCode()).isEqualTo(413);
    }

    private String secret(String name, String scope) {
        return tokens.make(name, null, null, scope).text("token");
    }

    private HttpResponse<String> signIn(String token, String to) throws IOException, InterruptedException {
        return post("/sign-in", "token=" + encoded(token) + "&to=" + encoded(to), "", "Sec-Fetch-Site", "same-origin");
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return http.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form, String cookie, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return http.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<?> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
