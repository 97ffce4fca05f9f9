package dev.snapforge.journey.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.journey.api.ChromiumFixture;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.ProtectedService.TickingClock;
import dev.snapforge.support.ProtectedService.TrustedIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Cookie;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A visitor signs in at an issuer, whose page is of another site: a browser then decides which cookies it sends. */
@ProtectedService
class LoginInChromiumTest extends ChromiumFixture {

    private static final String BUTTON = "a.button[href^='/sign-in/ci']";

    @LocalServerPort
    private int port;

    private Visit visit;

    @BeforeEach
    void visit() {
        // The issuer is at 127.0.0.1, which is another site than localhost; two ports would be one.
        visit = new Visit(browser, "http://localhost:" + port);
        TrustedIssuer.ISSUER.people().signIn(claims -> claims.issueTime(in(Duration.ZERO))
                .expirationTime(in(Duration.ofHours(1)))
                .claim("email", "ada@acme.example")
                .claim("email_verified", true));
    }

    @AfterEach
    void reset() {
        TrustedIssuer.ISSUER.people().reset();
    }

    /** The issuer sends the browser back by itself, as to people it knows already, or after a click on its page. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void signsInAtAnIssuerAndComesBack(boolean asks) {
        if (asks) {
            TrustedIssuer.ISSUER.people().ask();
        }
        visit.open("/builds?name=acme.web");
        assertThat(visit.address()).startsWith("/sign-in?to=");
        visit.click(BUTTON);
        if (asks) {
            assertThat(browser.getCurrentUrl()).startsWith(TrustedIssuer.ISSUER.address() + "/authorize");
            visit.click("#yes");
        }
        visit.waitForAddress("/builds\\?name=acme\\.web$");
        assertThat(visit.find("form.who").getText()).contains("ci:ada@acme.example");

        assertThat(browser.executeScript("return document.cookie")).isEqualTo("");
        assertThat(browser.manage().getCookieNamed("snapforge-login")).isNull();
        Cookie session = Objects.requireNonNull(browser.manage().getCookieNamed("snapforge-session"));
        assertThat(session.getSameSite()).isEqualTo("Strict");
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.getExpiry()).isNull();
        visit.hasNoComplaints();

        visit.click("form.who button");
        visit.waitForAddress("/sign-in$");
        assertThat(browser.manage().getCookieNamed("snapforge-session")).isNull();
        visit.open("/builds");
        assertThat(visit.address()).startsWith("/sign-in?to=");
    }

    @Test
    void leadsBackToTheFormWhenTheIssuerDeclines() {
        TrustedIssuer.ISSUER.people().deny("access_denied");
        visit.open("/sign-in/ci?to=/builds");
        visit.waitFor("main", "sign-in-denied");
        assertThat(visit.text()).contains("access_denied", "Open /sign-in");
        assertThat(browser.manage().getCookies()).isEmpty();
    }

    private static Date in(Duration time) {
        return Date.from(Instant.ofEpochMilli(TickingClock.MILLIS.get()).plus(time));
    }
}
