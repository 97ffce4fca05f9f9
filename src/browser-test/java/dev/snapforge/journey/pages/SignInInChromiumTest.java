package dev.snapforge.journey.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.journey.api.ChromiumFixture;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A visitor signs in with a token, and is refused what another one may do. */
@ProtectedService
class SignInInChromiumTest extends ChromiumFixture {

    @LocalServerPort
    private int port;

    @Autowired
    private AccessSettings settings;

    private Visit visit;
    private Tokens tokens;

    @BeforeEach
    void visit() {
        tokens = new Tokens(port, settings);
        visit = new Visit(browser, "http://127.0.0.1:" + port);
    }

    @Test
    void signsInAndOut() {
        visit.isForEveryone("/sign-in?to=/builds");
        visit.fill("#token", "sf_" + "x".repeat(43));
        visit.click("main button[type=submit]");
        visit.waitFor("[role=alert]", "token");

        signIn("reader", "snapshots:read");
        visit.waitForAddress("/builds$");
        visit.open("/administration");
        assertThat(visit.text()).contains("admin");
        visit.click("form.who button");
        visit.waitForAddress("/sign-in");

        signIn("keeper", "admin");
        visit.open("/administration/tokens");
        visit.click("#new summary");
        visit.fill("#new [name=name]", "made-here");
        visit.click("#new [value='builds:write']");
        visit.click("#new button");
        visit.waitFor("section[role=status]", "sf_");
        assertThat(visit.text()).contains("made-here");
        visit.isForEveryone("/administration/tokens");
        // Only the browser can send the cookie, and no script sees it.
        assertThat(browser.executeScript("return document.cookie")).isEqualTo("");
    }

    private void signIn(String name, String scope) {
        visit.open("/builds");
        visit.fill("#token", tokens.make(name, null, null, scope).text("token"));
        visit.click("main button[type=submit]");
    }
}
