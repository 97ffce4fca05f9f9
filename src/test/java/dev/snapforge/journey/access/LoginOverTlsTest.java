package dev.snapforge.journey.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.postgres.SharedPostgres;
import dev.snapforge.support.ProtectedService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** Sign-ins where browsers come over https to a proxy that does not say so, and the issuer wants the client's secret. */
@ProtectedService
@ContextConfiguration(
        initializers = {SharedPostgres.class, ProtectedService.TrustedIssuer.class, LoginOverTlsTest.BehindAProxy.class
        })
class LoginOverTlsTest extends LoginFixture {

    private static final String ADDRESS = "https://snapforge.example";
    private static final String SECRET = "s3:cr%t +/=";

    static final class BehindAProxy implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "snapforge.access.oidc.address=" + ADDRESS + "/",
                            "snapforge.access.oidc.issuers[0].client.secret-file=" + secret())
                    .applyTo(context);
        }

        private static Path secret() {
            try {
                // Mode 0600.
                return Files.writeString(Files.createTempFile("client", ".secret"), SECRET + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeEach
    void wantsTheSecret() {
        ISSUER.people().want("snapforge", SECRET);
    }

    @Override
    String here(String address) {
        return address.replace(ADDRESS, "http://127.0.0.1:" + port);
    }

    @Test
    void cookiesAreForTlsAndThisHostAlone() throws Exception {
        HttpResponse<String> begun = get("/sign-in/ci?to=/builds");
        assertThat(parameter(location(begun), "redirect_uri"))
                .isEqualTo("https://snapforge.example/sign-in/ci/callback");
        assertThat(cookies(begun))
                .singleElement()
                .asString()
                .startsWith("__Host-snapforge-login=")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/;")
                .doesNotContain("Domain");

        HttpResponse<String> back = comeBack(begun);
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        assertThat(cookies(back).get(0)).startsWith("__Host-snapforge-login=;").contains("Secure", "Max-Age=0");
        assertThat(cookies(back).get(1))
                .startsWith("__Host-snapforge-session=")
                .contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/;")
                .doesNotContain("Domain");
        assertThat(get("/builds", "Cookie", pair(cookies(back).get(1)), "Accept", "text/html")
                        .body())
                .contains("ci:ada@acme.example");
    }

    @Test
    void takesNoSignInThatAnotherHostOfTheDomainHasPlanted() throws Exception {
        HttpResponse<String> attackers = get("/sign-in/ci");
        String answered = here(location(get(location(attackers))));
        // The plain name can be set for a whole domain; it may say that all of this was without TLS.
        String planted = pair(cookies(attackers).get(0)).replace("__Host-", "");
        refused(get(answered, "Cookie", planted), 400, "sign-in-interrupted");
        refused(get(answered, "Cookie", planted.replace("aHR0cHM6Ly9", "aHR0cDovL3N")), 400, "sign-in-interrupted");
    }

    @Test
    void saysThatTheIssuerDoesNotTakeTheSecret() throws Exception {
        ISSUER.people().want("snapforge", "another");
        refused(finish("/"), 403, "sign-in-failed");
    }
}
