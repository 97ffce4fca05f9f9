package dev.snapforge.journey.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.snapforge.support.LocalIssuer;
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

/** A person at an issuer on this machine, with a browser that takes one step at a time. */
abstract class LoginFixture extends AccessFixture {

    static final String CALLBACK = "/sign-in/ci/callback";
    static final LocalIssuer ISSUER = TrustedIssuer.ISSUER;

    // Follows no redirects.
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void asAda() {
        ISSUER.people().signIn(LoginFixture::ada);
    }

    @AfterEach
    void leaves() {
        ISSUER.people().reset();
        ISSUER.isAway(false);
    }

    /** Goes the whole way; the last step's answer. */
    HttpResponse<String> finish(String to) throws IOException, InterruptedException {
        return comeBack(get("/sign-in/ci?to=" + to));
    }

    /** Goes from the first step to the last. */
    HttpResponse<String> comeBack(HttpResponse<String> begun) throws IOException, InterruptedException {
        return get(
                here(location(get(location(begun)))),
                "Cookie",
                pair(cookies(begun).get(0)));
    }

    /** An address of the service's, also if browsers know it by another. */
    String here(String address) {
        return address;
    }

    void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(code);
        assertThat(cookies(answer)).noneMatch(it -> it.contains("snapforge-session="));
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : "http://127.0.0.1:" + port + path));
        return http.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    static JWTClaimsSet.Builder ada(JWTClaimsSet.Builder claims) {
        return valid(claims).claim("email", "ada@acme.example").claim("email_verified", true);
    }

    static JWTClaimsSet.Builder valid(JWTClaimsSet.Builder claims) {
        return claims.issueTime(now(Duration.ZERO)).expirationTime(now(Duration.ofHours(1)));
    }

    static Date now(Duration later) {
        return Date.from(Instant.ofEpochMilli(TickingClock.MILLIS.get()).plus(later));
    }

    static void pass(Duration time) {
        TickingClock.MILLIS.addAndGet(time.toMillis());
    }

    static List<String> cookies(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie");
    }

    static String pair(String cookie) {
        return cookie.split(";", 2)[0];
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    static String parameter(String address, String name) {
        return address.replaceAll(".*[?&]" + name + "=([^&]*).*", "$1");
    }
}
