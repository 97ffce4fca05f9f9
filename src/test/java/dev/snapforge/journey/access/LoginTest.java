package dev.snapforge.journey.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ProtectedService;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How people sign in to the pages at an issuer, which is a real one on this machine. */
@ProtectedService
class LoginTest extends LoginFixture {

    @Test
    void signsInAndShowsWhatTheRulesAllow() throws Exception {
        assertThat(get("/sign-in?to=/builds%3Fname%3Dacme").body())
                .contains("/sign-in/ci?to=", "Sign in with Acme &lt;b&gt;");

        HttpResponse<String> begun = get("/sign-in/ci?to=/builds%3Fname%3Dacme");
        assertThat(begun.statusCode()).isEqualTo(303);
        assertThat(location(begun))
                .startsWith(ISSUER.address() + "/authorize?")
                .contains("code_challenge_method=S256", "nonce=", "state=", "scope=email%20openid");
        assertThat(cookies(begun).get(0)).contains("snapforge-login=", "HttpOnly", "SameSite=Lax", "Max-Age=600");

        HttpResponse<String> back = comeBack(begun);
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        assertThat(back.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
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
        ISSUER.people().signIn(claims -> ada(claims).expirationTime(now(Duration.ofMinutes(5))));
        String session = pair(cookies(finish("/")).get(1));
        pass(Duration.ofMinutes(6));

        assertThat(location(get("/builds", "Cookie", session, "Accept", "text/html")))
                .isEqualTo("/sign-in?to=%2Fbuilds");
        assertThat(get("/sign-in", "Cookie", session).body()).contains("expired");
        assertThat(get("/sign-in/ci", "Cookie", session).statusCode()).isEqualTo(303);
    }

    @Test
    void takesTokensAsLongAsACookieHolds() throws Exception {
        ISSUER.people().signIn(claims -> ada(claims).claim("groups", "g".repeat(2200)));
        String session = pair(cookies(finish("/")).get(1));
        assertThat(session.length()).isBetween(3500, 4096);

        assertThat(get("/builds", "Cookie", session, "Accept", "text/html").body())
                .contains("ci:ada@acme.example");
        assertThat(get("/sign-in", "Cookie", session).statusCode()).isEqualTo(302);
    }

    @Test
    void forgetsAPathThatIsTooLongForACookie() throws Exception {
        HttpResponse<String> begun = get("/sign-in/ci?to=/builds%3Fname%3D" + "a".repeat(2000));
        assertThat(cookies(begun).get(0).length()).isLessThan(1000);
        assertThat(comeBack(begun).body()).contains("0;url=/\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "https://evil.example", "/%5Cevil.example", "/%09/evil.example", "%0a//evil"})
    void leadsNowhereElse(String to) throws Exception {
        assertThat(finish(to).body()).contains("0;url=/\"").doesNotContain("evil");
    }

    @Test
    void leadsNowhereElseWhateverTheCookieSays() throws Exception {
        HttpResponse<String> begun = get("/sign-in/ci?to=/builds");
        // "/builds" and "//evil.example" as the cookie writes them.
        String cookie = pair(cookies(begun).get(0)).replaceAll("[^.]*$", "Ly9ldmlsLmV4YW1wbGU");
        assertThat(get(location(get(location(begun))), "Cookie", cookie).body())
                .contains("0;url=/\"")
                .doesNotContain("evil");
    }

    @Test
    void looksAtTheIssuersDescriptionOnceAnHour() throws Exception {
        pass(Duration.ofMinutes(61));
        int before = ISSUER.descriptions();
        get("/sign-in/ci");
        get("/sign-in/ci");
        assertThat(ISSUER.descriptions()).isEqualTo(before + 1);
    }

    @Test
    void takesAnswersThatNameTheIssuer() throws Exception {
        ISSUER.people().answerAs(ISSUER.address().toString());
        assertThat(finish("/").statusCode()).isEqualTo(200);
    }
}
