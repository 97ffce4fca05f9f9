package dev.snapforge.journey.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.ProtectedService.TickingClock;
import dev.snapforge.support.ProtectedService.TrustedIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How people sign in to the pages at an issuer, which is a real one on this machine. */
@ProtectedService
class LoginTest extends AccessFixture {

    private static final String CALLBACK = "/sign-in/ci/callback";

    // Follows no redirects, so that a test sees each step.
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void asAPerson() {
        TrustedIssuer.ISSUER.signsIn(claims -> valid(claims).claim("email", "ada@acme.example"));
    }

    @AfterEach
    void asNobody() {
        TrustedIssuer.ISSUER.signsIn(claims -> claims);
    }

    @Test
    void signsInAndShowsWhatTheRulesAllow() throws Exception {
        assertThat(get("/sign-in?to=/builds%3Fname%3Dacme").body())
                .contains("/sign-in/ci?to=", "Sign in with Acme &lt;b&gt;");

        HttpResponse<String> begun = get("/sign-in/ci?to=/builds%3Fname%3Dacme");
        assertThat(begun.statusCode()).isEqualTo(303);
        assertThat(location(begun))
                .startsWith(TrustedIssuer.ISSUER.address() + "/authorize?")
                .contains("code_challenge_method=S256", "nonce=", "state=", "scope=email%20openid");
        assertThat(cookies(begun).get(0)).contains("snapforge-login=", "HttpOnly", "SameSite=Lax", "Max-Age=600");

        HttpResponse<String> back = get(
                location(answer(location(begun))), "Cookie", pair(cookies(begun).get(0)));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        // SameSite=Strict needs a page of ours between the issuer's and the next.
        assertThat(back.body()).contains("http-equiv=\"refresh\"", "0;url=/builds?name=acme");
        assertThat(cookies(back)).hasSize(2);
        assertThat(cookies(back).get(0)).contains("snapforge-login=;", "Max-Age=0");
        assertThat(cookies(back).get(1)).contains("HttpOnly", "SameSite=Strict").doesNotContain("Max-Age");
        String session = pair(cookies(back).get(1));
        assertThat(get("/builds", "Cookie", session, "Accept", "text/html").body())
                .contains("ci:ada@acme.example", "Sign out");
        assertThat(get("/administration", "Cookie", session, "Accept", "text/html")
                        .body())
                .contains("scope-missing");
    }

    @Test
    void asksToSignInAgainWhenTheTokenHasExpired() throws Exception {
        TrustedIssuer.ISSUER.signsIn(claims -> claims.claim("email", "ada@acme.example")
                .issueTime(now(Duration.ZERO))
                .expirationTime(now(Duration.ofMinutes(5))));
        String session = pair(cookies(finish("/")).get(1));
        TickingClock.MILLIS.addAndGet(Duration.ofMinutes(6).toMillis());

        assertThat(location(get("/builds", "Cookie", session, "Accept", "text/html")))
                .isEqualTo("/sign-in?to=%2Fbuilds");
        assertThat(get("/sign-in", "Cookie", session).body()).contains("expired");
        assertThat(get("/sign-in/ci", "Cookie", session).statusCode()).isEqualTo(303);
    }

    @Test
    void refusesPeopleThatNoRuleTrusts() throws Exception {
        TrustedIssuer.ISSUER.signsIn(claims -> valid(claims).claim("email", "eve@evil.example"));
        refused(finish("/"), 403, "no-trusted-publisher");

        TrustedIssuer.ISSUER.signsIn(
                claims -> valid(claims).claim("email", "ada@acme.example").claim("email_verified", false));
        refused(finish("/"), 403, "no-trusted-publisher");
    }

    @Test
    void saysThatThePersonOrTheIssuerDeclined() throws Exception {
        TrustedIssuer.ISSUER.denies("access_denied");
        HttpResponse<String> back = finish("/");
        refused(back, 403, "sign-in-denied");
        assertThat(back.body()).contains("access_denied");
        TrustedIssuer.ISSUER.denies("%3Cscript%3E");
        assertThat(finish("/").body()).contains("an error without a name").doesNotContain("script>x");
    }

    @Test
    void refusesAnotherState() throws Exception {
        HttpResponse<String> begun = get("/sign-in/ci");
        String cookie = pair(cookies(begun).get(0));
        String answered = location(answer(location(begun)));
        refused(get(answered), 400, "sign-in-interrupted");
        refused(get(answered, "Cookie", "snapforge-login=x"), 400, "sign-in-interrupted");
        refused(get(answered, "Cookie", "snapforge-login=~.a.b"), 400, "sign-in-interrupted");
        refused(get(answered + "x", "Cookie", cookie), 400, "sign-in-interrupted");
        refused(get(CALLBACK + "?code=a&state=", "Cookie", cookie), 400, "sign-in-interrupted");
        refused(get(CALLBACK + "?code=a", "Cookie", cookie), 400, "sign-in-interrupted");
    }

    @Test
    void refusesACodeThatIsNotOfThisSignIn() throws Exception {
        HttpResponse<String> begun = get("/sign-in/ci");
        String other = location(answer(location(get("/sign-in/ci"))));
        String code = other.replaceAll(".*code=([^&]*).*", "$1");
        String state = location(begun).replaceAll(".*state=([^&]*).*", "$1");
        // PKCE: the issuer gave the code to the sign-in with another verifier.
        refused(
                get(
                        CALLBACK + "?code=" + code + "&state=" + state,
                        "Cookie",
                        pair(cookies(begun).get(0))),
                403,
                "sign-in-failed");
    }

    @Test
    void refusesTokensOfAnotherSignInAndOfAnotherClient() throws Exception {
        TrustedIssuer.ISSUER.signsIn(claims -> valid(claims).claim("nonce", "another"));
        refused(finish("/"), 403, "sign-in-failed");
        TrustedIssuer.ISSUER.signsIn(claims -> valid(claims).audience(ProtectedService.AUDIENCE));
        refused(finish("/"), 403, "sign-in-failed");
        TrustedIssuer.ISSUER.signsIn(claims -> valid(claims).audience("another"));
        refused(finish("/"), 401, "invalid-token");
    }

    @Test
    void saysThatATokenIsTooLargeForACookie() throws Exception {
        TrustedIssuer.ISSUER.signsIn(
                claims -> valid(claims).claim("email", "ada@acme.example").claim("groups", "g".repeat(4000)));
        refused(finish("/"), 403, "id-token-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/%5Cevil.example"})
    void leadsNowhereElse(String to) throws Exception {
        assertThat(finish(to).body()).contains("0;url=/\"").doesNotContain("evil");
    }

    @Test
    void knowsOnlyIssuersWithAClient() throws Exception {
        refused(get("/sign-in/other"), 404, "unknown-issuer");
        refused(get("/sign-in/other/callback?code=a&state=b"), 404, "unknown-issuer");
    }

    private void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(code);
        assertThat(cookies(answer)).noneMatch(it -> it.contains("snapforge-session="));
    }

    /** Goes the whole way; the last step's answer. */
    private HttpResponse<String> finish(String to) throws IOException, InterruptedException {
        HttpResponse<String> begun = get("/sign-in/ci?to=" + to);
        return get(
                location(answer(location(begun))), "Cookie", pair(cookies(begun).get(0)));
    }

    private static JWTClaimsSet.Builder valid(JWTClaimsSet.Builder claims) {
        return claims.issueTime(now(Duration.ZERO)).expirationTime(now(Duration.ofHours(1)));
    }

    private static Date now(Duration later) {
        return Date.from(Instant.ofEpochMilli(TickingClock.MILLIS.get()).plus(later));
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return answer(path.startsWith("http") ? path : "http://127.0.0.1:" + port + path, headers);
    }

    private HttpResponse<String> answer(String address, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        return http.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private static List<String> cookies(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie");
    }

    private static String pair(String cookie) {
        return cookie.split(";", 2)[0];
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
