package dev.snapforge.journey.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import dev.snapforge.support.ProtectedService;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-ins at an issuer that lead to none. */
@ProtectedService
class LoginRefusalsTest extends LoginFixture {

    @Test
    void refusesPeopleThatNoRuleTrusts() throws Exception {
        ISSUER.people().signIn(claims -> ada(claims).subject("another"));
        refused(finish("/"), 403, "no-trusted-publisher");
    }

    @Test
    void believesNoAddressThatTheIssuerHasNotVerified() throws Exception {
        ISSUER.people().signIn(claims -> ada(claims).claim("email_verified", false));
        refused(finish("/"), 401, "email_verified: true");
        ISSUER.people().signIn(claims -> valid(claims).claim("email", "ada@acme.example"));
        refused(finish("/"), 401, "email_verified: true");
    }

    @Test
    void saysThatThePersonOrTheIssuerDeclined() throws Exception {
        ISSUER.people().deny("access_denied");
        HttpResponse<String> back = finish("/");
        refused(back, 403, "sign-in-denied");
        assertThat(back.body()).contains("access_denied");
        ISSUER.people().deny("%3Cscript%3E");
        assertThat(finish("/").body()).contains("an error without a name").doesNotContain("script>x");
    }

    @Test
    void refusesAnotherState() throws Exception {
        HttpResponse<String> begun = get("/sign-in/ci");
        String cookie = pair(cookies(begun).get(0));
        String answered = location(get(location(begun)));
        refused(get(answered), 400, "sign-in-interrupted");
        refused(get(answered, "Cookie", "snapforge-login=x"), 400, "sign-in-interrupted");
        refused(get(answered, "Cookie", "snapforge-login=~.a.b"), 400, "sign-in-interrupted");
        refused(get(answered, "Cookie", "snapforge-login=....."), 400, "sign-in-interrupted");
        refused(get(answered + "x", "Cookie", cookie), 400, "sign-in-interrupted");
        refused(get(CALLBACK + "?code=a&state=", "Cookie", cookie), 400, "sign-in-interrupted");
        HttpResponse<String> without = get(CALLBACK + "?code=a", "Cookie", cookie);
        refused(without, 400, "sign-in-interrupted");
        // Another site can lead a browser here, which must not end the sign-in that it has begun.
        assertThat(cookies(without)).isEmpty();
        assertThat(get(answered, "Cookie", cookie).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesASignInAtAnotherIssuer() throws Exception {
        HttpResponse<String> begun = get("/sign-in/ci");
        String answered = location(get(location(begun))).replace("/ci/", "/other/");
        refused(get(answered, "Cookie", pair(cookies(begun).get(0))), 400, "sign-in-interrupted");
    }

    @Test
    void refusesAnAnswerOfAnotherIssuer() throws Exception {
        ISSUER.people().answerAs("https://evil.example");
        refused(finish("/"), 403, "sign-in-failed");
    }

    @Test
    void refusesAnAnswerOfNoIssuerWhereTheIssuerPromisesToNameItself() throws Exception {
        ISSUER.describesAlso(Map.of("authorization_response_iss_parameter_supported", true));
        pass(Duration.ofMinutes(61));
        refused(finish("/"), 403, "sign-in-failed");
        ISSUER.people().answerAs(ISSUER.address().toString());
        assertThat(finish("/").statusCode()).isEqualTo(200);
        ISSUER.describesAlso(Map.of());
        pass(Duration.ofMinutes(61));
    }

    @Test
    void refusesACodeThatIsNotOfThisSignIn() throws Exception {
        HttpResponse<String> begun = get("/sign-in/ci");
        String code = parameter(location(get(location(get("/sign-in/ci")))), "code");
        String state = parameter(location(begun), "state");
        // PKCE: the issuer gave the code to the sign-in with another verifier.
        HttpResponse<String> back = get(
                CALLBACK + "?code=" + code + "&state=" + state,
                "Cookie",
                pair(cookies(begun).get(0)));
        refused(back, 403, "sign-in-failed");
        assertThat(back.body()).contains("the error invalid_grant");
        assertThat(cookies(back)).singleElement().asString().contains("snapforge-login=;", "Max-Age=0");
    }

    @Test
    void refusesTokensOfAnotherSignInAndOfAnotherClient() throws Exception {
        ISSUER.people().signIn(claims -> ada(claims).claim("nonce", "another"));
        refused(finish("/"), 403, "sign-in-failed");
        ISSUER.people().signIn(claims -> ada(claims).claim("nonce", null));
        refused(finish("/"), 403, "sign-in-failed");
        ISSUER.people().signIn(claims -> ada(claims).audience(ProtectedService.AUDIENCE));
        refused(finish("/"), 403, "sign-in-failed");
        // Of several audiences, azp says for whom it was made.
        ISSUER.people().signIn(claims -> ada(claims).audience(List.of("snapforge", "another")));
        refused(finish("/"), 403, "sign-in-failed");
        ISSUER.people().signIn(claims -> ada(claims).claim("azp", "another"));
        refused(finish("/"), 403, "sign-in-failed");
        ISSUER.people().signIn(claims -> ada(claims).audience("another"));
        refused(finish("/"), 401, "invalid-token");
        ISSUER.people().signIn(claims -> ada(claims).expirationTime(now(Duration.ofMinutes(-1))));
        refused(finish("/"), 401, "invalid-token");
    }

    @Test
    void saysThatATokenIsTooLargeForACookie() throws Exception {
        ISSUER.people().signIn(claims -> ada(claims).claim("groups", "g".repeat(4000)));
        refused(finish("/"), 403, "id-token-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\": \"a\", \"token_type\": \"Bearer\"}",
                "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": \"\"}",
                "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": 1}",
                "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": {}}",
                "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": \"a.b.c\"}",
                "{}",
                "[]",
                "<html>",
                ""
            })
    void refusesAnswersWithoutAnIdToken(String body) throws Exception {
        ISSUER.people().exchangeBy(answering(200, body));
        HttpResponse<String> back = finish("/");
        assertThat(back.statusCode()).as(back.body()).isIn(401, 403);
        assertThat(back.body()).containsAnyOf("sign-in-failed", "invalid-token");
        assertThat(cookies(back)).noneMatch(it -> it.contains("snapforge-session="));
    }

    @Test
    void followsNoRedirectWithACode() throws Exception {
        ISSUER.people().exchangeBy(exchange -> {
            exchange.getResponseHeaders().set("Location", ISSUER.address() + "/elsewhere");
            answering(307, "").handle(exchange);
        });
        refused(finish("/"), 403, "sign-in-failed");
    }

    @Test
    void saysThatTheIssuerIsUnavailableWhereASignInBegins() throws Exception {
        ISSUER.isAway(true);
        pass(Duration.ofMinutes(61));
        refused(get("/sign-in/ci"), 503, "issuer-unavailable");
        ISSUER.isAway(false);
        // It is not asked again at once, so that no one waits for those who came before.
        int before = ISSUER.descriptions();
        refused(get("/sign-in/ci"), 503, "issuer-unavailable");
        assertThat(ISSUER.descriptions()).isEqualTo(before);
        pass(Duration.ofSeconds(10));
        assertThat(get("/sign-in/ci").statusCode()).isEqualTo(303);
    }

    @Test
    void saysThatTheIssuerIsUnavailableWhereASignInEnds() throws Exception {
        HttpResponse<String> begun = get("/sign-in/ci");
        ISSUER.isAway(true);
        refused(comeBack(begun), 503, "issuer-unavailable");
        ISSUER.isAway(false);
        ISSUER.people().exchangeBy(answering(502, "<html>"));
        refused(finish("/"), 503, "issuer-unavailable");
    }

    @Test
    void readsNoAnswerWithoutEnd() throws Exception {
        ISSUER.people().exchangeBy(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] some = " ".repeat(8192).getBytes(StandardCharsets.UTF_8);
            try (OutputStream body = exchange.getResponseBody()) {
                // Until the other end has had enough.
                while (true) {
                    body.write(some);
                }
            }
        });
        refused(finish("/"), 503, "issuer-unavailable");
    }

    @Test
    void wantsAddressesOnWhichNothingCanBeChanged() throws Exception {
        ISSUER.describesAlso(Map.of("token_endpoint", "http://issuer.example/token"));
        pass(Duration.ofMinutes(61));
        refused(get("/sign-in/ci"), 503, "issuer-unavailable");
        ISSUER.describesAlso(Map.of());
        pass(Duration.ofMinutes(61));
    }

    @Test
    void knowsOnlyIssuersWithAClient() throws Exception {
        refused(get("/sign-in/none"), 404, "unknown-issuer");
        refused(get("/sign-in/none/callback?code=a&state=b"), 404, "unknown-issuer");
    }

    private static HttpHandler answering(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }
}
