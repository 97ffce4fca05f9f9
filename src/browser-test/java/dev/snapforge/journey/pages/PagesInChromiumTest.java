package dev.snapforge.journey.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.journey.api.ChromiumFixture;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** A visitor sends a file, watches, reads why it failed, mends it, releases, compares, promotes and rolls back. */
@WholeService
// Another test is a visitor of a service in which there is no build yet.
@DirtiesContext
class PagesInChromiumTest extends ChromiumFixture {

    private static final String NAME = "capitals";

    @LocalServerPort
    private int port;

    private ServiceClient service;
    private Visit visit;

    @BeforeEach
    void visit() {
        service = new ServiceClient(port);
        visit = new Visit(browser, service.base());
    }

    @Test
    void theRoadFromAFileToAChannel() throws IOException {
        String capitals = Files.readString(Path.of("examples/capitals.js"));
        String failed = sendsAFileThatFails(capitals);
        sendsItMended(capitals);
        for (String version : new String[] {"1.0.0", "1.1.0"}) {
            service.build(Form.of("capitals.js", capitals + "// " + version)
                    .spec("{\"name\": \"" + NAME + "\", \"version\": \"" + version
                            + "\", \"policy\": {\"minSpeedup\": 0.01}, \"targets\": [\"linux-x64/javet-v8-5.0.6\"]}"));
        }
        String snapshot = promotesAndRollsBackByKeyboard();
        for (String path : new String[] {
            "/",
            "/builds",
            "/builds?submit",
            failed,
            snapshot,
            "/names",
            "/names/" + NAME,
            "/names/" + NAME + "/compare?from=1.0.0&to=1.1.0",
            "/engines",
            "/problems",
            "/problems/script-threw",
            "/administration",
            "/administration/audit",
            "/administration/storage"
        }) {
            visit.isForEveryone(path);
        }
        visit.hasNoComplaints();
        picturesOf(failed, snapshot);
        visit.open("/nothing/here");
        assertThat(visit.text()).contains("There is nothing at this address.");
    }

    private String sendsAFileThatFails(String capitals) {
        visit.open("/builds");
        visit.drop("capitals.js", capitals + "\nsearch.index.add('Atlantis');\n");
        visit.fill("form[data-submit] [name=name]", "atlantis");
        visit.click("form[data-submit] button[type=submit]");
        visit.waitForAddress("/builds/[0-9a-f-]{36}");
        visit.waitFor("header.title .status", "failed");
        visit.waitFor(".problem", "search is not defined");
        assertThat(visit.text()).contains("search.index.add('Atlantis');", "What", "script-threw");
        return visit.address();
    }

    private void sendsItMended(String capitals) {
        visit.open("/builds");
        visit.drop("capitals.js", capitals);
        visit.click("form[data-submit] button[type=submit]");
        visit.waitForAddress("/builds/[0-9a-f-]{36}");
        visit.waitFor("header.title .status", "succeeded");
        visit.waitFor(".stages", "publish");
    }

    private String promotesAndRollsBackByKeyboard() {
        visit.open("/names/" + NAME);
        visit.find("input[placeholder=stable]").sendKeys("stable", Keys.TAB, Keys.ARROW_DOWN, Keys.TAB, Keys.ENTER);
        visit.confirm();
        visit.waitFor("table", "stable");
        assertThat(service.get("/api/v1/names/" + NAME + "/channels/stable").body()).contains("\"version\":\"1.0.0\"");
        visit.find("select[aria-label='Version for stable']").sendKeys(Keys.ARROW_UP, Keys.TAB, "finds Ouagadugu", Keys.TAB, Keys.ENTER);
        visit.confirm();
        visit.waitFor("button[name=back]", "Roll back to 1.0.0");
        visit.waitFor("table", "finds Ouagadugu");
        visit.click("button[name=back]");
        visit.confirm();
        visit.waitFor("button[name=back]", "Roll back to 1.1.0");
        assertThat(service.get("/api/v1/names/" + NAME + "/channels/stable").body()).contains("\"revision\":3");
        visit.click("tbody a[href*='/snapshots/']");
        visit.waitForAddress("/snapshots/");
        return visit.address();
    }

    private void picturesOf(String failed, String snapshot) throws IOException {
        visit.open("/");
        visit.picture("home");
        visit.open(failed);
        visit.picture("failed-build");
        visit.open(snapshot);
        visit.picture("snapshot");
        visit.open("/names/" + NAME);
        visit.picture("name");
        visit.open("/names/" + NAME + "/compare?from=1.0.0&to=1.1.0");
        visit.picture("comparison");
    }
}
